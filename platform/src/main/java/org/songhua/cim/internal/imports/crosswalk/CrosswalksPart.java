package org.songhua.cim.internal.imports.crosswalk;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.imports.crosswalk.Crosswalk.Reading;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackPart;
import org.songhua.pack.part.PartFile;
import org.songhua.pack.yaml.Item;
import org.songhua.pack.yaml.Shape;

/** {@code crosswalks.yml} of a pack. */
public final class CrosswalksPart implements PackPart {

    @Override
    public String files() {
        return CrosswalkFormat.FILE;
    }

    @Override
    public Shape.Table shape() {
        return CrosswalkFormat.SHAPE;
    }

    @Override
    public Examples check(PackContent content, Consumer<Fault> faults) {
        Map<String, Crosswalk> all = new CrosswalkReader(content, faults)
                .read().stream().collect(Collectors.toMap(Crosswalk::code, one -> one));
        var result = Examples.NONE;
        for (PartFile file : content.files(CrosswalkFormat.FILE))
            for (var entry : file.content().part("crosswalks").entries().entrySet())
                for (Item example : entry.getValue().list("examples"))
                    result = result.and(run(example, all.get(entry.getKey()), faults));
        return result;
    }

    private static Examples run(Item example, @Nullable Crosswalk crosswalk, Consumer<Fault> faults) {
        if (crosswalk == null) return Examples.NONE;
        String value = example.text("value", "");
        String wanted = example.text("becomes", example.text("told", "nothing"));
        String came = said(crosswalk.read(value));
        if (came.equals(wanted)) return new Examples(1, 0);
        faults.accept(example.where()
                .fault(
                        "WALK-007",
                        "Example " + value + " gives " + came + " and not " + wanted + ".",
                        "Mend the crosswalk, or the example if it asks for the wrong thing."));
        return new Examples(1, 1);
    }

    private static String said(Reading reading) {
        return switch (reading) {
            case Reading.Found found -> found.code();
            case Reading.Unknown unknown -> "unknown";
            case Reading.Gone gone -> "gone";
            case Reading.Ambiguous ambiguous -> "ambiguous";
            case Reading.NotMeant notMeant -> "nothing";
        };
    }
}
