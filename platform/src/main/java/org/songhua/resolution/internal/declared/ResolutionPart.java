package org.songhua.resolution.internal.declared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;
import org.songhua.resolution.ResolutionRule;

/** The pack files {@code resolution/*.yml}: read, checked over all packs together, their examples played. */
public final class ResolutionPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "resolution/*.yml";

    private static final String REGISTERS = "registers/*.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return ResolutionShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode(REGISTERS);
        var classes = new HashMap<String, ClassDefinition>();
        content.classes().forEach(one -> classes.put(one.code(), one));
        var codes = new HashSet<String>();
        var found = new ArrayList<Fault>();
        for (PartFile file : content.files(FILES)) {
            if (!codes.add(file.code()))
                found.add(file.content()
                        .where()
                        .fault("RESOLP-008", "Another pack has a rule of this code.", "Rename the file."));
            new ResolutionCheck(file.content(), registers, classes, found::add).run();
        }
        found.forEach(faults);
        return found.isEmpty() ? play(content, faults) : Examples.NONE;
    }

    private static Examples play(PackContent content, Consumer<Fault> faults) {
        var examples = Examples.NONE;
        for (PartFile file : content.files(FILES))
            examples = examples.and(new ResolutionExamples(ResolutionReader.read(file), faults).run(file.content()));
        return examples;
    }

    /** {@return the rules of all packs, which have been checked} */
    public static List<ResolutionRule> rules(PackContent content) {
        return content.files(FILES).stream().map(ResolutionReader::read).toList();
    }
}
