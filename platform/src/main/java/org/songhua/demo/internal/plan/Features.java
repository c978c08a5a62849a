package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.songhua.demo.internal.shape.Plane;

/** The growing list of city objects; numbers those of a class in the order in which they come. */
final class Features {
    private final List<Feature> list = new ArrayList<>();
    private final Map<String, Integer> numbers = new TreeMap<>();

    /** Adds an object under the next number of its class. */
    void add(String classCode, @Nullable String name, Geometry geometry, Attributes attributes) {
        int number = numbers.merge(classCode, 1, Integer::sum);
        addAs(String.format(Locale.ROOT, "%s/%06d", classCode, number), classCode, name, geometry, attributes);
    }

    /** Adds an object under an identifier of its own. */
    void addAs(String id, String classCode, @Nullable String name, Geometry geometry, Attributes attributes) {
        list.add(new Feature(classCode, id, name, geometry, attributes.map()));
    }

    /** Adds a point. */
    void point(String classCode, @Nullable String name, Coordinate at, Attributes attributes) {
        add(classCode, name, Plane.FACTORY.createPoint(at), attributes);
    }

    List<Feature> list() {
        return list;
    }
}
