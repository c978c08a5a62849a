package org.songhua.casework.internal.files;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;

/** All areas of a class with a code, kept in memory for many questions: which is the smallest at a place. */
final class Areas {
    private final STRtree tree = new STRtree();

    private record Area(String code, PreparedGeometry shape) {}

    static Areas read(CityObjects objects, String classCode) {
        var areas = new Areas();
        ObjectId after = null;
        do {
            after = objects.stream(page(classCode, after), Scope.ALL, areas::add);
        } while (after != null);
        areas.tree.build();
        return areas;
    }

    private static ObjectQuery page(String classCode, @Nullable ObjectId after) {
        return new ObjectQuery(List.of(classCode), List.of(), Map.of(), null, null, null, after, ObjectQuery.MAX_LIMIT);
    }

    private void add(CityObject object) {
        String code = PlaceFinder.text(object, "code");
        if (code == null) return;
        PreparedGeometry shape = PreparedGeometryFactory.prepare(Wkb.read(object.wkb()));
        tree.insert(shape.getGeometry().getEnvelopeInternal(), new Area(code, shape));
    }

    /** {@return the longest code among the areas that hold the point: areas nest by their codes} */
    @Nullable
    String codeAt(Point point) {
        String best = null;
        for (Object item : tree.query(point.getEnvelopeInternal())) {
            Area area = (Area) item;
            boolean isLonger = best == null || area.code().length() > best.length();
            if (isLonger && area.shape().covers(point)) best = area.code();
        }
        return best;
    }
}
