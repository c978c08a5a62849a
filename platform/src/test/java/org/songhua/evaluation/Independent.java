package org.songhua.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.cover.GroundPlane;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Reach;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.formula.Surroundings;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The share of an area that lies within reach, the obvious way: every reach of the whole city joined to one shape, and what that
 * shape leaves of each area taken off. It shares with the program the formula, the projection and the 64 segments of a quarter
 * of a circle, and nothing else: objects come over the public interface, no index, no prepared shapes, difference for intersection.
 */
final class Independent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SEGMENTS = 64;

    private final TestPlatform platform;
    private final Map<String, Double> parameters;

    Independent(TestPlatform platform, IndicatorDefinition indicator) {
        this.platform = platform;
        this.parameters = new java.util.TreeMap<>();
        indicator
                .parameters()
                .forEach((name, parameter) -> parameters.put(name, parameter.at(java.time.LocalDate.of(2025, 12, 31))));
    }

    /** {@return per cent of the area that a total of kind {@code covered} finds within reach; NaN when there is no area} */
    double percent(Total covered) {
        List<CityObject> areas = selected(covered.over());
        if (areas.isEmpty()) return Double.NaN;
        var first = Wkb.read(areas.getFirst().wkb()).getEnvelopeInternal().centre();
        GroundPlane plane = GroundPlane.near(first.x);
        var reaches = new ArrayList<Geometry>();
        for (Reach reach : covered.by()) {
            double radius = Evaluator.number(reach.radius(), new Known(Map.of()));
            for (CityObject facility : selected(reach.by())) {
                reaches.add(BufferOp.bufferOp(plane.project(Wkb.read(facility.wkb())), radius, SEGMENTS));
            }
        }
        Geometry all = reaches.isEmpty() ? null : OverlayNGRobust.union(reaches);
        double whole = 0;
        double left = 0;
        for (CityObject area : areas) {
            Geometry metres = plane.project(Wkb.read(area.wkb()));
            whole += metres.getArea();
            left += all == null
                    ? metres.getArea()
                    : OverlayNGRobust.overlay(metres, all, OverlayNG.DIFFERENCE).getArea();
        }
        return 100 * (whole - left) / whole;
    }

    /** Objects in order of their ids for which the condition holds. */
    private List<CityObject> selected(Selection selection) {
        Expression where = selection.where();
        return objects(selection.classCode()).stream()
                .filter(object -> where == null || Boolean.TRUE.equals(Evaluator.holds(where, known(object))))
                .toList();
    }

    List<CityObject> objects(String classCode) {
        var found = new ArrayList<CityObject>();
        ObjectId after = null;
        do {
            var query = new ObjectQuery(List.of(classCode), List.of(), Map.of(), null, null, null, after, 10_000);
            after = platform.bean(CityObjects.class).stream(query, Scope.ALL, found::add);
        } while (after != null);
        return found;
    }

    private Known known(CityObject object) {
        var values = new java.util.HashMap<String, Object>();
        JsonNode json = JSON.readTree(object.attributesJson());
        for (String name : json.propertyNames()) {
            JsonNode value = json.get(name);
            Object plain = value.isNumber()
                    ? (Object) value.doubleValue()
                    : value.isBoolean() ? (Object) value.booleanValue() : value.asString();
            values.put(name, plain);
        }
        return new Known(values);
    }

    /** Attributes of one object whose units have scale 1, and parameters. */
    private final class Known implements Surroundings {
        private final Map<String, Object> values;

        Known(Map<String, Object> values) {
            this.values = values;
        }

        @Override
        public @Nullable Object name(String name) {
            return values.get(name);
        }

        @Override
        public @Nullable Double parameter(String name) {
            return parameters.get(name);
        }

        @Override
        public @Nullable Double indicator(String code) {
            return null;
        }

        @Override
        public @Nullable Double total(Total total) {
            return null;
        }
    }
}
