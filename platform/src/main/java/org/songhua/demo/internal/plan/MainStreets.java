package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Overlay;
import org.songhua.demo.internal.shape.PlanLine;

/**
 * Streets with a course of their own: the ring road, the plaza with its diagonals, the roads along the rivers and
 * highways into the country.
 */
final class MainStreets {
    private static final double STEP = 45;

    private final Frame frame;
    private final ZonePlan zones;
    private final StreetBook book;
    private final List<PlanLine> lines = new ArrayList<>();

    MainStreets(Ground ground, StreetBook book) {
        this.frame = ground.frame();
        this.zones = ground.zones();
        this.book = book;
        plaza();
        ring();
        highways();
        alongside(ground.rivers().corridor(), LineKind.SECONDARY, Street.Role.RIVERSIDE);
        Geometry dry = Overlay.difference(
                ground.rails().reserve().getBoundary(), ground.rivers().corridor());
        for (int i = 0; i < dry.getNumGeometries(); i++) {
            alongside((LineString) dry.getGeometryN(i), LineKind.TERTIARY, Street.Role.RAILSIDE);
        }
    }

    /** {@return radius of the middle of the carriageway around the plaza, metres} */
    double plazaRadius() {
        return 58 + 42 * Math.min(1, frame.k());
    }

    private void plaza() {
        double radius = plazaRadius();
        List<Coordinate> circle = Curves.circle(frame.site(0, 0), radius, 36);
        lines.add(PlanLine.of(circle, LineKind.PRIMARY, book.open(LineKind.PRIMARY, Street.Role.PLAZA)));
        double reach = 900 * frame.k();
        double inner = 0.97 * radius * StrictMath.sqrt(0.5); // the part within the circle is a dead end and goes
        for (double[] way : new double[][] {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}}) {
            double length = reach * (way[1] > 0 ? 0.82 : 1.15) * StrictMath.sqrt(0.5);
            List<Coordinate> points = Curves.straight(
                    frame.plane(way[0] * inner, way[1] * inner), frame.plane(way[0] * length, way[1] * length), STEP);
            lines.add(PlanLine.of(points, LineKind.SECONDARY, book.open(LineKind.SECONDARY, Street.Role.DIAGONAL)));
        }
    }

    /** A rectangle of the frame with round corners; it bends with the frame. */
    private void ring() {
        double west = -2820 * frame.k();
        double east = 3120 * frame.k();
        double south = -2680 * frame.k();
        double north = 2380 * frame.k();
        double corner = 850 * frame.k();
        List<Coordinate> points = new ArrayList<>();
        arc(points, east - corner, north - corner, corner, 0);
        arc(points, west + corner, north - corner, corner, 1);
        arc(points, west + corner, south + corner, corner, 2);
        arc(points, east - corner, south + corner, corner, 3);
        points.add(points.getFirst());
        List<Coordinate> bent = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            List<Coordinate> part = Curves.straight(points.get(i - 1), points.get(i), STEP);
            for (Coordinate p : part.subList(0, part.size() - 1)) bent.add(frame.plane(p.x, p.y));
        }
        bent.add(bent.getFirst());
        lines.add(PlanLine.of(bent, LineKind.TRUNK, book.open(LineKind.TRUNK, Street.Role.RING)));
    }

    private static void arc(List<Coordinate> points, double u, double v, double radius, int quarter) {
        for (int i = 0; i <= 10; i++) {
            double angle = StrictMath.PI / 2 * (quarter + i / 10.0);
            points.add(new Coordinate(u + radius * StrictMath.cos(angle), v + radius * StrictMath.sin(angle)));
        }
    }

    private void highways() {
        double[][][] courses = {
            {{2300, 1700}, {2900, 2150}, {3700, 3000}, {4700, 4100}, {7500, 6700}, {9900, 8600}},
            {{-2100, 1700}, {-2750, 2250}, {-3600, 3150}, {-4700, 4700}, {-6200, 7600}, {-7500, 9900}},
            {{2400, -2000}, {3000, -2600}, {3900, -3500}, {5300, -4500}, {7600, -6300}, {9900, -7900}},
            {{-2150, -2000}, {-2750, -2600}, {-3500, -3500}, {-4300, -5000}, {-5300, -7800}, {-6300, -9900}}
        };
        for (double[][] course : courses) {
            List<Coordinate> bends = new ArrayList<>();
            for (double[] p : course) bends.add(frame.plane(p[0] * frame.k(), p[1] * frame.k()));
            List<Coordinate> points = Curves.smooth(bends, Math.max(4, (int) (24 * frame.k())));
            lines.add(PlanLine.of(points, LineKind.PRIMARY, book.open(LineKind.PRIMARY, Street.Role.HIGHWAY)));
        }
    }

    /** Roads run along the green strips of rivers and railways wherever the city reaches them. */
    private void alongside(Geometry corridor, LineKind kind, Street.Role role) {
        for (int g = 0; g < corridor.getNumGeometries(); g++) {
            Geometry boundary = corridor.getGeometryN(g).getBoundary();
            for (int b = 0; b < boundary.getNumGeometries(); b++) {
                alongside((LineString) boundary.getGeometryN(b), kind, role);
            }
        }
    }

    private void alongside(LineString edge, LineKind kind, Street.Role role) {
        List<Coordinate> run = new ArrayList<>();
        boolean urban = false;
        for (Coordinate p : edge.getCoordinates()) {
            boolean now = zones.inside(p) > 60;
            if (now != urban && !run.isEmpty()) {
                run.add(p);
                close(run, urban, kind, role);
                run = new ArrayList<>();
            }
            urban = now;
            run.add(p);
        }
        close(run, urban, kind, role);
    }

    private void close(List<Coordinate> run, boolean urban, LineKind kind, Street.Role role) {
        if (run.size() < 2) return;
        boolean street = urban && run.size() > 6;
        int number = street ? book.open(kind, role) : PlanLine.NO_STREET;
        lines.add(PlanLine.of(run, street ? kind : LineKind.GRID, number));
    }

    List<PlanLine> lines() {
        return Collections.unmodifiableList(lines);
    }
}
