package org.songhua.project.internal.declared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;
import org.songhua.project.Library;
import org.songhua.project.Limit;

/** The pack files {@code projects.yml}: read, checked over all packs together, their examples played. */
public final class ProjectsPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "projects.yml";

    private static final String REGISTERS = "registers/*.yml";
    private static final String INDICATORS = "indicators/*.yml";
    private static final String RED_LINES = "redlines.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return ProjectShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode(REGISTERS);
        Map<String, Item> lines = content.entries(RED_LINES, "redlines");
        var found = new ArrayList<Fault>();
        var check = new ProjectCheck(registers, lines, indicators(content), found::add);
        var libraries = new LinkedHashMap<String, Library>();
        for (PartFile file : content.files(FILES)) {
            for (Library one : ProjectReader.libraries(file)) {
                Item at = file.content().part("libraries").part(one.register());
                Library other = libraries.putIfAbsent(one.register(), one);
                if (other != null)
                    found.add(at.keyWhere()
                            .fault("PROJP-009", "Pack " + other.pack() + " has this library.", "Keep one of them."));
                check.library(one.register(), at);
            }
            file.content().part("limits").entries().forEach(check::limit);
        }
        found.forEach(faults);
        if (!found.isEmpty()) return Examples.NONE;
        return Examples.play(content.items(FILES, "examples"), new ProjectExamples(libraries, faults)::succeeds);
    }

    /** Ids such as {@code mohurd-2025:R01} of the indicators of all packs. */
    private static Set<String> indicators(PackContent content) {
        var ids = new HashSet<String>();
        for (PartFile file : content.files(INDICATORS)) {
            Item series = file.content();
            String head = series.text("system", "") + "-" + series.text("edition", "") + ":";
            series.part("indicators").entries().keySet().forEach(code -> ids.add(head + code));
        }
        return ids;
    }

    /** {@return the libraries of all packs, which have been checked} */
    public static List<Library> libraries(PackContent content) {
        return content.files(FILES).stream()
                .flatMap(file -> ProjectReader.libraries(file).stream())
                .toList();
    }

    /** {@return the limits of all packs, which have been checked} */
    public static List<Limit> limits(PackContent content) {
        return content.files(FILES).stream()
                .flatMap(file -> ProjectReader.limits(file).stream())
                .toList();
    }
}
