package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.songhua.engine.cover.Squares;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Reach;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.evaluation.internal.compute.JdbcTotals.Shape;

/**
 * Areas, lengths and what is covered, measured object by object on the plane of the first of them. An object's amount depends on
 * itself and on what reaches it, on nothing else; so after an edit only those it touches are measured again, and of a large area
 * only the parts it touches.
 */
final class OnTheGround {
    /** What is left of an area after cutting is noise below this, square metres or metres. */
    static final double NOTHING = 1e-3;
    /** When more must be measured again, beginning anew costs as little. */
    private static final int MOST = 2000;

    private final Asked asked;
    private final Total total;
    private final GroundPlane plane;
    private final Map<UUID, Pieced> pieced = new HashMap<>();
    private @Nullable Cover cover;

    private OnTheGround(Asked asked, double meridian) {
        this.asked = asked;
        this.total = asked.total();
        this.plane = GroundPlane.near(meridian);
    }

    static Made make(Asked asked) {
        var amounts = new ArrayList<Amounts.One>();
        var ground = new Begun();
        asked.each(asked.total().over(), Within.EVERYWHERE, shape -> {
            var one = ground.at(asked, shape);
            amounts.add(one.one(shape, one.metres(shape)));
        });
        OnTheGround begun = ground.ground;
        double meridian = begun == null ? Double.NaN : begun.plane.meridian();
        var undecided = asked.undecided(Within.EVERYWHERE);
        return Made.ofObjects(new Amounts(amounts), undecided, meridian, begun == null ? Map.of() : begun.pieced);
    }

    /** The plane is known with the first object. */
    private static final class Begun {
        private @Nullable OnTheGround ground;

        OnTheGround at(Asked asked, Shape first) {
            OnTheGround begun = ground;
            if (begun == null) {
                begun = new OnTheGround(asked, middle(first));
                begun.cover = begun.cover(null);
            }
            ground = begun;
            return begun;
        }
    }

    /** {@return the longitude of the middle of an object} */
    private static double middle(Shape shape) {
        return JdbcTotals.geometry(shape).getEnvelopeInternal().centre().x;
    }

    private Geometry metres(Shape shape) {
        return plane.project(JdbcTotals.geometry(shape));
    }

    /** {@return the total after edits; empty when too much is touched, or the plane is another} */
    static Optional<Made> updated(Made before, Asked asked, Touched since) {
        Amounts amounts = before.amounts();
        if (amounts == null || amounts.list().isEmpty()) return Optional.empty();
        Set<UUID> own = since.ids(asked.total().over().classCode());
        Set<UUID> again = reached(asked, since);
        again.addAll(own);
        if (again.size() > MOST) return Optional.empty();
        if (again.isEmpty()) return Optional.of(before);
        var ground = new OnTheGround(asked, before.meridian());
        Amounts now = amounts.with(again, ground.again(before, again, own, since));
        if (now.list().isEmpty() || !ground.isStillOf(now, amounts, own)) return Optional.empty();
        Map<String, Long> undecided = undecided(before, asked, own);
        return Optional.of(Made.ofObjects(now, undecided, before.meridian(), ground.pieced));
    }

    /** Another object may be the first, or the first lie elsewhere. */
    private boolean isStillOf(Amounts now, Amounts before, Set<UUID> own) {
        UUID first = now.list().getFirst().id();
        if (first.equals(before.list().getFirst().id()) && !own.contains(first)) return true;
        var meridians = new ArrayList<Double>();
        asked.each(
                total.over(),
                Within.ids(Set.of(first)),
                shape -> meridians.add(GroundPlane.near(middle(shape)).meridian()));
        return meridians.equals(List.of(plane.meridian()));
    }

    /** Where all others are decided, only those touched may not be. */
    private static Map<String, Long> undecided(Made before, Asked asked, Set<UUID> own) {
        if (own.isEmpty()) return before.undecided();
        return asked.undecided(before.undecided().isEmpty() ? Within.ids(own) : Within.EVERYWHERE);
    }

