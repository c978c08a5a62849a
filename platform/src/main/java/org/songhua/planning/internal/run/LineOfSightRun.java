package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.songhua.cim.CityObjects;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.visibility.View;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.internal.view.Block;
import org.songhua.planning.internal.view.GridFrame;
import org.songhua.planning.internal.view.Sight;
import org.songhua.planning.internal.view.Skyline;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is seen from a place over the buildings, exactly, or from some places, or with a tolerance of where one stands. */
@Component
@Order(7)
final class LineOfSightRun implements Run {
    /** Points of a grid; 700 by 700, for which the exact method takes about a second. */
    static final int MOST_POINTS = 500_000;

    private static final Analysis ANALYSIS = new Analysis(
            "line-of-sight",
            "1.1.0",
            new Text("视线分析", "Line of sight"),
            new Text(
                    "从一处看，哪些建筑和地面看得见。决策用精确视线法（R3），逐点比较；筛查用射线法（R2），会多报 6% 到 19%。视点移动几米结果就可能大变，可给出容差，"
                            + "得到看得见的概率。地面取高程点构成的三角网，没有高程点时按平地计；树木与天气不计。",
                    "Which buildings and what ground are seen from a place. For decisions a line of sight to every point (R3); for screening rays (R2),"
                            + " which report 6 to 19 % too much. A few metres can change what is seen, so a tolerance gives probabilities. The ground"
                            + " is that of points with an elevation, level without them; trees and weather do not count."),
            List.of(
                    Schemas.PLACE_INPUT,
                    optional("eye", "视点高度（米）", "Metres of the eye above ground or roof", metres(0, 500, 1.6)),
                    optional("radius", "半径（米）", "Metres to look at", metres(20, 5000, 500)),
                    optional("cell", "格网（米）", "Metres between points", metres(1, 100, 5)),
                    optional("quality", "方法", "Method", Schemas.words("decision", "decision", "screening")),
                    optional("tolerance", "视点容差（格）", "Cells of tolerance of the viewpoint", Schemas.whole(0, 5, 0)),
                    optional("others", "其他视点", "Further viewpoints", Schemas.list(Schemas.PLACE, 50))),
            List.of(
                    optional("view", "汇总", "What is seen, in numbers", Schemas.OBJECT),
                    optional("buildings", "建筑", "Buildings and how far they are seen", Schemas.FEATURES)));

    private final CityObjects objects;

    LineOfSightRun(CityObjects objects) {
        this.objects = objects;
    }

    static Map<String, Object> metres(double minimum, double maximum, double otherwise) {
        return Map.of("type", "number", "minimum", minimum, "maximum", maximum, "default", otherwise);
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        long version = objects.dataVersion();
        GridFrame frame =
                checked(GridFrame.around(inputs.place("place"), inputs.number("radius"), inputs.number("cell")));
        Skyline skyline = Skyline.read(objects, scope, frame, progress.part(0, 0.4));
        List<View> views = views(inputs, frame);
        boolean exact = inputs.text("quality").equals("decision");
        Sight sight = Sight.of(skyline, views, exact, progress.part(0.4, 0.9));
        progress.at(0.9);
        var view = new LinkedHashMap<String, Object>();
        view.put("provenance", inputs.provenance(version));
        view.put("viewpoints", views.size());
        tellPoints(view, frame, inputs.number("radius"), sight);
        List<Map<String, Object>> buildings = buildings(skyline, sight);
        view.put("buildings", buildings.size());
        view.put(
                "buildingsSeen",
                IntStream.range(0, buildings.size())
                        .filter(b -> sight.ofBlock(b) > 0)
                        .count());
        view.put("buildingsWithoutHeight", skyline.withoutHeight());
        view.put("terrain", skyline.terrain());
        view.put("terrainPoints", skyline.terrainPoints());
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("view", view);
        outputs.put("buildings", GeoJson.collection(buildings));
        progress.at(1);
        return outputs;
    }

    static GridFrame checked(GridFrame frame) {
        if (frame.size() <= MOST_POINTS) return frame;
        throw Inputs.fault(
                "/inputs/cell",
                "PLAN-180",
                "A grid of " + frame.size() + " points is too large; " + MOST_POINTS + " are the most.",
                "Choose larger cells, or look less far.");
    }

    /** {@return all viewpoints: the place, the others, and the cells around each within the tolerance} */
    private static List<View> views(Inputs inputs, GridFrame frame) {
        int middle = frame.columns() / 2;
        var first = new View(middle, middle, inputs.number("eye"), 0, inputs.number("radius"), 1);
        int tolerance = inputs.whole("tolerance");
        var views = new ArrayList<View>();
        addAround(first, tolerance, frame, views);
        long[] places = inputs.places("others");
        for (int i = 0; i < places.length; i++) {
            int column = (int) Math.rint(frame.column(Locations.longitude(places[i])));
            int row = (int) Math.rint(frame.row(Locations.latitude(places[i])));
            if (!frame.holds(column, row)) {
                throw Inputs.fault(
                        "/inputs/others/" + i,
                        "PLAN-181",
                        "This viewpoint is beyond the radius around the place.",
                        "Choose a larger radius or a nearer viewpoint.");
            }
            addAround(first.at(column, row), tolerance, frame, views);
        }
        return views;
    }

    private static void addAround(View view, int tolerance, GridFrame frame, List<View> views) {
        for (int row = view.row() - tolerance; row <= view.row() + tolerance; row++) {
            for (int column = view.column() - tolerance; column <= view.column() + tolerance; column++) {
                if (frame.holds(column, row)) views.add(view.at(column, row));
            }
        }
    }

    private static void tellPoints(Map<String, Object> view, GridFrame frame, double radius_m, Sight sight) {
        int middle = frame.columns() / 2;
        double cells = radius_m / frame.cell_m();
        int within = 0;
        int certain = 0;
        int possible = 0;
        for (int at = 0; at < frame.size(); at++) {
            int across = at % frame.columns() - middle;
            int down = at / frame.columns() - middle;
            if (across * across + down * down > cells * cells) continue;
            within++;
            double seen = sight.ofPoint(at);
            if (seen > 0) possible++;
            if (seen == 1) certain++;
        }
        view.put("points", within);
        view.put("pointsSeen", possible);
        view.put("pointsSeenFromAll", certain);
    }

    private static List<Map<String, Object>> buildings(Skyline skyline, Sight sight) {
        var features = new ArrayList<Map<String, Object>>();
        for (int b = 0; b < skyline.blocks().size(); b++) {
            Block block = skyline.blocks().get(b);
            var properties = new LinkedHashMap<String, Object>();
            properties.put("id", block.id().toString());
            if (block.name() != null) properties.put("name", block.name());
            properties.put("height", block.height_m());
            properties.put("seen", sight.ofBlock(b));
            features.add(GeoJson.point(block.location(), properties));
        }
        return features;
    }
}
