package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cover.Cover;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.cover.Nearest;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Reach;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.evaluation.internal.compute.JdbcTotals.Shape;
import org.songhua.evaluation.internal.declared.PackWords;

/**
 * A gap of which the supply stands around its objects: what an object needs against what the suppliers nearest to it give. Each
 * supplier belongs to one object, the nearest within its reach, so that nothing counts twice.
 */
final class SuppliedGaps {
    private final JdbcTotals store;
    private final Total total;
    private final PackWords words;
    private final Map<String, Double> parameters;
    private final Moment moment;
    private final List<Needy> needy = new ArrayList<>();
    private final Map<String, Part> parts = new TreeMap<>();
    private final Nearest nearest = new Nearest();
    private @Nullable GroundPlane plane;

    private SuppliedGaps(
            JdbcTotals store, Total total, PackWords words, Map<String, Double> parameters, Moment moment) {
        this.store = store;
        this.total = total;
        this.words = words;
        this.parameters = parameters;
        this.moment = moment;
    }

    /** An object that needs something, with what it is given. */
    private static final class Needy {
        final String id;
        final String region;
        final double demand;
        double supply;

        Needy(String id, String region, double demand) {
            this.id = id;
            this.region = region;
            this.demand = demand;
        }

        double gross() {
            return Math.max(0, demand - supply);
        }
    }

    /** {@return the gaps of all objects} */
    static SuppliedGaps of(
            JdbcTotals store, Total total, PackWords words, Map<String, Double> parameters, Moment moment) {
        var gaps = new SuppliedGaps(store, total, words, parameters, moment);
        gaps.demand();
        for (Reach reach : total.by()) gaps.supply(reach);
        gaps.undecided();
        return gaps;
    }

    /** {@return gross and net by code of the smallest region} */
    Map<String, Part> parts() {
        var sums = new TreeMap<>(parts);
        for (Needy one : needy)
            sums.merge(one.region, new Part(one.gross(), one.demand - one.supply, 1, 0), Part::plus);
        return sums;
    }

    /** {@return what each object lacks, 0 for nothing; objects that do not count are left out} */
    Map<String, Double> gross() {
        var gross = new TreeMap<String, Double>();
        for (Needy one : needy) gross.put(one.id, one.gross());
        return gross;
    }

    private void demand() {
        Double factor = factor();
        if (factor == null) return;
        Map<String, Double> demands = amounts(total.over(), total.attributes().getFirst());
        Cover inside = inside();
        each(total.over(), (shape, metres) -> {
            if (inside != null && !inside.touches(metres.getInteriorPoint())) return;
            Double demand = demands.get(shape.id());
            if (demand == null) {
                lacking(shape.region());
                return;
            }
            needy.add(new Needy(shape.id(), shape.region(), demand * factor));
            nearest.add(metres);
        });
    }

    private @Nullable Double factor() {
        Expression factor = total.factor();
        return factor == null ? (Double) 1.0 : Evaluator.number(factor, new Constants(parameters));
    }

    private @Nullable Cover inside() {
        Selection inside = total.inside();
        if (inside == null) return null;
        var cover = new Cover();
        each(inside, (shape, metres) -> cover.add(metres, 0));
        return cover;
    }

    private void supply(Reach reach) {
        String attribute = reach.attribute();
        Double radius = Evaluator.number(reach.radius(), new Constants(parameters));
        if (attribute == null || radius == null) return;
        Map<String, Double> supplies = amounts(reach.by(), attribute);
        each(
                reach.by(),
                (shape, metres) -> nearest.of(metres, radius)
                        .ifPresent(number -> give(needy.get(number), supplies.get(shape.id()))));
    }

    /** What is not known of a supplier is lacking to whom it would belong. */
    private void give(Needy to, @Nullable Double supply) {
        if (supply == null) lacking(to.region);
        else to.supply += supply;
    }

    private void lacking(String region) {
        parts.merge(region, new Part(0, 0, 1, 1), Part::plus);
    }

    private void undecided() {
        store.undecided(total.over(), words, parameters, moment)
                .forEach((region, n) -> parts.merge(region, new Part(0, 0, n, n), Part::plus));
    }

    private Map<String, Double> amounts(Selection of, String attribute) {
        var sum = new Total(Measure.SUM, of, List.of(attribute), List.of(), 0);
        return store.amounts(sum, words, parameters, moment);
    }

    /** All of one computation lie in one plane, that of the first object seen. */
    private void each(Selection of, BiConsumer<Shape, Geometry> sink) {
        store.each(of, words, parameters, moment, shape -> {
            Geometry degrees = JdbcTotals.geometry(shape);
            GroundPlane ground = plane;
            if (ground == null)
                ground = GroundPlane.near(degrees.getEnvelopeInternal().centre().x);
            plane = ground;
            sink.accept(shape, ground.project(degrees));
        });
    }
}
