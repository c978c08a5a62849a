package org.songhua.engine.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which of several shapes is nearest to something, in the metres of a {@link GroundPlane}; a shape that holds it is at distance 0.
 * Not for use by several threads.
 */
public final class Nearest {
    private final List<Geometry> shapes = new ArrayList<>();
    private final STRtree tree = new STRtree();

    private record Candidate(int number, double metres) {}

    /** Adds a shape; shapes are numbered from 0. Call before the first question. */
    public void add(Geometry shape) {
        tree.insert(shape.getEnvelopeInternal(), shapes.size());
        shapes.add(shape);
    }

    /**
     * {@return the number of the nearest shape, the first added of those equally near; empty when none is so near}
     *
     * @param metres how far it may be at most
     */
    public OptionalInt of(Geometry what, double metres) {
        if (shapes.isEmpty() || what.isEmpty()) return OptionalInt.empty();
        var around = new Envelope(what.getEnvelopeInternal());
        around.expandBy(metres);
        List<?> near = tree.query(around);
        return near.stream()
                .map(number -> candidate((Integer) number, what))
                .filter(one -> one.metres <= metres)
                .min(Comparator.comparingDouble(Candidate::metres).thenComparingInt(Candidate::number))
                .map(one -> OptionalInt.of(one.number))
                .orElseGet(OptionalInt::empty);
    }

    private Candidate candidate(int number, Geometry what) {
        return new Candidate(number, shapes.get(number).distance(what));
    }
}
