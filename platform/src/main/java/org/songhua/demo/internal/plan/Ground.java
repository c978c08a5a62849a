package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Noise;
import org.songhua.demo.internal.shape.Overlay;
import org.songhua.demo.internal.shape.Plane;

/**
 * What the city is built on: rivers, railways and the limit of the municipality.
 *
 * @param frame measure and street frame
 * @param rivers rivers
 * @param rails railways
 * @param zones zones
 * @param limit area of the municipality
 * @param barrier rivers and railways with the strips along them
 */
record Ground(Frame frame, RiverPlan rivers, RailPlan rails, ZonePlan zones, Polygon limit, Geometry barrier) {

    static Ground of(Frame frame) {
        var rivers = new RiverPlan(frame);
        var rails = new RailPlan(frame);
        Geometry barrier = Overlay.union(rivers.corridor(), Overlay.union(rails.corridor(), rails.reserve()));
        return new Ground(frame, rivers, rails, new ZonePlan(frame, rivers), limit(frame), barrier);
    }

    /** A round shape with bays, its middle a little east of the plaza. */
    private static Polygon limit(Frame frame) {
        var noise = new Noise(frame.seed() * 31 + 41, 3600 * frame.k());
        var ripple = new Noise(frame.seed() * 31 + 42, 900 * frame.k());
        Coordinate centre = frame.site(350, -150);
        List<Coordinate> ring = new ArrayList<>();
        for (Coordinate p : Curves.circle(centre, frame.radius(), 120)) {
            double stretch = 1 + 0.17 * noise.at(p.x, p.y) + 0.05 * ripple.at(p.x, p.y);
            ring.add(new Coordinate(centre.x + (p.x - centre.x) * stretch, centre.y + (p.y - centre.y) * stretch));
        }
        return Plane.FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    }
}
