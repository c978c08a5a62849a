package org.songhua.planning.internal.run;

import static org.songhua.planning.Parameter.optional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.engine.osm.Locations;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.visibility.HeightLimit;
import org.songhua.engine.visibility.ViewCone;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.planning.Analysis;
import org.songhua.planning.internal.view.GridFrame;
import org.songhua.planning.internal.view.ProtectedView;
import org.songhua.planning.internal.view.Skyline;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The protected views that the city keeps: which buildings rise into them, and how high one may build at a place. */
@Component
@Order(9)
final class ProtectedViewsRun implements Run {
    private static final int MOST_CHECKS = 100;

    private static final Analysis ANALYSIS = new Analysis(
            "protected-views",
            "1.0.0",
            new Text("视廊限高核查", "Limits under the protected views"),
            new Text(
                    "城市登记的每条视廊（三角形：最短边为地标一侧，对角为视点）之下，各栋建筑的限高与超出，以及指定地点最高可建多少米。" + "高度从当地地面起算；地面取高程点构成的三角网，没有高程点时按平地计。",
                    "Under every protected view that the city keeps (a triangle: the shortest side is the landmark, the corner across from it the"
                            + " eye), the limit of each building and by how much it is exceeded, and how high one may build at some places. Heights are above"
                            + " the ground there, which is that of points with an elevation, level without them."),
            List.of(
                    optional(
                            "views",
                            "视廊，不填为全部",
                            "Ids of protected views; all if left out",
                            Schemas.list(Schemas.OBJECT_ID, 100)),
                    optional(
                            "checks",
                            "查限高的地点",
                            "Places of which the limit is asked",
                            Schemas.list(Schemas.PLACE, MOST_CHECKS)),
                    optional("cell", "格网（米）", "Metres between points", LineOfSightRun.metres(1, 100, 5)),
                    optional(
                            "except",
                            "除外的建筑",
                            "Ids of buildings that do not count",
                            Schemas.list(Schemas.OBJECT_ID, 100))),
            List.of(
                    optional("limits", "汇总", "Every view in numbers, and the limit at the places", Schemas.OBJECT),
                    optional(
                            "buildings",
                            "建筑",
                            "Buildings under a view with height, limit and excess",
                            Schemas.FEATURES)));

    private final CityObjects objects;

    ProtectedViewsRun(CityObjects objects) {
        this.objects = objects;
    }

    @Override
    public Analysis analysis() {
        return ANALYSIS;
    }

    @Override
    public Map<String, Object> run(Inputs inputs, Scope scope, Progress progress) {
        long version = objects.dataVersion();
        List<ProtectedView> views = ProtectedView.read(objects, scope, Set.copyOf(inputs.ids("views")));
        var limits = new LinkedHashMap<String, Object>();
        limits.put("provenance", inputs.provenance(version));
        var told = new ArrayList<Map<String, Object>>();
        var features = new ArrayList<Map<String, Object>>();
        double[] least = new double[inputs.places("checks").length];
        java.util.Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int v = 0; v < views.size(); v++) {
            Progress part = progress.part((double) v / views.size(), (v + 1.0) / views.size());
            told.add(look(views.get(v), inputs, scope, features, least, part));
        }
        limits.put("views", told);
        limits.put("checks", checks(inputs, least));
        progress.at(1);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("limits", limits);
        outputs.put("buildings", GeoJson.collection(features));
        return outputs;
    }

    /** One view with a grid of its own around it. */
    private Map<String, Object> look(
            ProtectedView view,
            Inputs inputs,
            Scope scope,
            List<Map<String, Object>> features,
            double[] least,
            Progress progress) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", view.id().toString());
        if (view.name() != null) told.put("name", view.name());
        told.put("usable", view.isUsable());
        if (!view.isUsable()) {
            told.put("problem", "It is no triangle, or lacks the lowest height that must stay visible.");
            return told;
        }
        GridFrame frame = LineOfSightRun.checked(GridFrame.over(box(view), inputs.number("cell")));
        Skyline skyline = Skyline.read(objects, scope, frame, progress);
        HeightLimit limit = HeightLimit.under(skyline.bare(), List.of(cone(view, skyline)));
        var found = new ArrayList<Map<String, Object>>();
        told.put("buildingsAbove", HeightLimitRun.compare(skyline, limit, Set.copyOf(inputs.ids("except")), found));
        told.put("buildingsUnderTheView", found.size());
        told.put("buildingsWithoutHeight", skyline.withoutHeight());
        told.put("terrain", skyline.terrain());
        features.addAll(found);
        long[] places = inputs.places("checks");
        for (int i = 0; i < places.length; i++) least[i] = Math.min(least[i], limit(places[i], limit, frame));
        return told;
    }

    private static Extent box(ProtectedView view) {
        return new Extent(view.west(), view.south(), view.east(), view.north());
    }

    private static ViewCone cone(ProtectedView view, Skyline skyline) {
        GridFrame frame = skyline.frame();
        return HeightLimitRun.cone(
                skyline,
                HeightLimitRun.position(view.eye(), frame),
                view.eye_m(),
                HeightLimitRun.position(view.left(), frame),
                HeightLimitRun.position(view.right(), frame),
                view.lowest_m());
    }

    /** The limit at the point of the grid that is nearest to a place. */
    private static double limit(long place, HeightLimit limit, GridFrame frame) {
        int column = (int) Math.rint(frame.column(Locations.longitude(place)));
        int row = (int) Math.rint(frame.row(Locations.latitude(place)));
        return frame.holds(column, row) ? limit.limit_m(column, row) : Double.POSITIVE_INFINITY;
    }

    private static List<Map<String, Object>> checks(Inputs inputs, double[] least) {
        var checks = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < least.length; i++) {
            var check = new LinkedHashMap<String, Object>();
            check.put("place", inputs.raw("checks").get(i));
            check.put("protected", least[i] != Double.POSITIVE_INFINITY);
            if (least[i] != Double.POSITIVE_INFINITY) check.put("limit", least[i]);
            checks.add(check);
        }
        return checks;
    }
}
