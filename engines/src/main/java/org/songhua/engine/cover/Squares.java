package org.songhua.engine.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts a large area along a grid that does not depend on it, in the metres of a {@link GroundPlane}. Where the area stays as it
 * is, its parts stay as they are to the last bit; so what changes in one place need be measured only there.
 */
public final class Squares {
    /** Side of a square, metres. */
    public static final double SIDE = 250;
    /** An area with no longer side than this is not cut, metres. */
    private static final double LARGE = 2000;

    private Squares() {}

    /** {@return whether an area is large enough to be cut} */
    public static boolean isLarge(Geometry area) {
        Envelope box = area.getEnvelopeInternal();
        return Math.max(box.getWidth(), box.getHeight()) > LARGE;
    }

    /** {@return the parts of an area, each in one square of the grid, in an order that depends on the squares alone} */
    public static List<Geometry> of(Geometry area) {
        var parts = new ArrayList<Geometry>();
        collect(area, Range.of(area.getEnvelopeInternal()), parts);
        return parts;
    }

    /**
     * {@return squares of the grid outside of which nothing can tell one area from another: in one that neither edge crosses and
     * that both or neither holds, the same is covered}
     */
    public static List<Envelope> apart(Geometry one, Geometry other) {
        var box = new Envelope(one.getEnvelopeInternal());
        box.expandToInclude(other.getEnvelopeInternal());
        if (box.isNull()) return List.of();
        Geometry difference = OverlayNGRobust.overlay(one, other, OverlayNG.SYMDIFFERENCE);
        var changed = Stream.of(one.getBoundary(), other.getBoundary(), difference)
                .map(PreparedGeometryFactory::prepare)
                .toList();
        var squares = new ArrayList<Envelope>();
        apart(changed, Range.of(box), squares);
        return squares;
    }

    private static void apart(List<PreparedGeometry> changed, Range range, List<Envelope> squares) {
        Geometry square = changed.getFirst().getGeometry().getFactory().toGeometry(range.box());
        if (changed.stream().noneMatch(part -> part.intersects(square))) return;
        if (range.isOne()) squares.add(range.box());
        else for (Range half : range.halves()) apart(changed, half, squares);
    }

    private static int at(double metres) {
        return (int) Math.floor(metres / SIDE);
    }

    private static void collect(Geometry area, Range range, List<Geometry> parts) {
        if (area.isEmpty()) return;
        if (range.isOne()) {
            parts.add(area.norm());
            return;
        }
        for (Range half : range.halves()) collect(within(area, half.box()), half, parts);
    }

    /** {@return what of a geometry lies in a rectangle; points and edges that only touch it are left out} */
    static Geometry within(Geometry whole, Envelope box) {
        Geometry cut = OverlayNGRobust.overlay(whole, whole.getFactory().toGeometry(box), OverlayNG.INTERSECTION);
        var parts = new ArrayList<Geometry>();
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            Geometry part = cut.getGeometryN(i);
            if (part.getDimension() == whole.getDimension()) parts.add(part);
        }
        return whole.getFactory().buildGeometry(parts);
    }

    /** Squares by column and row, the last ones excluded. */
    private record Range(int west, int east, int south, int north) {
        static Range of(Envelope box) {
            return new Range(at(box.getMinX()), at(box.getMaxX()) + 1, at(box.getMinY()), at(box.getMaxY()) + 1);
        }

        boolean isOne() {
            return east - west == 1 && north - south == 1;
        }

        /** Along the coarsest line of the grid, so that equal places are cut equally whatever they are part of. */
        List<Range> halves() {
            int column = line(west, east);
            int row = line(south, north);
            boolean byColumn = north - south == 1
                    || (east - west > 1 && Integer.numberOfTrailingZeros(column) >= Integer.numberOfTrailingZeros(row));
            return byColumn
                    ? List.of(new Range(west, column, south, north), new Range(column, east, south, north))
                    : List.of(new Range(west, east, south, row), new Range(west, east, row, north));
        }

        /** {@return the multiple of the highest power of two between two lines that have one between them; else the second} */
        private static int line(int from, int to) {
            int step = Integer.highestOneBit(Math.max(1, to - from)) << 1;
            int line = (Math.floorDiv(from, step) + 1) * step;
            while (line >= to && step > 1) {
                step >>= 1;
                line = (Math.floorDiv(from, step) + 1) * step;
            }
            return line;
        }

        Envelope box() {
            return new Envelope(west * SIDE, east * SIDE, south * SIDE, north * SIDE);
        }
    }
}
