package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.Overlay;

/** Railways: the trunk line north of the old town, the high-speed line in the east and a works branch in the west. */
final class RailPlan {
    /** How far north of the plaza the trunk line passes, in units of the linear scale. */
    static final double TRUNK_NORTH = 1270;

    private final Frame frame;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();
    private final Geometry corridor;
    private final Geometry reserve;

    /**
     * A railway line.
     *
     * @param name of the line
     * @param course its middle
     * @param halfWidth of its land away from stations, metres
     */
    record Track(String name, List<Coordinate> course, double halfWidth) {}

    /**
     * A railway station.
     *
     * @param suffix put after the name of the city, such as 东站
     * @param at on the line
     * @param halfWidth of the yard, metres
     * @param length of the yard, metres
     */
    record Station(String suffix, Coordinate at, double halfWidth, double length) {}

    RailPlan(Frame frame) {
        this.frame = frame;
        Dice dice = Dice.of(frame.seed(), "rail");
        double wobble = dice.between(-150, 150);
        stations.add(new Station("站", frame.site(0, TRUNK_NORTH), 58, 620));
        stations.add(new Station("东站", frame.site(4250, 150), 50, 520));
        stations.add(new Station("西站", frame.site(-3560, 820), 40, 420));
        tracks.add(track("松滨线", 17, new double[][] {
            {-9800, -900}, {-7000, -250 + wobble}, {-5000, 330}, {-3560, 820}, {-2300, 1190}, {-1300, TRUNK_NORTH},
            {0, TRUNK_NORTH}, {1300, TRUNK_NORTH}, {2600, 1420}, {4300, 2150 + wobble}, {6500, 2600}, {9900, 2900}
        }));
        tracks.add(track("滨湾高速线", 14, new double[][] {
            {5200, -9800},
            {4650 + wobble, -5200},
            {4300, -2400},
            {4250, -700},
            {4250, 150},
            {4250, 1000},
            {4450, 2900},
            {5000 + wobble, 5600},
            {5700, 9800}
        }));
        tracks.add(track("西厂专用线", 9, new double[][] {
            {-2420, 1170}, {-2800, 980}, {-3050, 620}, {-3120, 100}, {-3100, -600}, {-3180, -1500}
        }));
        corridor = tracks.stream()
                .map(t -> (Geometry)
                        Curves.band(t.course(), i -> halfWidth(t, t.course().get(i))))
                .reduce(Overlay::union)
                .orElseThrow();
        Track trunk = tracks.getFirst();
        reserve = Curves.band(trunk.course(), i -> reserve(trunk, trunk.course().get(i)));
    }

    /** Beside the trunk line lie a green strip and, at stations, forecourts; streets run along their edge. */
    private double reserve(Track track, Coordinate p) {
        double reserve = halfWidth(track, p) + 36;
        for (Station station : stations) {
            double forecourt = frame.k() < 0.5 ? 50 : 95;
            reserve += forecourt * (1 - Frame.smoothStep(110, 170, p.distance(station.at())));
        }
        return reserve;
    }

    private Track track(String name, double halfWidth, double[][] bends) {
        List<Coordinate> points = new ArrayList<>();
        for (double[] bend : bends) points.add(frame.site(bend[0], bend[1]));
        return new Track(name, Curves.smooth(points, Math.max(10, (int) (50 * frame.k()))), halfWidth);
    }

    private double halfWidth(Track track, Coordinate p) {
        double width = track.halfWidth();
        for (Station station : stations) {
            double near = 1 - Frame.smoothStep(station.length() / 2, station.length(), p.distance(station.at()));
            width = Math.max(width, near * station.halfWidth());
        }
        return width;
    }

    List<Track> tracks() {
        return Collections.unmodifiableList(tracks);
    }

    List<Station> stations() {
        return Collections.unmodifiableList(stations);
    }

    /** {@return the trunk line with its strips and forecourts} */
    Geometry reserve() {
        return reserve;
    }

    /** {@return all railway land} */
    Geometry corridor() {
        return corridor;
    }
}
