package org.songhua.demo.internal.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.songhua.demo.internal.plan.Feature;
import org.songhua.demo.internal.shape.Plane;

/** The growing list of pipes and what sits on them; numbers those of a class in the order in which they come. */
final class Underground {
    private final List<Feature> list = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /**
     * A pipe.
     *
     * @param from code of the node at its begin
     * @param to code of the node at its end
     * @param diameter_mm nominal
     * @param depth cover at the begin, metres
     * @param depthEnd cover at the end, metres
     */
    record Segment(String from, String to, int diameter_mm, String material, int year, double depth, double depthEnd) {}

    void pipe(String classCode, LineString line, Segment segment, String street, Map<String, Object> more) {
        var attributes = new LinkedHashMap<String, Object>();
        String code = code(classCode);
        attributes.put("code", code);
        attributes.put("diameter", segment.diameter_mm());
        attributes.put("material", segment.material());
        attributes.put("depth", rounded(segment.depth()));
        attributes.put("depth_end", rounded(segment.depthEnd()));
        attributes.put("length", rounded(line.getLength()));
        attributes.put("from_node", segment.from());
        attributes.put("to_node", segment.to());
        attributes.put("year_built", segment.year());
        attributes.putAll(more);
        if (!street.isEmpty()) attributes.put("street", street);
        add(classCode, code, null, line, attributes);
    }

    void point(String classCode, String code, @Nullable String name, Coordinate at, Map<String, Object> attributes) {
        var all = new LinkedHashMap<String, Object>();
        all.put("code", code);
        all.putAll(attributes);
        add(classCode, code, name, Plane.FACTORY.createPoint(at), all);
    }

    private void add(
            String classCode, String code, @Nullable String name, Geometry geometry, Map<String, Object> attributes) {
        list.add(new Feature(classCode, classCode + "/" + code, name, geometry, attributes));
    }

    /** {@return the next number of a class} */
    private String code(String classCode) {
        int number = numbers.merge(classCode, 1, Integer::sum);
        return String.format(Locale.ROOT, "%s-%06d", prefix(classCode), number);
    }

    private static String prefix(String classCode) {
        return switch (classCode) {
            case "water_pipe" -> "JS";
            case "gas_pipe" -> "RQ";
            case "heat_pipe" -> "RL";
            case "drain_pipe" -> "PS";
            default -> classCode;
        };
    }

    static double rounded(double value) {
        return StrictMath.round(value * 100) / 100.0;
    }

    List<Feature> list() {
        return list;
    }
}
