package org.songhua.evaluation.internal.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.cover.Squares;

/**
 * A large area that is but shaped otherwise than before: what it reaches changed along its edges and between them, nowhere else.
 *
 * @param plane of measuring
 * @param was before, in metres
 * @param is now, in metres
 */
record Reshaped(GroundPlane plane, Geometry was, Geometry is) {

    /** {@return what became of an object by its versions; empty when it is small, no area, new, gone, or otherwise another} */
    static Optional<Reshaped> of(List<Touched.One> versions, GroundPlane plane) {
        if (versions.stream().map(Touched.One::rest).distinct().count() != 1) return Optional.empty();
        return outline(versions, -1, plane)
                .flatMap(was -> outline(versions, 1, plane).map(is -> new Reshaped(plane, was, is)));
    }

    private static Optional<Geometry> outline(List<Touched.One> versions, int side, GroundPlane plane) {
        return versions.stream()
                .filter(one -> one.side() == side)
                .flatMap(one -> Stream.ofNullable(one.outline()))
                .filter(one -> one.getDimension() == 2)
                .findFirst()
                .map(plane::project);
    }

    /** {@return rectangles in degrees outside of which both reach the same} */
    List<Envelope> apart() {
        return Squares.apart(was, is).stream().map(plane::degrees).toList();
    }
}
