package org.songhua.evaluation.internal.compute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cover.Cover;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.formula.FormulaPrinter;
import org.songhua.evaluation.internal.declared.PackWords;

/**
 * Totals of one computation, each made once. An object counts for the region that its representative point lies in, wholly:
 * so parts add up to their whole.
 */
final class Totals {
    private final JdbcTotals store;
    private final Moment moment;
    private final Map<String, Map<String, Part>> made = new HashMap<>();

    Totals(JdbcTotals store, Moment moment) {
        this.store = store;
        this.moment = moment;
    }

    /** {@return a total by code of the smallest region; objects in no region stand under the empty code} */
    Map<String, Part> get(Total total, PackWords words, Map<String, Double> parameters) {
        String key = FormulaPrinter.print(total) + parameters;
        Map<String, Part> known = made.get(key);
        if (known != null) return known;
        Map<String, Part> parts = make(total, words, parameters);
        made.put(key, parts);
        return parts;
    }

    private Map<String, Part> make(Total total, PackWords words, Map<String, Double> parameters) {
        return switch (total.measure()) {
            case COUNT, SUM -> store.total(total, words, parameters, moment);
            case GAP ->
                total.isSuppliedFromAround()
                        ? SuppliedGaps.of(store, total, words, parameters, moment)
                                .parts()
                        : store.total(total, words, parameters, moment);
            case AREA, LENGTH, COVERED -> onTheGround(total, words, parameters);
        };
    }

    /** {@return what each object adds to a total that is no measure on the ground; objects that do not count are left out} */
    Map<String, Double> amounts(Total total, PackWords words, Map<String, Double> parameters) {
        return total.isSuppliedFromAround()
                ? SuppliedGaps.of(store, total, words, parameters, moment).gross()
                : store.amounts(total, words, parameters, moment);
    }

    private Map<String, Part> onTheGround(Total total, PackWords words, Map<String, Double> parameters) {
        var parts = new TreeMap<String, Part>();
        var measure = new AtomicReference<@Nullable Ground>();
        store.each(total.over(), words, parameters, moment, shape -> {
            Geometry degrees = JdbcTotals.geometry(shape);
            Ground ground = measure.get();
            if (ground == null) ground = ground(total, words, parameters, degrees);
            measure.set(ground);
            double amount = ground.amount(degrees);
            parts.merge(shape.region(), new Part(amount, 0, 1, 0), Part::plus);
        });
        store.undecided(total.over(), words, parameters, moment)
                .forEach((region, n) -> parts.merge(region, new Part(0, 0, n, n), Part::plus));
        return parts;
    }

    /** {@return how objects of a total are measured} */
    Ground ground(Total total, PackWords words, Map<String, Double> parameters, Geometry first) {
        GroundPlane plane = GroundPlane.near(first.getEnvelopeInternal().centre().x);
        Selection inside = total.inside();
        boolean line = total.measure() == Measure.LENGTH;
        if (inside != null) {
            Cover cover = inside(inside, words, parameters, plane);
            return new Ground(plane, line ? cover::length : cover::covered);
        }
        if (line) return new Ground(plane, Geometry::getLength);
        if (total.measure() != Measure.COVERED) return new Ground(plane, Geometry::getArea);
        Cover cover = cover(total.by(), words, parameters, plane);
        return new Ground(plane, cover::covered);
    }

    private Cover inside(Selection inside, PackWords words, Map<String, Double> parameters, GroundPlane plane) {
        var cover = new Cover();
        store.each(inside, words, parameters, moment, shape -> cover.add(plane.project(JdbcTotals.geometry(shape)), 0));
        return cover;
    }

    private Cover cover(List<Expression.Reach> by, PackWords words, Map<String, Double> parameters, GroundPlane plane) {
        var cover = new Cover();
        for (Expression.Reach reach : by) {
            Double radius = Evaluator.number(reach.radius(), new Constants(parameters));
            if (radius == null) continue;
            store.each(
                    reach.by(),
                    words,
                    parameters,
                    moment,
                    shape -> cover.add(plane.project(JdbcTotals.geometry(shape)), radius));
        }
        return cover;
    }

    /**
     * A measure on a plane.
     *
     * @param plane where
     * @param measure of a geometry in metres
     */
    record Ground(GroundPlane plane, ToDoubleFunction<Geometry> measure) {
        double amount(Geometry degrees) {
            return measure.applyAsDouble(plane.project(degrees));
        }
    }
}
