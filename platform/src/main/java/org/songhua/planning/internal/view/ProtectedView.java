package org.songhua.planning.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.osm.Locations;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A protected view as the city keeps it: a triangle whose shortest side is the landmark and whose corner across from it is the eye.
 *
 * @param id the city object
 * @param name what it is called, if it is
 * @param eye packed location; {@link Locations#MISSING} when the shape is no triangle
 * @param left one end of the landmark
 * @param right its other end
 * @param eye_m metres of the eye above the ground; a person's when it is not recorded
 * @param lowest_m lowest height of the landmark above its ground that must stay visible, not a number when it is not recorded
 */
public record ProtectedView(
        ObjectId id, @Nullable String name, long eye, long left, long right, double eye_m, double lowest_m) {
    private static final String CLASS = "view_cone";
    private static final int MOST = 200;
    private static final double PERSON_M = 1.6;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /**
     * {@return what the scope shows, in order of id}
     *
     * @param wanted ids; empty for all
     */
    public static List<ProtectedView> read(CityObjects objects, Scope scope, Set<ObjectId> wanted) {
        var found = new ArrayList<ProtectedView>();
        if (!scope.allowsClass(CLASS)) return found;
        var query = new ObjectQuery(List.of(CLASS), List.of(), Map.of(), null, null, null, null, MOST);
        objects.stream(query, scope, object -> {
            if (wanted.isEmpty() || wanted.contains(object.id())) found.add(of(object));
        });
        return found;
    }

    private static ProtectedView of(CityObject object) {
        JsonNode attributes = MAPPER.readTree(object.attributesJson());
        return of(
                object.id(),
                object.name(),
                Wkb.read(object.wkb()),
                attributes.path("eye_height").asDouble(PERSON_M),
                attributes.path("lowest_visible").asDouble(Double.NaN));
    }

    static ProtectedView of(ObjectId id, @Nullable String name, Geometry shape, double eye_m, double lowest_m) {
        Coordinate[] ring = shape.getCoordinates();
        if (ring.length != 4) return new ProtectedView(id, name, Locations.MISSING, 0, 0, eye_m, lowest_m);
        double narrow = Math.cos(Math.toRadians(ring[0].y));
        int shortest = 0;
        for (int side = 1; side < 3; side++)
            if (length(ring, side, narrow) < length(ring, shortest, narrow)) shortest = side;
        return new ProtectedView(
                id,
                name,
                packed(ring[(shortest + 2) % 3]),
                packed(ring[shortest]),
                packed(ring[(shortest + 1) % 3]),
                eye_m,
                lowest_m);
    }

    private static double length(Coordinate[] ring, int side, double narrow) {
        return Math.hypot((ring[side + 1].x - ring[side].x) * narrow, ring[side + 1].y - ring[side].y);
    }

    private static long packed(Coordinate at) {
        return Locations.of(at.x, at.y);
    }

    /** {@return whether a limit follows from it} */
    public boolean isUsable() {
        return eye != Locations.MISSING && !Double.isNaN(lowest_m);
    }

    public double west() {
        return Math.min(Locations.longitude(eye), Math.min(Locations.longitude(left), Locations.longitude(right)));
    }

    public double east() {
        return Math.max(Locations.longitude(eye), Math.max(Locations.longitude(left), Locations.longitude(right)));
    }

    public double south() {
        return Math.min(Locations.latitude(eye), Math.min(Locations.latitude(left), Locations.latitude(right)));
    }

    public double north() {
        return Math.max(Locations.latitude(eye), Math.max(Locations.latitude(left), Locations.latitude(right)));
    }
}
