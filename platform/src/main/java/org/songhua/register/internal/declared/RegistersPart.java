package org.songhua.register.internal.declared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Shape;
import org.songhua.register.Register;

/** The pack files {@code registers/*.yml}: read, checked over all packs together, their examples run. */
public final class RegistersPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "registers/*.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return RegisterShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Set<String> classes =
                content.classes().stream().map(ClassDefinition::code).collect(Collectors.toSet());
        var seen = new HashMap<String, String>();
        var result = Examples.NONE;
        for (PartFile file : content.files(FILES)) {
            String other = seen.putIfAbsent(file.code(), file.pack());
            if (other != null)
                faults.accept(file.content()
                        .where()
                        .fault("REGP-013", "Pack " + other + " has a register of this name.", "Rename the file."));
            result = result.and(check(file, classes, faults));
        }
        return result;
    }

    private static Examples check(PartFile file, Set<String> classes, Consumer<Fault> faults) {
        Register register = RegisterReader.read(file);
        var found = new ArrayList<Fault>();
        new RegisterCheck(register, file.content(), found::add).run(classes);
        found.forEach(faults);
        return found.isEmpty() ? new RegisterExamples(register, faults).run(file.content()) : Examples.NONE;
    }

    /** {@return the registers of all packs, which have been checked} */
    public static List<Register> registers(PackContent content) {
        return content.files(FILES).stream().map(RegisterReader::read).toList();
    }
}
