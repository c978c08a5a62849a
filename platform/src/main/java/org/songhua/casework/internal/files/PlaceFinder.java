package org.songhua.casework.internal.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds region, unit grid and managed component by place, or the object itself by its id. Nothing is guessed: what is not found is
 * not there.
 */
final class PlaceFinder {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double METERS_PER_DEGREE = 111_320;
    private static final double COMPONENT_METERS = 15;
    private static final int MOST = 200;

    private final CityObjects objects;

    PlaceFinder(CityObjects objects) {
        this.objects = objects;
    }

    /** What lies at a place; null where nothing is known. */
    record Found(
            @Nullable String region,
            @Nullable String grid,
            @Nullable UUID component,
            @Nullable String owner) {
        static final Found NOTHING = new Found(null, null, null, null);
    }

    /** {@return an object of the city, if there is one of that id} */
    Optional<CityObject> named(UUID object) {
        return objects.find(new ObjectId(object), Scope.ALL);
    }

    /** {@return a place within an object} */
    static Coordinate within(CityObject object) {
        return Wkb.read(object.wkb()).getInteriorPoint().getCoordinate();
    }

    /** {@return what lies at a place, the managed component being the nearest of that type} */
    Found find(double longitude, double latitude, String componentType) {
        Point point = GEOMETRY.createPoint(new Coordinate(longitude, latitude));
        return found(point, componentType.isEmpty() ? null : nearest(point, componentType));
    }

    /** {@return what lies at a place, and the object that somebody named} */
    Found find(double longitude, double latitude, CityObject named) {
        return found(GEOMETRY.createPoint(new Coordinate(longitude, latitude)), named);
    }

    private Found found(Point point, @Nullable CityObject component) {
        return found(smallest("region", point), smallest("unit_grid", point), component);
    }

    private static Found found(@Nullable String region, @Nullable String grid, @Nullable CityObject component) {
        return new Found(
                region,
                grid,
                component == null ? null : UUID.fromString(component.id().toString()),
                component == null ? null : text(component, "owner_code"));
    }

    /** {@return what finds the same for many places, reading the areas once} */
    Many many() {
        return new Many(Areas.read(objects, "region"), Areas.read(objects, "unit_grid"));
    }

    /** Finds what lies at many places. */
    final class Many {
        private final Areas regions;
        private final Areas grids;

        Many(Areas regions, Areas grids) {
            this.regions = regions;
            this.grids = grids;
        }

        Found find(double longitude, double latitude, String componentType) {
            Point point = GEOMETRY.createPoint(new Coordinate(longitude, latitude));
            CityObject component = componentType.isEmpty() ? null : nearest(point, componentType);
            return found(regions.codeAt(point), grids.codeAt(point), component);
        }
    }

    /** {@return the longest code among the areas of a class that hold the point: regions nest by their codes} */
    private @Nullable String smallest(String classCode, Point point) {
        String best = null;
        for (CityObject area : around(classCode, point, 0, Map.of())) {
            String code = text(area, "code");
            if (code != null
                    && (best == null || code.length() > best.length())
                    && Wkb.read(area.wkb()).covers(point)) best = code;
        }
        return best;
    }

    private @Nullable CityObject nearest(Point point, String type) {
        CityObject best = null;
        double least = COMPONENT_METERS / METERS_PER_DEGREE;
        for (CityObject one : around("component", point, least, Map.of("type", type))) {
            Geometry shape = Wkb.read(one.wkb());
            double distance = shape.distance(point);
            if (distance <= least) {
                least = distance;
                best = one;
            }
        }
        return best;
    }

    private List<CityObject> around(String classCode, Point point, double degrees, Map<String, String> attributes) {
        var found = new ArrayList<CityObject>();
        var extent = new Extent(
                Math.max(-180, point.getX() - degrees),
                Math.max(-90, point.getY() - degrees),
                Math.min(180, point.getX() + degrees),
                Math.min(90, point.getY() + degrees));
        objects.stream(
                new ObjectQuery(List.of(classCode), List.of(extent), attributes, null, null, null, null, MOST),
                Scope.ALL,
                found::add);
        return found;
    }

    static @Nullable String text(CityObject object, String attribute) {
        JsonNode value = JsonMapper.shared().readTree(object.attributesJson()).get(attribute);
        return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
    }
}