    /** {@return objects that something touched reaches, or reached} */
    private static Set<UUID> reached(Asked asked, Touched since) {
        var reached = new HashSet<UUID>();
        String over = asked.total().over().classCode();
        for (Envelope box : reaches(asked, since)) {
            if (reached.size() > MOST) break;
            reached.addAll(asked.store().ids(over, asked.moment(), Within.box(box)));
        }
        return reached;
    }

    /** {@return rectangles in degrees outside of which everything is reached as it was} */
    private static List<Envelope> reaches(Asked asked, Touched since) {
        Total total = asked.total();
        var boxes = new ArrayList<Envelope>();
        Selection inside = total.inside();
        if (inside != null) boxes.addAll(reaches(inside, 0, since));
        for (Reach reach : total.by()) {
            Double radius = asked.constant(reach.radius());
            if (radius != null) boxes.addAll(reaches(reach.by(), radius, since));
        }
        return boxes;
    }

    private static List<Envelope> reaches(Selection by, double radius, Touched since) {
        return since.of(by.classCode()).stream()
                .map(one -> Within.around(one.box(), radius))
                .toList();
    }

    /** {@return objects as they are now, measured again} */
    private List<Amounts.One> again(Made before, Set<UUID> again, Set<UUID> own, Touched since) {
        pieced.putAll(before.pieced());
        pieced.keySet().removeAll(own);
        var shapes = new ArrayList<Shape>();
        asked.each(total.over(), Within.ids(again), shapes::add);
        List<Envelope> changed = reaches(asked, since);
        var around = new Envelope();
        for (Shape shape : shapes) around.expandToInclude(toMeasure(shape, before, own, changed));
        cover = cover(around);
        return shapes.stream().map(shape -> one(shape, metres(shape))).toList();
    }

    /** {@return a rectangle in degrees around what is not known of an object; of a large one the rest is kept} */
    private Envelope toMeasure(Shape shape, Made before, Set<UUID> own, List<Envelope> changed) {
        UUID id = UUID.fromString(shape.id());
        Pieced known = before.pieced().get(id);
        Geometry metres = metres(shape);
        if (known == null || !Squares.isLarge(metres))
            return JdbcTotals.geometry(shape).getEnvelopeInternal();
        Pieced parts = own.contains(id) ? Pieced.of(metres).knowing(known) : known;
        Pieced now = parts.without(part -> changed.stream().anyMatch(box -> box.intersects(degrees(part))));
        pieced.put(id, now);
        var around = new Envelope();
        for (Geometry part : now.unknown()) around.expandToInclude(degrees(part));
        return around;
    }

    private Envelope degrees(Geometry part) {
        return Within.around(plane.degrees(part.getEnvelopeInternal()), 0);
    }

    /** {@return what is reached around a rectangle in degrees; everything without one} */
    private @Nullable Cover cover(@Nullable Envelope around) {
        Selection inside = total.inside();
        if (inside == null && total.measure() != Measure.COVERED) return null;
        var made = new Cover();
        if (around != null && around.isNull()) return made;
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
        asked.each(by, within, shape -> made.add(metres(shape), radius));
    }

    private Amounts.One one(Shape shape, Geometry metres) {
        UUID id = UUID.fromString(shape.id());
        double amount = amount(id, metres);
        return new Amounts.One(id, shape.region(), shape.department(), amount, against(metres, amount));
    }

    private double amount(UUID id, Geometry metres) {
        boolean line = total.measure() == Measure.LENGTH;
        Cover near = cover;
        if (near == null) return line ? metres.getLength() : metres.getArea();
        if (line) return near.length(metres);
        if (!Squares.isLarge(metres)) return near.covered(metres);
        Pieced known = pieced.get(id);
        Pieced parts = (known == null ? Pieced.of(metres) : known).measured(near::covered);
        pieced.put(id, parts);
        return parts.sum();
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
