package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    /** Rectangles that are looked into one by one. */
    private static final int MANY = 500;

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
        var ground = new OnTheGround(asked, before.meridian());
        List<Envelope> changed = ground.reaches(since);
        Set<UUID> own = since.ids(asked.total().over().classCode());
        Set<UUID> again = ground.reached(changed);
        again.addAll(own);
        if (again.size() > MOST) return Optional.empty();
        if (again.isEmpty()) return Optional.of(before);
        List<Amounts.One> measured = ground.again(before, again, own, changed);
        Made now = before.with(again, measured, undecided(before, asked, own), ground.pieced);
        return ground.isStillOf(now, amounts, own) ? Optional.of(now) : Optional.empty();
    }

    /** Another object may be the first, or the first lie elsewhere. */
    private boolean isStillOf(Made made, Amounts before, Set<UUID> own) {
        Amounts now = Objects.requireNonNull(made.amounts());
        if (now.list().isEmpty()) return false;
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
    private Set<UUID> reached(List<Envelope> changed) {
        if (changed.isEmpty()) return new HashSet<>();
        return new HashSet<>(asked.store().ids(total.over().classCode(), asked.moment(), changed));
    }

    /** {@return rectangles in degrees outside of which everything is reached as it was} */
    private List<Envelope> reaches(Touched since) {
        var boxes = new ArrayList<Envelope>();
        Selection inside = total.inside();
        if (inside != null) boxes.addAll(reaches(inside, 0, since));
        for (Reach reach : total.by()) {
            Double radius = asked.constant(reach.radius());
            if (radius != null) boxes.addAll(reaches(reach.by(), radius, since));
        }
        return boxes;
    }

    private List<Envelope> reaches(Selection by, double radius, Touched since) {
        return since.byObject(by.classCode()).stream()
                .flatMap(versions -> changed(versions).stream())
                .map(box -> Within.around(box, radius))
                .toList();
    }

    private List<Envelope> changed(List<Touched.One> versions) {
        return Reshaped.of(versions, plane)
                .map(Reshaped::apart)
                .orElseGet(() -> versions.stream().map(Touched.One::box).toList());
    }

    /** {@return objects as they are now, measured again} */
    private List<Amounts.One> again(Made before, Set<UUID> again, Set<UUID> own, List<Envelope> changed) {
        pieced.putAll(before.pieced());
        pieced.keySet().removeAll(own);
        var shapes = new ArrayList<Shape>();
        asked.each(total.over(), Within.ids(again), shapes::add);
        var around = new ArrayList<Envelope>();
        for (Shape shape : shapes) around.addAll(toMeasure(shape, before, own, changed));
        cover = cover(around);
        return shapes.stream().map(shape -> one(shape, metres(shape))).toList();
    }

    /** {@return rectangles in degrees around what is not known of an object; of a large one the rest is kept} */
    private List<Envelope> toMeasure(Shape shape, Made before, Set<UUID> own, List<Envelope> changed) {
        UUID id = UUID.fromString(shape.id());
        Pieced known = before.pieced().get(id);
        Geometry metres = metres(shape);
        if (known == null || !Squares.isLarge(metres))
            return List.of(JdbcTotals.geometry(shape).getEnvelopeInternal());
        Pieced parts = own.contains(id) ? Pieced.of(metres).knowing(known) : known;
        Pieced now = parts.without(part -> changed.stream().anyMatch(box -> box.intersects(degrees(part))));
        pieced.put(id, now);
        return now.unknown().stream().map(this::degrees).toList();
    }

    private Envelope degrees(Geometry part) {
        return Within.around(plane.degrees(part.getEnvelopeInternal()), 0);
    }

    /** {@return what is reached around rectangles in degrees; everything without any} */
    private @Nullable Cover cover(@Nullable List<Envelope> around) {
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

    private void add(Cover made, Selection by, double radius, @Nullable List<Envelope> around) {
        Within within = around == null ? Within.EVERYWHERE : near(by, radius, around);
        asked.each(by, within, shape -> made.add(metres(shape), radius));
    }

    /** Many rectangles are taken together: looking into each costs more than what lies between them. */
    private Within near(Selection by, double radius, List<Envelope> around) {
        List<Envelope> boxes =
                around.stream().map(box -> Within.around(box, radius)).toList();
        if (boxes.size() <= MANY) return Within.ids(asked.store().ids(by.classCode(), asked.moment(), boxes));
        var all = new Envelope();
        boxes.forEach(all::expandToInclude);
        return Within.box(all);
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
