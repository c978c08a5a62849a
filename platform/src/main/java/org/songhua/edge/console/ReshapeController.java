package org.songhua.edge.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.GeoJsonForm;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Cutter;
import org.songhua.engine.geo.Measure;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * What a split or a merge would look like, before it is made with {@code /api/edits}: nothing is changed here. Faults: {@code CIM-070}
 * no line, {@code CIM-071} the line parts nothing, {@code CIM-072} points cannot be cut, {@code CIM-073} too few or too many objects.
 */
@RestController
class ReshapeController {
    private static final int MOST_NEIGHBOURS = 50;
    private static final int MOST_MERGED = 100;
    private static final double FARTHEST_M = 200;
    private static final double METRES_PER_DEGREE = 111_319.49;
    /** Nearer than this counts as touching: surveys leave gaps of a hand's breadth. */
    private static final double TOUCHING_M = 0.2;

    private final CityObjects objects;

    ReshapeController(CityObjects objects) {
        this.objects = objects;
    }

    /** The parts into which a line cuts an object, the largest first. */
    @Allow(Permission.CIM_PROPOSE)
    @PostMapping("/api/objects/{id}/cut")
    CutView cut(@PathVariable String id, @RequestBody JsonNode body, Caller caller) {
        CityObject object = object(id, caller);
        Geometry whole = Wkb.read(object.wkb());
        if (whole.getDimension() == 0)
            throw refused("CIM-072", "", "A point cannot be cut.", "Make new objects and retire this one.");
        List<Geometry> parts = Cutter.cut(whole, line(body.path("line")));
        if (parts.size() < 2) {
            throw refused(
                    "CIM-071",
                    "/line",
                    "The line does not part the object.",
                    "Draw it across the whole object, from outside to outside.");
        }
        return new CutView(object.revision(), parts.stream().map(ShapeView::of).toList());
    }

    /** Objects of the same class around an object, the nearest first: what it may be merged with. */
    @Allow(Permission.CIM_PROPOSE)
    @GetMapping("/api/objects/{id}/neighbours")
    NeighboursView neighbours(
            @PathVariable String id, @RequestParam(defaultValue = "20") double within, Caller caller) {
        CityObject object = object(id, caller);
        Geometry whole = Wkb.read(object.wkb());
        double reach_m = within >= 0 ? Math.min(within, FARTHEST_M) : 0;
        var found = new ArrayList<NeighbourView>();
        objects.stream(around(object, whole.getEnvelopeInternal(), reach_m), caller.scope(), other -> {
            double distance_m = Measure.distance_m(whole, Wkb.read(other.wkb()));
            if (!other.id().equals(object.id()) && distance_m <= reach_m)
                found.add(NeighbourView.of(other, distance_m, distance_m <= TOUCHING_M));
        });
        found.sort(Comparator.comparingDouble(NeighbourView::distance_m).thenComparing(NeighbourView::id));
        return new NeighboursView(found.stream().limit(MOST_NEIGHBOURS).toList(), found.size() > MOST_NEIGHBOURS);
    }

    /** What several objects are together. */
    @Allow(Permission.CIM_PROPOSE)
    @PostMapping("/api/objects/union")
    UnionView union(@RequestBody UnionBody body, Caller caller) {
        var ids = new LinkedHashSet<>(body.ids() == null ? List.<String>of() : body.ids());
        if (ids.size() < 2 || ids.size() > MOST_MERGED)
            throw refused("CIM-073", "/ids", "A merge takes several objects.", "Give 2 to " + MOST_MERGED + ".");
        List<Geometry> parts =
                ids.stream().map(id -> Wkb.read(object(id, caller).wkb())).toList();
        Geometry whole = UnaryUnionOp.union(parts);
        return new UnionView(ShapeView.of(whole), whole.getNumGeometries());
    }

    private ObjectQuery around(CityObject object, Envelope box, double reach_m) {
        double north = (reach_m + 1) / METRES_PER_DEGREE;
        double east = north / Math.cos(Math.toRadians(Math.clamp(box.centre().y, -85, 85)));
        var extent = new Extent(
                Math.max(-180, box.getMinX() - east),
                Math.max(-90, box.getMinY() - north),
                Math.min(180, box.getMaxX() + east),
                Math.min(90, box.getMaxY() + north));
        return new ObjectQuery(List.of(object.classCode()), List.of(extent), Map.of(), null, null, null, null, 1000);
    }

    private CityObject object(String id, Caller caller) {
        return objects.find(ObjectController.parse(id), caller.scope())
                .orElseThrow(() -> new NotFoundException("object " + id));
    }

    private static LineString line(JsonNode node) {
        try {
            if (GeoJsonForm.read(node) instanceof LineString line && line.getLength() > 0) return line;
        } catch (IllegalArgumentException e) {
            throw refused("CIM-070", "/line", "This is no line: " + e.getMessage(), "Send a LineString, in degrees.");
        }
        throw refused("CIM-070", "/line", "This is no line.", "Send a LineString of at least two places, in degrees.");
    }

    private static FaultException refused(String code, String field, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }

    /** The objects that shall be one. */
    record UnionBody(@Nullable List<String> ids) {}

    /**
     * A geometry and how large it is.
     *
     * @param measure m² of an area, m of a line; null for points
     */
    record ShapeView(
            @JsonRawValue String geometry, @Nullable Double measure) {
        static ShapeView of(Geometry geometry) {
            Double measure = switch (geometry.getDimension()) {
                case 2 -> Measure.area_m2(geometry);
                case 1 -> Measure.length_m(geometry);
                default -> null;
            };
            return new ShapeView(ObjectView.geometry(Wkb.of(geometry)), measure);
        }
    }

    /**
     * What a line makes of an object.
     *
     * @param revision of the object that was cut
     */
    record CutView(int revision, List<ShapeView> parts) {}

    /**
     * What several objects are together.
     *
     * @param pieces how many pieces that do not touch each other it is made of
     */
    record UnionView(ShapeView whole, int pieces) {}

    /**
     * Objects around another.
     *
     * @param more whether there are others that are not listed
     */
    record NeighboursView(List<NeighbourView> items, boolean more) {}

    /**
     * An object beside another.
     *
     * @param touches whether the two meet, or all but
     */
    record NeighbourView(
            String id,
            int revision,
            @Nullable String name,
            double distance_m,
            boolean touches,
            @JsonRawValue String geometry) {
        static NeighbourView of(CityObject object, double distance_m, boolean touches) {
            return new NeighbourView(
                    object.id().toString(),
                    object.revision(),
                    object.name(),
                    distance_m,
                    touches,
                    ObjectView.geometry(object.wkb()));
        }
    }
}
