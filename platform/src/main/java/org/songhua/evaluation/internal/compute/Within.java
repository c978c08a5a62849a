package org.songhua.evaluation.internal.compute;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Which rows of a class are looked at, as a condition.
 *
 * @param sql over the rows of a {@link Moment}
 * @param values of its parameters
 */
record Within(String sql, List<? extends @Nullable Object> values) {
    static final Within EVERYWHERE = new Within("true", List.of());
    /** Metres of a degree of latitude, where it has fewest. */
    private static final double DEGREE = 110_574;
    /** Reaches are looked for a little beyond their radius; what is too far away adds nothing. */
    private static final double MARGIN = 1.05;

    /** {@return the objects of some ids} */
    static Within ids(Collection<UUID> ids) {
        return new Within("id = any(?::uuid[])", List.of((Object)
                ids.stream().map(UUID::toString).toArray(String[]::new)));
    }

    /** {@return the objects in some regions, the smallest they lie in} */
    static Within regions(Collection<String> codes) {
        return new Within("coalesce(region, '') = any(?)", List.of((Object) codes.toArray(String[]::new)));
    }

    /** {@return the objects of which the rectangle touches one in degrees} */
    static Within box(Envelope box) {
        return new Within(
                "box && box(point(?, ?), point(?, ?))",
                List.of(box.getMaxX(), box.getMaxY(), box.getMinX(), box.getMinY()));
    }

    /** {@return a rectangle in degrees, larger on every side by metres at least} */
    static Envelope around(Envelope box, double metres) {
        var around = new Envelope(box);
        double north = metres / DEGREE * MARGIN + 1e-6;
        double latitude = Math.min(89, Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) + north);
        around.expandBy(north / Math.cos(Math.toRadians(latitude)), north);
        return around;
    }
}
