package org.songhua.planning.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.osm.Locations;

/** GeoJSON (RFC 7946) of results, as maps and lists that a mapper writes. */
final class GeoJson {
    private static final double UNITS = 1e6;

    private GeoJson() {}

    static Map<String, Object> collection(List<Map<String, Object>> features) {
        return Map.of("type", "FeatureCollection", "features", features);
    }

    static Map<String, Object> point(long location, Map<String, Object> properties) {
        return feature(Map.of("type", "Point", "coordinates", position(location)), properties);
    }

    static List<Double> position(long location) {
        return List.of(Locations.longitude(location), Locations.latitude(location));
    }

    /** {@return a feature of polygons; positions to 0.1 m} */
    static Map<String, Object> area(Geometry area, Map<String, Object> properties) {
        var polygons = new ArrayList<Object>();
        for (int i = 0; i < area.getNumGeometries(); i++) {
            if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) polygons.add(rings(polygon));
        }
        return feature(Map.of("type", "MultiPolygon", "coordinates", polygons), properties);
    }

    private static Map<String, Object> feature(Map<String, Object> geometry, Map<String, Object> properties) {
        return Map.of("type", "Feature", "geometry", geometry, "properties", properties);
    }

    private static List<Object> rings(Polygon polygon) {
        var rings = new ArrayList<Object>();
        rings.add(ring(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) rings.add(ring(polygon.getInteriorRingN(i)));
        return rings;
    }

    private static List<Object> ring(LinearRing ring) {
        var positions = new ArrayList<Object>();
        for (Coordinate c : ring.getCoordinates()) positions.add(List.of(rounded(c.x), rounded(c.y)));
        return positions;
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * UNITS) / UNITS;
    }
}
