package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Lot;
import org.songhua.demo.internal.shape.Noise;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.demo.internal.shape.Rect;

/** Lakes in the larger parks, some with an island. */
final class ParkPlan {
    private static final double LEAST_PARK = 55_000;

    private final List<Lake> lakes = new ArrayList<>();

    /**
     * A lake.
     *
     * @param water its area
     * @param block index of the park it lies in
     */
    record Lake(Polygon water, int block) {}

    ParkPlan(Frame frame, List<Block> blocks) {
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            boolean park = block.use() == LandUse.PARK && block.site().isEmpty();
            if (park && block.area().getArea() > LEAST_PARK) lake(frame, block, b);
        }
    }

    private void lake(Frame frame, Block block, int index) {
        Dice dice = Dice.of(frame.seed(), "lake", block.key());
        Coordinate centre = block.area().getInteriorPoint().getCoordinate();
        Coordinate middle = block.centre();
        if (block.area().contains(Plane.FACTORY.createPoint(middle))) centre = middle;
        var noise = new Noise(block.key(), 90);
        Axes axes = Axes.of(block.area());
        Axes.Box box = axes.box(block.area());
        double a = box.length() * dice.between(0.22, 0.33);
        double b = box.breadth() * dice.between(0.20, 0.30);
        for (int attempt = 0; attempt < 6; attempt++, a *= 0.8, b *= 0.8) {
            LinearRing shore = shore(centre, axes, noise, a, b);
            var clear = shore(centre, axes, noise, a + 28, b + 28);
            if (!block.area().contains(clear)) continue;
            boolean island = a > 120 && b > 70;
            LinearRing[] holes = island
                    ? new LinearRing[] {
                        shore(axes.plane(axes.local(centre).x + a * 0.3, axes.local(centre).y), axes, noise, 22, 15)
                    }
                    : null;
            lakes.add(new Lake(Plane.FACTORY.createPolygon(shore, holes), index));
            return;
        }
    }

    private static LinearRing shore(Coordinate centre, Axes axes, Noise noise, double a, double b) {
        List<Coordinate> ring = new ArrayList<>();
        for (Coordinate unit : Curves.circle(new Coordinate(0, 0), 1, 56)) {
            double stretch = 1 + 0.26 * noise.at(unit.x * 150, unit.y * 150);
            Coordinate p = axes.plane(unit.x * a * stretch, unit.y * b * stretch);
            ring.add(new Coordinate(centre.x + p.x, centre.y + p.y));
        }
        return Plane.FACTORY.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    /** Keeps buildings of a lot out of the lakes. */
    void keepFree(Lot lot) {
        for (Lake lake : lakes) {
            if (!lake.water().getEnvelopeInternal().intersects(lot.area().getEnvelopeInternal())) continue;
            Axes east = new Axes(1, 0);
            var box = lake.water().getEnvelopeInternal();
            lot.take(Rect.of(east, box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        }
    }

    List<Lake> lakes() {
        return Collections.unmodifiableList(lakes);
    }
}
