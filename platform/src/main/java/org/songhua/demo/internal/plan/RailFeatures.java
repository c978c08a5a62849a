package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.shape.Curves;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Overlay;
import org.songhua.demo.internal.shape.PlanLine;

/** Railway tracks and stations, and the light railway along the main cross street. */
final class RailFeatures {
    /** Distance of the two tracks of a line, metres. */
    private static final double TRACK_SPACING = 4.6;

    private static final String LIGHT_RAIL = "1号线";

    private final CityStages stages;
    private final Names names;
    private final Features out;

    RailFeatures(CityStages stages, Names names, Features out) {
        this.stages = stages;
        this.names = names;
        this.out = out;
    }

    void add() {
        List<RailPlan.Track> tracks = stages.ground().rails().tracks();
        for (int t = 0; t < tracks.size(); t++) {
            boolean branch = t == tracks.size() - 1;
            for (double side : branch ? new double[] {0} : new double[] {-0.5, 0.5}) {
                track(tracks.get(t), side * TRACK_SPACING, branch);
            }
        }
        for (RailPlan.Station station : stages.ground().rails().stations()) station(station, tracks);
        lightRail();
    }

    private void track(RailPlan.Track track, double side, boolean branch) {
        List<Coordinate> line = Curves.parallel(track.course(), i -> side);
        Geometry inside = Overlay.intersection(
                PlanLine.of(line, LineKind.RAIL, 0).path(), stages.ground().limit());
        for (int i = 0; i < inside.getNumGeometries(); i++) {
            if (!(inside.getGeometryN(i) instanceof LineString part)) continue;
            var attributes = Attributes.of("kind", "rail").with("service", branch ? "spur" : null);
            out.add("railway", track.name(), part, attributes);
        }
    }

    private void station(RailPlan.Station station, List<RailPlan.Track> tracks) {
        if (!stages.ground()
                .limit()
                .contains(PlanLine.of(List.of(station.at(), station.at()), LineKind.RAIL, 0)
                        .path()
                        .getStartPoint())) return;
        List<String> lines = new ArrayList<>();
        for (RailPlan.Track track : tracks) {
            boolean near = track.course().stream().anyMatch(p -> p.distance(station.at()) < 80);
            if (near) lines.add(track.name());
        }
        String name = names.city().substring(0, 2) + station.suffix();
        var attributes = Attributes.of("kind", "train")
                .with("lines", String.join(",", lines))
                .with("state", "operating");
        out.point("rail_station", name, station.at(), attributes);
    }

    /** An elevated line from the west through the plaza over the river to the station in the east. */
    private void lightRail() {
        Frame frame = stages.ground().frame();
        List<Coordinate> line = new ArrayList<>();
        double end = 3600 * frame.k();
        for (double u = -2500 * frame.k(); u <= end; u += 40) line.add(frame.plane(u, 0));
        LineString path = PlanLine.of(line, LineKind.RAIL, 0).path();
        out.add("railway", LIGHT_RAIL, path, Attributes.of("kind", "light_rail").with("bridge", true));
        int count = Math.max(3, (int) StrictMath.round(path.getLength() / 880) + 1);
        for (int s = 0; s < count; s++) {
            Coordinate at = Curves.along(path, path.getLength() * s / (count - 1));
            boolean plaza = at.distance(frame.site(0, 0)) < 440;
            String name = plaza ? names.once("stop", names.stock().text("plaza")) : names.pair("stop", "");
            var attributes = Attributes.of("kind", "light_rail")
                    .with("lines", LIGHT_RAIL)
                    .with("state", "operating");
            out.point("rail_station", name + "站", at, attributes);
        }
    }
}
