package org.songhua.demo.internal.plan;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.songhua.demo.internal.shape.Noise;
import org.songhua.demo.internal.shape.Plane;

/**
 * The ground as points with an elevation, and the protected views over it: a plain that undulates, the valleys of both
 * rivers, and one hill in the west. All of it is invented.
 */
final class TerrainFeatures {
    /** Points from the middle to the limit of the municipality; about 1,800 within it, whatever its size. */
    private static final double POINTS_PER_RADIUS = 24;

    /** Metres above the sea. */
    private static final double PLAIN_M = 204;

    private static final double VALLEY_M = 13;
    private static final double HILL_M = 82;

    private final Ground ground;
    private final Features out;
    private final Coordinate summit;
    private final Noise broad;
    private final Noise ripple;
    private final List<IndexedFacetDistance> waters;

    TerrainFeatures(CityStages stages, Features out) {
        this.ground = stages.ground();
        this.out = out;
        Frame frame = ground.frame();
        this.summit = frame.site(-3500, 1900);
        this.broad = new Noise(frame.seed() * 31 + 81, 3300 * frame.k());
        this.ripple = new Noise(frame.seed() * 31 + 82, 800 * frame.k());
        this.waters = List.of(
                nearest(ground.rivers().riverWater()), nearest(ground.rivers().tributaryWater()));
    }

    private static IndexedFacetDistance nearest(Geometry water) {
        return new IndexedFacetDistance(water);
    }

    void add() {
        double step = ground.frame().radius() / POINTS_PER_RADIUS;
        var within = new IndexedPointInAreaLocator(ground.limit());
        var box = ground.limit().getEnvelopeInternal();
        for (double y = box.getMinY() + step / 2; y < box.getMaxY(); y += step)
            for (double x = box.getMinX() + step / 2; x < box.getMaxX(); x += step)
                if (within.locate(new Coordinate(x, y)) != Location.EXTERIOR) point(new Coordinate(x, y));
        point(summit);
        views();
    }

    private void point(Coordinate at) {
        out.point("height_point", null, at, Attributes.of("elevation", Feature.rounded(elevation_m(at), 1)));
    }

    /** {@return metres above the sea} */
    double elevation_m(Coordinate at) {
        double k = ground.frame().k();
        double plain = PLAIN_M + 8 * broad.at(at.x, at.y) + 2.5 * ripple.at(at.x, at.y);
        var here = Plane.FACTORY.createPoint(at);
        double water = waters.stream().mapToDouble(w -> w.distance(here)).min().orElseThrow();
        double valley = VALLEY_M * (1 - Frame.smoothStep(0, 900 * k, water));
        double hill = HILL_M * (1 - Frame.smoothStep(0, 1500 * k, at.distance(summit)));
        return plain - valley + hill;
    }

    /** One view to the hill and one to the railway station, each over houses. */
    private void views() {
        Frame frame = ground.frame();
        view("老城望山视廊", "西山", frame.site(-1500, 800), summit, 18);
        Coordinate station = ground.rails().stations().getFirst().at();
        view("广场望站视廊", "火车站", frame.site(0, 0), station, 15);
    }

    private void view(String name, String landmark, Coordinate eye, Coordinate target, double lowest_m) {
        double distance = eye.distance(target);
        double half = 0.05 * distance;
        double across = -(target.y - eye.y) / distance * half;
        double along = (target.x - eye.x) / distance * half;
        var left = new Coordinate(target.x + across, target.y + along);
        var right = new Coordinate(target.x - across, target.y - along);
        // Anticlockwise, as outer rings are written.
        var triangle = Plane.FACTORY.createPolygon(new Coordinate[] {eye, right, left, eye.copy()});
        Attributes attributes = Attributes.of("view_landmark", landmark)
                .with("eye_height", 1.6)
                .with("lowest_visible", lowest_m)
                .with("view_basis", "示范数据");
        out.add("view_cone", name, triangle, attributes);
    }
}
