package org.songhua.edge.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectEdit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.ObjectVersion;
import org.songhua.cim.Regions;
import org.songhua.cim.Search;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** City objects for the console: cards, lists, edits, search. */
@RestController
class ObjectController {
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_HITS = 100;

    private final CityObjects objects;
    private final Search search;
    private final Regions regions;
    private final Packs packs;

    ObjectController(CityObjects objects, Search search, Regions regions, Packs packs) {
        this.objects = objects;
        this.search = search;
        this.regions = regions;
        this.packs = packs;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/objects/{id}")
    ResponseEntity<ObjectView> object(@PathVariable String id, Caller caller) {
        return response(find(id, caller));
    }

    @Allow(Permission.CIM_EDIT)
    @PatchMapping(
            path = "/api/objects/{id}",
            consumes = {"application/merge-patch+json", "application/json"})
    ResponseEntity<?> edit(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody JsonNode patch,
            Caller caller) {
        if (match == null)
            return ResponseEntity.status(HttpStatus.PRECONDITION_REQUIRED).build();
        ObjectId object = find(id, caller).id();
        return response(objects.edit(object, revision(match), edit(patch), caller.scope(), caller.name()));
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/objects/{id}/versions")
    List<VersionView> versions(@PathVariable String id, Caller caller) {
        List<ObjectVersion> versions = objects.versions(find(id, caller).id(), caller.scope());
        var views = new ArrayList<VersionView>();
        for (int i = 0; i < versions.size(); i++) {
            // Who made a version is told by the one before it; the first came with the data set.
            String by = i + 1 < versions.size() ? versions.get(i + 1).endedBy() : null;
            views.add(VersionView.of(versions.get(i), by));
        }
        return views;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/objects")
    PageView list(
            @RequestParam(required = false) @Nullable String classCode,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String after,
            Caller caller) {
        var query = new ObjectQuery(
                classCode == null ? List.of() : List.of(classCode),
                bbox == null ? List.of() : List.of(Extents.parse(bbox)),
                Map.of(),
                null,
                null,
                null,
                after == null ? null : parse(after),
                Math.clamp(limit, 1, LARGEST_PAGE));
        var items = new ArrayList<ItemView>();
        ObjectId next = objects.stream(query, caller.scope(), object -> items.add(ItemView.of(object)));
        return new PageView(items, objects.count(query, caller.scope()), next == null ? null : next.toString());
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/search")
    HitsView search(
            @RequestParam String q,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String bbox,
            Caller caller) {
        Extent near = bbox == null ? null : Extents.parse(bbox);
        return new HitsView(search.search(q, near, Math.clamp(limit, 1, MOST_HITS), caller.scope()).stream()
                .map(HitView::of)
                .toList());
    }

    private ResponseEntity<ObjectView> response(CityObject object) {
        String region = object.region();
        Dataset dataset = objects.datasets().stream()
                .filter(d -> d.number() == object.dataset())
                .findFirst()
                .orElse(null);
        var view = ObjectView.of(
                object,
                packs.findClass(object.classCode()).map(ClassDefinition::title).orElse(null),
                dataset,
                region == null ? null : new ObjectView.RegionView(region, regions.path(region)));
        return ResponseEntity.ok().eTag("\"" + object.revision() + "\"").body(view);
    }

    private CityObject find(String id, Caller caller) {
        return objects.find(parse(id), caller.scope()).orElseThrow(() -> new NotFoundException("object " + id));
    }

    private static ObjectId parse(String id) {
        try {
            return ObjectId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("object " + id);
        }
    }

    private static int revision(String match) {
        String number = match.replaceFirst("^W/", "").replace("\"", "").strip();
        if (number.matches("\\d{1,9}")) return Integer.parseInt(number);
        throw new FaultException(Fault.refused(
                "CIM-005",
                Place.atField("If-Match"),
                "If-Match is no revision: " + match,
                "Send the ETag of the object as you read it."));
    }

    private static ObjectEdit edit(JsonNode patch) {
        var attributes = new HashMap<String, @Nullable Object>();
        var faults = new ArrayList<Fault>();
        patch.path("attributes").properties().forEach(e -> attributes.put(e.getKey(), value(e, faults)));
        patch.propertyNames().stream()
                .filter(name -> !name.equals("name") && !name.equals("attributes"))
                .forEach(name -> faults.add(Fault.refused(
                        "CIM-006", Place.atField("/" + name), "This cannot be changed.", "Leave it out.")));
        JsonNode name = patch.path("name");
        if (!(name.isMissingNode() || name.isNull() || name.isString())) {
            faults.add(Fault.refused("CIM-007", Place.atField("/name"), "The name is no text.", "Send a string."));
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        return new ObjectEdit(name.isString() ? name.stringValue() : null, !name.isMissingNode(), attributes);
    }

    private static @Nullable Object value(Map.Entry<String, JsonNode> entry, List<Fault> faults) {
        JsonNode node = entry.getValue();
        if (node.isNull()) return null;
        if (node.isString()) return node.stringValue();
        if (node.isBoolean()) return node.booleanValue();
        if (node.isIntegralNumber() && node.canConvertToLong()) return node.longValue();
        if (node.isNumber()) return new BigDecimal(node.numberValue().toString());
        faults.add(Fault.refused(
                "CIM-008",
                Place.atField("/attributes/" + entry.getKey()),
                "The value is neither text, number nor truth value.",
                "Send a plain value, or null to remove the attribute."));
        return null;
    }

    /** A page of a list. */
    record PageView(
            List<ItemView> items, long total, @Nullable String next) {}

    /** An object in a list. */
    record ItemView(
            String id,
            String classCode,
            @Nullable String name,
            Map<String, @Nullable Object> attributes,
            double longitude,
            double latitude) {
        static ItemView of(CityObject object) {
            double[] point = Wkb.representativePoint(Wkb.read(object.wkb()));
            var attributes = ObjectView.attributes(object);
            attributes.remove("tags");
            return new ItemView(
                    object.id().toString(), object.classCode(), object.name(), attributes, point[0], point[1]);
        }
    }

    /** A version in the timeline of an object. */
    record VersionView(
            int revision,
            String recordedFrom,
            @Nullable String recordedTo,
            @Nullable String recordedBy,
            @Nullable String name,
            Map<String, @Nullable Object> attributes) {
        static VersionView of(ObjectVersion version, @Nullable String by) {
            CityObject object = version.object();
            return new VersionView(
                    object.revision(),
                    object.recordedFrom().toString(),
                    version.recordedTo() == null ? null : version.recordedTo().toString(),
                    by,
                    object.name(),
                    ObjectView.attributes(object));
        }
    }

    /** What a search found. */
    record HitsView(List<HitView> items) {}

    /** One hit. */
    record HitView(
            String id,
            String classCode,
            String name,
            @Nullable String address,
            double longitude,
            double latitude) {
        static HitView of(Search.Hit hit) {
            return new HitView(
                    hit.id().toString(), hit.classCode(), hit.name(), hit.address(), hit.longitude(), hit.latitude());
        }
    }
}
