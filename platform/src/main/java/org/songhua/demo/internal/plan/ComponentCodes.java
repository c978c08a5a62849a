package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.songhua.engine.code.CodeScheme;

/**
 * Gives the managed components of a finished city their unit grid and their code of 17 digits: those on the streets, and the covers and
 * hydrants of the networks. Numbers run by district and type in the order of the list.
 */
public final class ComponentCodes {
    /** How far from a grid a component still belongs to it; the edge of the city runs along streets. Metres. */
    private static final double REACH = 60;

    /** Type of the cover of a manhole by its network (GB/T 47678.5). */
    private static final Map<String, String> COVERS = Map.of(
            "water", "01001", "sewage", "01002", "combined", "01002", "rain", "01003", "heat", "01010", "gas", "01011");

    private static final String FIRE_EQUIPMENT = "01013";

    private final STRtree grids = new STRtree();
    private final Map<String, Long> numbers = new TreeMap<>();

    private record Grid(String code, Geometry area, IndexedPointInAreaLocator inside) {}

    private ComponentCodes(List<Feature> city) {
        for (Feature feature : city) {
            if (!feature.classCode().equals("unit_grid")) continue;
            Geometry area = feature.geometry();
            String code = String.valueOf(feature.attributes().get("code"));
            grids.insert(area.getEnvelopeInternal(), new Grid(code, area, new IndexedPointInAreaLocator(area)));
        }
        grids.build();
    }

    /** {@return the same objects, components with their grid and code} */
    public static List<Feature> coded(List<Feature> city) {
        var codes = new ComponentCodes(city);
        return city.stream().map(codes::coded).toList();
    }

    private Feature coded(Feature feature) {
        String type = type(feature);
        String grid = type == null ? null : gridOf(feature.geometry().getCoordinate());
        if (type == null || grid == null) return feature;
        String code = next(grid.substring(0, 6), type);
        var attributes = new LinkedHashMap<String, Object>();
        boolean component = feature.classCode().equals("component");
        if (component) attributes.put("code", code);
        attributes.putAll(feature.attributes());
        if (!component) attributes.put("component_code", code);
        attributes.put("unit_grid", grid);
        return new Feature(feature.classCode(), feature.id(), feature.name(), feature.geometry(), attributes);
    }

    private static @Nullable String type(Feature feature) {
        return switch (feature.classCode()) {
            case "component" -> String.valueOf(feature.attributes().get("type"));
            case "manhole" -> COVERS.get(String.valueOf(feature.attributes().get("network")));
            case "hydrant" -> FIRE_EQUIPMENT;
            default -> null;
        };
    }

    private String next(String division, String type) {
        long number = numbers.merge(division + type, 1L, Long::sum);
        return CodeScheme.COMPONENT.format(
                Long.parseLong(division),
                Long.parseLong(type.substring(0, 2)),
                Long.parseLong(type.substring(2)),
                number);
    }

    /** {@return the grid around a place, the one of the least code on a common edge, else the nearest; null far from all} */
    private @Nullable String gridOf(Coordinate at) {
        var around = new Envelope(at);
        around.expandBy(REACH);
        var candidates = new ArrayList<Grid>();
        for (Object found : grids.query(around)) candidates.add((Grid) found);
        String inside = null;
        for (Grid grid : candidates) {
            boolean lower = inside == null || grid.code().compareTo(inside) < 0;
            if (lower && grid.inside().locate(at) != Location.EXTERIOR) inside = grid.code();
        }
        return inside != null ? inside : nearest(at, candidates);
    }

    private static @Nullable String nearest(Coordinate at, List<Grid> candidates) {
        var point = candidates.isEmpty()
                ? null
                : candidates.getFirst().area().getFactory().createPoint(at);
        Grid nearest = null;
        double least = REACH;
        for (Grid grid : candidates) {
            double distance = grid.area().distance(point);
            boolean tie = nearest != null && distance == least && grid.code().compareTo(nearest.code()) < 0;
            if (distance < least || tie) {
                nearest = grid;
                least = distance;
            }
        }
        return nearest == null ? null : nearest.code();
    }
}
