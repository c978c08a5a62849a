package org.songhua.redline.internal.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.ObjectId;
import org.songhua.engine.flow.Guard;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;

/** Says whether a red line is crossed. Immutable; make one for each line. */
public final class RedLineJudge {
    private final RedLine line;
    private final @Nullable Guard when;
    private final @Nullable Guard allowed;
    private final @Nullable Guard objectWhen;

    public RedLineJudge(RedLine line) {
        this.line = line;
        when = guard(line.when());
        allowed = guard(line.allowed());
        objectWhen = guard(line.objectWhen());
    }

    private static @Nullable Guard guard(String condition) {
        return condition.isEmpty() ? null : Guard.parse(condition);
    }

    /** {@return the line} */
    public RedLine line() {
        return line;
    }

    /**
     * An object that may be in the way.
     *
     * @param id which
     * @param classCode its class
     * @param name what people call it, or null
     * @param geometry where it lies, in degrees
     * @param attributes its declared attributes
     */
    public record Protected(
            ObjectId id, String classCode, @Nullable String name, Geometry geometry, Map<String, Object> attributes) {}

    /** {@return whether places need to be looked at: its condition applies and nothing allows it} */
    public boolean concerns(Map<String, Object> fields) {
        return (when == null || when.holds(fields)) && (allowed == null || !allowed.holds(fields));
    }

    /** {@return whether it may concern something of which only these fields are known yet} */
    public boolean mayConcern(Map<String, Object> fields) {
        boolean applies = when == null || !fields.keySet().containsAll(when.names()) || when.holds(fields);
        boolean kept = allowed != null && fields.keySet().containsAll(allowed.names()) && allowed.holds(fields);
        return applies && !kept;
    }

    /** {@return what a shape that the line concerns crosses, the nearest first} */
    public List<Crossing> crossings(@Nullable Geometry shape, List<Protected> near) {
        if (!line.isSpatial()) return List.of(new Crossing(line, null, null, null, Double.NaN));
        if (shape == null) return List.of();
        LocalMetres metres = LocalMetres.around(shape);
        var found = new ArrayList<Crossing>();
        for (Protected one : near) {
            if (objectWhen != null && !objectWhen.holds(one.attributes())) continue;
            double distance_m = metres.distance_m(shape, one.geometry());
            if (distance_m <= line.within_m())
                found.add(new Crossing(line, one.id(), one.classCode(), one.name(), distance_m));
        }
        found.sort(Comparator.comparingDouble(Crossing::distance_m).thenComparing(one -> String.valueOf(one.object())));
        return found;
    }
}
