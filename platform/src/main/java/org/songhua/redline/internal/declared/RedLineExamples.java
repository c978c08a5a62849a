package org.songhua.redline.internal.declared;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.songhua.cim.ObjectId;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.yaml.Item;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;
import org.songhua.redline.internal.rules.RedLineJudge;

/** Plays the examples of red lines by the rules that records go by; without a database. */
final class RedLineExamples {
    private static final ObjectId OBJECT = new ObjectId(new UUID(0, 1));

    private final Map<String, RedLine> lines;
    private final Consumer<Fault> faults;

    RedLineExamples(Map<String, RedLine> lines, Consumer<Fault> faults) {
        this.lines = lines;
        this.faults = faults;
    }

    boolean succeeds(Item example) {
        RedLine line = lines.get(example.text("line", ""));
        if (line == null) return fails(example, "It names no red line.");
        try {
            return plays(new RedLineJudge(line), example);
        } catch (ParseException e) {
            return fails(example, "A shape is no WKT: " + e.getMessage());
        }
    }

    private boolean plays(RedLineJudge judge, Item example) throws ParseException {
        Geometry shape = shape(example.text("shape"));
        Geometry object = shape(example.text("object"));
        List<RedLineJudge.Protected> near = object == null
                ? List.of()
                : List.of(new RedLineJudge.Protected(
                        OBJECT, "", null, object, example.part("attributes").fields()));
        List<Crossing> found =
                judge.concerns(example.part("fields").fields()) ? judge.crossings(shape, near) : List.of();
        if (found.isEmpty() == example.truth("crossed", false))
            return fails(example, found.isEmpty() ? "It is not crossed." : "It is crossed.");
        BigDecimal wanted = example.decimal("distance_m");
        if (wanted == null || found.isEmpty()) return true;
        double distance_m = found.getFirst().distance_m();
        return Math.abs(distance_m - wanted.doubleValue()) <= 0.5
                || fails(example, "The distance is %.2f m.".formatted(distance_m));
    }

    private static @Nullable Geometry shape(@Nullable String wkt) throws ParseException {
        return wkt == null ? null : new WKTReader().read(wkt);
    }

    private boolean fails(Item example, String problem) {
        faults.accept(example.where()
                .fault("RLINEP-020", example.text("example", "") + ": " + problem, "Correct example or red line."));
        return false;
    }
}
