package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;
import static org.songhua.planning.Parameter.required;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.visibility.HeightLimit;
import org.songhua.engine.visibility.ViewCone;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.internal.view.Block;
import org.songhua.planning.internal.view.GridFrame;
import org.songhua.planning.internal.view.Skyline;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How high one may build under a protected view, and which buildings rise into it. */
@Component
@Order(8)
final class HeightLimitRun implements Run {
    private static final Analysis ANALYSIS = new Analysis(
            "height-limit",
            "1.1.0",
            new Text("视廊限高", "Height limit under a view"),
            new Text(
                    "从视点到地标两端构成的视廊内，为使地标某一高度以上始终可见，各栋建筑最高可到多少米，哪些已经超出。高度从当地地面起算；地面取高程点构成的三角网，没有高程点时按平地计。",
                    "In the triangle from an eye to the ends of a landmark: how high each building may be so that the landmark stays visible from"
                            + " some height up, and which rise above that. Heights are above the ground there, which is that of"
                            + " points with an elevation, level without them."),
            List.of(
                    Schemas.PLACE_INPUT,
                    required("left", "地标一端", "One end of the landmark", Schemas.PLACE),
                    required("right", "地标另一端", "Its other end", Schemas.PLACE),
                    required("lowest", "须可见的最低高度（米）", "Lowest height that must be visible", Schemas.number(0, 1000)),
                    optional("eye", "视点高度（米）", "Metres of the eye", LineOfSightRun.metres(0, 500, 1.6)),
                    optional("cell", "格网（米）", "Metres between points", LineOfSightRun.metres(1, 100, 5)),
                    optional(
                            "except",
                            "除外的建筑",
                            "Ids of buildings that do not count",
                            Schemas.list(Schemas.OBJECT_ID, 100))),
            List.of(
                    optional("limits", "汇总", "Buildings under the view, in numbers", Schemas.OBJECT),
                    optional("buildings", "建筑", "Buildings with height, limit and excess", Schemas.FEATURES)));

    private final CityObjects objects;

    HeightLimitRun(CityObjects objects) {
        this.objects = objects;
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        long version = objects.dataVersion();
        GridFrame frame = LineOfSightRun.checked(GridFrame.over(box(inputs), inputs.number("cell")));
        checkTriangle(inputs, frame);
        Skyline skyline = Skyline.read(objects, scope, frame, progress.part(0, 0.8));
        HeightLimit limit = HeightLimit.under(skyline.bare(), List.of(cone(inputs, skyline)));
        progress.at(0.9);
        var outputs = new LinkedHashMap<String, Object>();
        List<Map<String, Object>> features = new ArrayList<>();
        var limits = new LinkedHashMap<String, Object>();
        limits.put("provenance", inputs.provenance(version));
        int above = compare(skyline, limit, Set.copyOf(inputs.ids("except")), features);
        limits.put("buildingsUnderTheView", features.size());
        limits.put("buildingsAbove", above);
        limits.put("buildingsWithoutHeight", skyline.withoutHeight());
        limits.put("terrain", skyline.terrain());
        limits.put("terrainPoints", skyline.terrainPoints());
        outputs.put("limits", limits);
        outputs.put("buildings", GeoJson.collection(features));
        progress.at(1);
        return outputs;
    }

    /** {@return the box around eye and landmark} */
    private static Extent box(Inputs inputs) {
        long[] corners = {inputs.place("place"), inputs.place("left"), inputs.place("right")};
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (long corner : corners) {
            west = Math.min(west, Locations.longitude(corner));
            east = Math.max(east, Locations.longitude(corner));
            south = Math.min(south, Locations.latitude(corner));
            north = Math.max(north, Locations.latitude(corner));
        }
        return new Extent(west, south, east, north);
    }

    private static void checkTriangle(Inputs inputs, GridFrame frame) {
        double[] eye = position(inputs.place("place"), frame);
        double[] left = position(inputs.place("left"), frame);
        double[] right = position(inputs.place("right"), frame);
        double twiceTheArea = (left[0] - eye[0]) * (right[1] - eye[1]) - (left[1] - eye[1]) * (right[0] - eye[0]);
        if (Math.abs(twiceTheArea) < 1) {
            throw Inputs.fault(
                    "/inputs/right",
                    "PLAN-182",
                    "Eye and landmark lie in one line: there is nothing between them to look over.",
                    "Give the two ends of the landmark as they are seen from the eye, left and right.");
        }
    }

    private static ViewCone cone(Inputs inputs, Skyline skyline) {
        GridFrame frame = skyline.frame();
        return cone(
                skyline,
                position(inputs.place("place"), frame),
                inputs.number("eye"),
                position(inputs.place("left"), frame),
                position(inputs.place("right"), frame),
                inputs.number("lowest"));
    }

    /** {@return a view whose heights are above the ground at its eye and at the ends of its landmark} */
    static ViewCone cone(Skyline skyline, double[] eye, double eye_m, double[] left, double[] right, double lowest_m) {
        return new ViewCone(
                eye[0],
                eye[1],
                skyline.ground_m(eye[0], eye[1]) + eye_m,
                left[0],
                left[1],
                skyline.ground_m(left[0], left[1]) + lowest_m,
                right[0],
                right[1],
                skyline.ground_m(right[0], right[1]) + lowest_m);
    }

    static double[] position(long place, GridFrame frame) {
        return new double[] {frame.column(Locations.longitude(place)), frame.row(Locations.latitude(place))};
    }

    /** Tells each building under the view and returns how many are too high. */
    static int compare(Skyline skyline, HeightLimit limit, Set<ObjectId> except, List<Map<String, Object>> features) {
        int above = 0;
        for (Block block : skyline.blocks()) {
            double most = limit(block, limit, skyline);
            if (except.contains(block.id()) || most == Double.POSITIVE_INFINITY) continue;
            var properties = new LinkedHashMap<String, Object>();
            properties.put("id", block.id().toString());
            if (block.name() != null) properties.put("name", block.name());
            properties.put("height", block.height_m());
            properties.put("limit", most);
            properties.put("excess", Math.max(0, block.height_m() - most));
            if (block.height_m() > most) above++;
            features.add(GeoJson.point(block.location(), properties));
        }
        return above;
    }

    /** Metres above the ground that the building stands on, up to the lowest line over it. */
    private static double limit(Block block, HeightLimit limit, Skyline skyline) {
        int columns = skyline.frame().columns();
        double least = Double.POSITIVE_INFINITY;
        for (int cell : block.cells()) {
            int column = cell % columns;
            int row = cell / columns;
            least = Math.min(least, limit.limit_m(column, row) + skyline.ground_m(column, row));
        }
        return least - skyline.ground_m(block);
    }
}
