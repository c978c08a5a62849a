package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cover.Squares;

/**
 * What is covered of a large area, part by part. A part's share depends on its shape and on what reaches it, on nothing else; so
 * those of which neither changed are not measured again.
 *
 * @param parts in metres, as {@link Squares} cuts them
 * @param covered of each, square metres; NaN where it is not known yet
 */
record Pieced(List<Geometry> parts, List<Double> covered) {
    Pieced {
        parts = List.copyOf(parts);
        covered = List.copyOf(covered);
    }

    /** {@return an area of which nothing is known} */
    static Pieced of(Geometry metres) {
        List<Geometry> parts = Squares.of(metres);
        return new Pieced(parts, parts.stream().map(part -> Double.NaN).toList());
    }

    /** {@return the same parts, with what another area knows of equal ones} */
    Pieced knowing(Pieced before) {
        Map<Geometry, Double> known = new HashMap<>();
        for (int i = 0; i < before.parts.size(); i++) known.put(before.parts.get(i), before.covered.get(i));
        return new Pieced(
                parts,
                parts.stream().map(part -> known.getOrDefault(part, Double.NaN)).toList());
    }

    /** {@return the same, some parts of which are not known any more} */
    Pieced without(Predicate<Geometry> changed) {
        var kept = new ArrayList<Double>(covered);
        for (int i = 0; i < kept.size(); i++) if (changed.test(parts.get(i))) kept.set(i, Double.NaN);
        return new Pieced(parts, kept);
    }

    List<Geometry> unknown() {
        var unknown = new ArrayList<Geometry>();
        for (int i = 0; i < parts.size(); i++) if (covered.get(i).isNaN()) unknown.add(parts.get(i));
        return unknown;
    }

    /** {@return the same, with what was not known measured} */
    Pieced measured(ToDoubleFunction<Geometry> measure) {
        var all = new ArrayList<Double>(covered);
        for (int i = 0; i < all.size(); i++) if (all.get(i).isNaN()) all.set(i, measure.applyAsDouble(parts.get(i)));
        return new Pieced(parts, all);
    }

    /** {@return square metres, added up in the order of the parts} */
    double sum() {
        double sum = 0;
        for (double one : covered) sum += one;
        return sum;
    }
}
