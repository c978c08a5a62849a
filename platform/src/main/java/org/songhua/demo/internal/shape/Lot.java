package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * Land to build on: keeps what stands there from overlapping, and off the streets around. Tests use additions,
 * multiplications and square roots only, which are the same on every machine.
 */
public final class Lot {
    private final List<Side> sides;
    private final List<Side> beyond;
    private final Polygon area;
    private final List<Rect> taken = new ArrayList<>();

    /**
     * A piece of the border.
     *
     * @param from start; the lot is on the left
     * @param to end
     * @param kind what runs there
     * @param clearance least distance of a building from it, metres
     * @param edge its edge in the map
     */
    public record Side(Coordinate from, Coordinate to, LineKind kind, double clearance, int edge) {
        public double length() {
            return from.distance(to);
        }

        /** {@return false only if a place lies farther away than the reach} */
        boolean isNear(Coordinate p, double reach) {
            return Math.max(from.x, to.x) > p.x - reach
                    && Math.min(from.x, to.x) < p.x + reach
                    && Math.max(from.y, to.y) > p.y - reach
                    && Math.min(from.y, to.y) < p.y + reach;
        }
    }

    /**
     * @param area the land
     * @param sides its border in order
     * @param beyond streets off the border that keep buildings off nevertheless
     */
    public Lot(Polygon area, List<Side> sides, List<Side> beyond) {
        this.area = area;
        this.sides = List.copyOf(sides);
        this.beyond = List.copyOf(beyond);
    }

    public Polygon area() {
        return area;
    }

    public List<Side> sides() {
        return sides;
    }

    /** {@return what stands on it} */
    public List<Rect> taken() {
        return taken;
    }

    /** {@return whether a rectangle keeps off the border, and that far from what stands there} */
    public boolean isFree(Rect rect, double margin) {
        if (!isInside(rect.centre())) return false;
        if (!keepsOff(rect, sides) || !keepsOff(rect, beyond)) return false;
        double reach = rect.reach();
        for (int i = taken.size() - 1; i >= 0; i--) {
            Rect other = taken.get(i);
            double far = reach + other.reach() + margin;
            double dx = other.centre().x - rect.centre().x;
            double dy = other.centre().y - rect.centre().y;
            if (dx * dx + dy * dy < far * far && rect.gap(other) < margin) return false;
        }
        return true;
    }

    private static boolean keepsOff(Rect rect, List<Side> lines) {
        for (Side line : lines) {
            double least = line.clearance();
            if (line.isNear(rect.centre(), rect.reach() + least) && rect.gap(line.from(), line.to()) < least) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether all parts fit} */
    public boolean isFree(Outline outline, double margin) {
        for (Rect part : outline.parts()) if (!isFree(part, margin)) return false;
        return true;
    }

    /** Even-odd rule over all sides; a road that ends inside counts twice and so not at all. */
    private boolean isInside(Coordinate p) {
        boolean inside = false;
        for (Side side : sides) {
            Coordinate a = side.from();
            Coordinate b = side.to();
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y)) inside = !inside;
        }
        return inside;
    }

    /** Keeps the place of a rectangle. */
    public void take(Rect rect) {
        taken.add(rect);
    }

    /** Keeps the place of an outline. */
    public void take(Outline outline) {
        taken.addAll(outline.parts());
    }

    /** {@return the borders joined where they go straight on and are of one kind, each as its end points} */
    public List<Side> fronts() {
        List<Side> fronts = new ArrayList<>();
        for (Side side : sides) {
            Optional<Side> joined = fronts.isEmpty() ? Optional.empty() : joined(fronts.getLast(), side);
            if (joined.isPresent()) fronts.set(fronts.size() - 1, joined.get());
            else fronts.add(side);
        }
        return fronts;
    }

    private static Optional<Side> joined(Side a, Side b) {
        if (!a.to().equals2D(b.from()) || a.kind() != b.kind()) return Optional.empty();
        double cross =
                (a.to().x - a.from().x) * (b.to().y - b.from().y) - (a.to().y - a.from().y) * (b.to().x - b.from().x);
        double dot =
                (a.to().x - a.from().x) * (b.to().x - b.from().x) + (a.to().y - a.from().y) * (b.to().y - b.from().y);
        if (dot <= 0 || StrictMath.abs(cross) > 0.03 * a.length() * b.length()) return Optional.empty();
        Axes chord = Axes.along(a.from(), b.to());
        double bulge = Math.max(0, chord.local(a.to()).y - chord.local(a.from()).y);
        double clearance = Math.max(a.clearance(), b.clearance()) + bulge;
        return Optional.of(new Side(a.from(), b.to(), a.kind(), clearance, a.edge()));
    }

    /**
     * {@return the first place, row by row from the north, where a rectangle fits}
     *
     * @param axes its direction
     * @param length along the first axis, metres
     * @param depth along the second, metres
     * @param margin least distance from what stands there, metres
     */
    public Optional<Rect> find(Axes axes, double length, double depth, double margin) {
        Axes.Box box = axes.box(area);
        double step = Math.max(2.5, Math.min(length, depth) / 4);
        for (double north = box.north(); north - depth >= box.south(); north -= step) {
            for (double west = box.west(); west + length <= box.east(); west += step) {
                Rect rect = Rect.of(axes, west, north - depth, west + length, north);
                if (isFree(rect, margin)) return Optional.of(rect);
            }
        }
        return Optional.empty();
    }
}
