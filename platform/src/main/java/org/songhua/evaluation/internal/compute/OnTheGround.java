package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.cover.Cover;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Reach;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.evaluation.internal.compute.JdbcTotals.Shape;

/**
 * Areas, lengths and what is covered, measured object by object on the plane of the first of them. An object's amount depends on
 * itself and on what reaches it, on nothing else; so after an edit only those it touches are measured again.
 */
final class OnTheGround {
    /** What is left of an area after cutting is noise below this, square metres or metres. */
    static final double NOTHING = 1e-3;
    /** When more must be measured again, beginning anew costs as little. */
    private static final int MOST = 2000;

    private final Asked asked;
    private final Total total;
    private final GroundPlane plane;
    private final @Nullable Cover cover;

    private OnTheGround(Asked asked, GroundPlane plane, @Nullable Envelope around) {
        this.asked = asked;
        this.total = asked.total();
        this.plane = plane;
        this.cover = cover(around);
    }

    static Made make(Asked asked) {
        var amounts = new ArrayList<Amounts.One>();
        var ground = new Begun();
        asked.each(asked.total().over(), Within.EVERYWHERE, shape -> {
            Geometry degrees = JdbcTotals.geometry(shape);
            amounts.add(ground.at(asked, degrees).one(shape, degrees));
        });
        return Made.ofObjects(new Amounts(amounts), asked.undecided(Within.EVERYWHERE), ground.meridian());
    }

    /** The plane is known with the first object. */
    private static final class Begun {
        private @Nullable OnTheGround ground;

        OnTheGround at(Asked asked, Geometry degrees) {
            OnTheGround begun = ground;
            if (begun == null)
                begun = new OnTheGround(
                        asked, GroundPlane.near(degrees.getEnvelopeInternal().centre().x), null);
            ground = begun;
            return begun;
        }

        double meridian() {
            return ground == null ? Double.NaN : ground.plane.meridian();
        }
    }

    /** {@return the total after edits; empty when too much is touched, or the plane may be another} */
    static Optional<Made> updated(Made before, Asked asked, Touched since) {
        Amounts amounts = before.amounts();
        if (amounts == null || amounts.list().isEmpty()) return Optional.empty();
        String over = asked.total().over().classCode();
        Set<UUID> own = since.ids(over);
        UUID first = amounts.list().getFirst().id();
        if (own.stream().anyMatch(id -> Amounts.ORDER.compare(id, first) <= 0)) return Optional.empty();
        Set<UUID> again = reached(asked, since);
        again.addAll(own);
        if (again.size() > MOST) return Optional.empty();
        Map<String, Long> undecided = undecided(before, asked, own);
        Amounts now = again.isEmpty() ? amounts : amounts.with(again, measured(asked, again, before.meridian()));
        return Optional.of(Made.ofObjects(now, undecided, before.meridian()));
    }

    /** Where all others are decided, only those touched may not be. */
    private static Map<String, Long> undecided(Made before, Asked asked, Set<UUID> own) {
        if (own.isEmpty()) return before.undecided();
        return asked.undecided(before.undecided().isEmpty() ? Within.ids(own) : Within.EVERYWHERE);
    }

    /** {@return objects that something touched reaches, or reached} */
    private static Set<UUID> reached(Asked asked, Touched since) {
        Total total = asked.total();
        var reached = new HashSet<UUID>();
        Selection inside = total.inside();
        if (inside != null) reached(asked, since, inside, 0, reached);
        for (Reach reach : total.by()) {
            Double radius = asked.constant(reach.radius());
            if (radius != null) reached(asked, since, reach.by(), radius, reached);
        }
        return reached;
    }

    private static void reached(Asked asked, Touched since, Selection by, double radius, Set<UUID> reached) {
        String over = asked.total().over().classCode();
        for (Touched.One one : since.of(by.classCode())) {
            if (reached.size() > MOST) return;
            reached.addAll(asked.store().ids(over, asked.moment(), Within.box(Within.around(one.box(), radius))));
        }
    }

    private static List<Amounts.One> measured(Asked asked, Set<UUID> again, double meridian) {
        var shapes = new ArrayList<Shape>();
        asked.each(asked.total().over(), Within.ids(again), shapes::add);
        var around = new Envelope();
        for (Shape shape : shapes)
            around.expandToInclude(JdbcTotals.geometry(shape).getEnvelopeInternal());
        if (around.isNull()) return List.of();
        var ground = new OnTheGround(asked, GroundPlane.near(meridian), around);
        return shapes.stream()
                .map(shape -> ground.one(shape, JdbcTotals.geometry(shape)))
                .toList();
    }

    /** {@return what is reached around a rectangle in degrees; everything without one} */
    private @Nullable Cover cover(@Nullable Envelope around) {
        Selection inside = total.inside();
        if (inside == null && total.measure() != Measure.COVERED) return null;
        var made = new Cover();
        if (inside != null) {
            add(made, inside, 0, around);
            return made;
        }
        for (Reach reach : total.by()) {
            Double radius = asked.constant(reach.radius());
            if (radius != null) add(made, reach.by(), radius, around);
        }
        return made;
    }

    private void add(Cover made, Selection by, double radius, @Nullable Envelope around) {
        Within within = around == null ? Within.EVERYWHERE : Within.box(Within.around(around, radius));
        asked.each(by, within, shape -> made.add(plane.project(JdbcTotals.geometry(shape)), radius));
    }

    private Amounts.One one(Shape shape, Geometry degrees) {
        Geometry metres = plane.project(degrees);
        double amount = amount(metres);
        return new Amounts.One(
                UUID.fromString(shape.id()), shape.region(), shape.department(), amount, against(metres, amount));
    }

    private double amount(Geometry metres) {
        boolean line = total.measure() == Measure.LENGTH;
        if (cover != null) return line ? cover.length(metres) : cover.covered(metres);
        return line ? metres.getLength() : metres.getArea();
    }

    /** What lies wholly outside where it would count stands against, as nothing. */
    private double against(Geometry metres, double amount) {
        if (total.measure() == Measure.COVERED) {
            double left = metres.getArea() - amount;
            return left > NOTHING ? left : Double.NaN;
        }
        return cover != null && amount <= NOTHING ? 0 : Double.NaN;
    }
}
