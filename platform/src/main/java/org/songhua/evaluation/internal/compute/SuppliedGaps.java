package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cover.Cover;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.cover.Nearest;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Reach;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.evaluation.internal.compute.JdbcTotals.Shape;

/**
 * A gap of which the supply stands around its objects: what an object needs against what the suppliers nearest to it give. Each
 * supplier belongs to one object, the nearest within its reach, so that nothing counts twice.
 */
final class SuppliedGaps {
    private final Asked asked;
    private final Total total;
    private final List<Needy> needy = new ArrayList<>();
    /** Objects that do not count. */
    private final List<Shape> others = new ArrayList<>();

    private final Map<String, Part> parts = new TreeMap<>();
    private final Nearest nearest = new Nearest();
    private @Nullable GroundPlane plane;

    SuppliedGaps(Asked asked) {
        this.asked = asked;
        this.total = asked.total();
        demand();
        for (Reach reach : total.by()) supply(reach);
        undecided();
    }

    /** An object that needs something, with what it is given. */
    private static final class Needy {
        final UUID id;
        final String region;
        final String department;
        final double demand;
        double supply;

        Needy(Shape shape, double demand) {
            this.id = UUID.fromString(shape.id());
            this.region = shape.region();
            this.department = shape.department();
            this.demand = demand;
        }

        double gross() {
            return Math.max(0, demand - supply);
        }
    }

    /** {@return gross and net by code of the smallest region, and what each object lacks} */
    Made made() {
        var sums = new TreeMap<>(parts);
        for (Needy one : needy)
            sums.merge(one.region, new Part(one.gross(), one.demand - one.supply, 1, 0), Part::plus);
        GroundPlane ground = plane;
        return new Made(sums, amounts(), Map.of(), ground == null ? Double.NaN : ground.meridian(), Map.of());
    }

    /** {@return the same when edits moved nothing but the edge inside which objects count, past none of them; else empty} */
    static Optional<Made> updated(Made before, Asked asked, Touched since) {
        Total total = asked.total();
        Selection inside = total.inside();
        if (inside == null || Double.isNaN(before.meridian()) || isMoreTouched(total, since)) return Optional.empty();
        GroundPlane plane = GroundPlane.near(before.meridian());
        boolean same = isStillFirst(inside, asked, plane)
                && since.byObject(inside.classCode()).stream()
                        .allMatch(versions -> Reshaped.of(versions, plane)
                                .filter(area -> passesNone(area, asked))
                                .isPresent());
        return same ? Optional.of(before) : Optional.empty();
    }

    private static boolean isMoreTouched(Total total, Touched since) {
        return !since.of(total.over().classCode()).isEmpty()
                || total.by().stream()
                        .anyMatch(reach -> !since.of(reach.by().classCode()).isEmpty());
    }

    /** The first object seen makes the plane. */
    private static boolean isStillFirst(Selection inside, Asked asked, GroundPlane plane) {
        var meridians = new ArrayList<Double>();
        asked.each(inside, Within.EVERYWHERE, shape -> {
            if (meridians.isEmpty())
                meridians.add(plane(JdbcTotals.geometry(shape)).meridian());
        });
        return meridians.equals(List.of(plane.meridian()));
    }

    private static boolean passesNone(Reshaped area, Asked asked) {
        var was = new Cover();
        var is = new Cover();
        was.add(area.was(), 0);
        is.add(area.is(), 0);
        var near = new ArrayList<Geometry>();
        String over = asked.total().over().classCode();
        List<Envelope> boxes =
                area.apart().stream().map(box -> Within.around(box, 0)).toList();
        asked.each(
                asked.total().over(),
                Within.ids(asked.store().ids(over, asked.moment(), boxes)),
                shape -> near.add(
                        area.plane().project(JdbcTotals.geometry(shape)).getInteriorPoint()));
        return near.stream().allMatch(point -> was.touches(point) == is.touches(point));
    }

    private static GroundPlane plane(Geometry degrees) {
        return GroundPlane.near(degrees.getEnvelopeInternal().centre().x);
    }

    private Amounts amounts() {
        var amounts = new ArrayList<Amounts.One>();
        for (Needy one : needy)
            amounts.add(new Amounts.One(one.id, one.region, one.department, one.gross(), Double.NaN));
        for (Shape shape : others)
            amounts.add(new Amounts.One(UUID.fromString(shape.id()), shape.region(), shape.department(), 0, 0));
        return new Amounts(amounts);
    }

    private void demand() {
        Double factor = factor();
        if (factor == null) return;
        Map<String, Double> demands = amounts(total.over(), total.attributes().getFirst());
        Cover inside = inside();
        each(total.over(), (shape, metres) -> {
            if (inside != null && !inside.touches(metres.getInteriorPoint())) {
                others.add(shape);
                return;
            }
            Double demand = demands.get(shape.id());
            if (demand == null) {
                others.add(shape);
                lacking(shape.region());
                return;
            }
            needy.add(new Needy(shape, demand * factor));
            nearest.add(metres);
        });
    }

    private @Nullable Double factor() {
        Expression factor = total.factor();
        return factor == null ? (Double) 1.0 : asked.constant(factor);
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
        Double radius = asked.constant(reach.radius());
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
        asked.undecided(Within.EVERYWHERE)
                .forEach((region, n) -> parts.merge(region, new Part(0, 0, n, n), Part::plus));
    }

    private Map<String, Double> amounts(Selection of, String attribute) {
        var sum = new Total(Measure.SUM, of, List.of(attribute), List.of(), 0);
        return asked.store().amounts(sum, asked.words(), asked.parameters(), asked.moment());
    }

    /** All of one computation lie in one plane, that of the first object seen. */
    private void each(Selection of, BiConsumer<Shape, Geometry> sink) {
        asked.each(of, Within.EVERYWHERE, shape -> {
            Geometry degrees = JdbcTotals.geometry(shape);
            GroundPlane ground = plane;
            if (ground == null) ground = plane(degrees);
            plane = ground;
            sink.accept(shape, ground.project(degrees));
        });
    }
}
