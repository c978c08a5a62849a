package org.songhua.service.internal.declared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Mistakes;
import org.songhua.pack.yaml.Shape;
import org.songhua.service.Service;

/** The pack files {@code public-services/*.yml}: read, checked over all packs together, their examples judged. */
public final class PublicServicesPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "public-services/*.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return ServiceShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode("registers/*.yml");
        Map<String, Item> ledgers = content.entries("ledgers.yml", "ledgers");
        var seen = new HashMap<String, String>();
        var examples = Examples.NONE;
        for (PartFile file : content.files(FILES)) {
            once(file, "service", file.code(), seen, faults);
            once(file, "service of this register", file.content().text("register", ""), seen, faults);
            examples = examples.and(check(file, registers, ledgers, faults));
        }
        return examples;
    }

    private static void once(
            PartFile file, String what, String name, Map<String, String> seen, Consumer<Fault> faults) {
        String other = seen.putIfAbsent(what + " " + name, file.pack());
        if (other != null)
            new Mistakes(faults)
                    .tell(file.content(), "SERVP-010", "Pack " + other + " has a " + what + ".", "Keep one of them.");
    }

    private static Examples check(
            PartFile file, Map<String, Item> registers, Map<String, Item> ledgers, Consumer<Fault> faults) {
        var found = new ArrayList<Fault>();
        new ServiceCheck(file.content(), registers, ledgers, found::add).run();
        found.forEach(faults);
        return found.isEmpty()
                ? Examples.play(
                        file.content().list("examples"),
                        new ServiceExamples(ServiceReader.read(file), faults)::succeeds)
                : Examples.NONE;
    }

    /** {@return the services of all packs, which have been checked} */
    public static List<Service> services(PackContent content) {
        return content.files(FILES).stream().map(ServiceReader::read).toList();
    }
}
