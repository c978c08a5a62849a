package org.songhua.redline.internal.declared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.songhua.redline.RedLine;

/** The pack files {@code red-lines.yml}: read, checked over all packs together, their examples played. */
public final class RedLinesPart implements PackPart {
    /** What the files are called inside a pack. */
    public static final String FILES = "red-lines.yml";

    private static final String REGISTERS = "registers/*.yml";

    @Override
    public String files() {
        return FILES;
    }

    @Override
    public Shape.Table shape() {
        return RedLineShapes.FILE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Item> registers = content.byCode(REGISTERS);
        var classes = new HashMap<String, ClassDefinition>();
        content.classes().forEach(one -> classes.put(one.code(), one));
        var lines = new LinkedHashMap<String, RedLine>();
        var found = new ArrayList<Fault>();
        for (PartFile file : content.files(FILES))
            for (RedLine one : RedLineReader.read(file)) {
                Item at = file.content().part("red_lines").part(one.code());
                RedLine other = lines.putIfAbsent(one.code(), one);
                if (other != null)
                    found.add(at.keyWhere()
                            .fault("RLINEP-008", "Pack " + other.pack() + " has a line of this code.", "Rename it."));
                new RedLineCheck(one, at, registers, classes, found::add).run();
            }
        found.forEach(faults);
        if (!found.isEmpty()) return Examples.NONE;
        return Examples.play(content.items(FILES, "examples"), new RedLineExamples(lines, faults)::succeeds);
    }

    /** {@return the red lines of all packs, which have been checked} */
    public static List<RedLine> redLines(PackContent content) {
        return content.files(FILES).stream()
                .flatMap(file -> RedLineReader.read(file).stream())
                .toList();
    }
}
