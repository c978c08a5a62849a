package org.songhua.edge.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.Search;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.text.Parsing;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** City objects for the console: cards, lists, search; now and as they were. */
@RestController
class ObjectController {
    private static final int LARGEST_PAGE = 1000;
    private static final int MOST_HITS = 100;

    private final CityObjects objects;
    private final Search search;
    private final ObjectViews views;
    private final Packs packs;

    ObjectController(CityObjects objects, Search search, ObjectViews views, Packs packs) {
        this.packs = packs;
        this.objects = objects;
        this.search = search;
        this.views = views;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/objects/{id}")
    ResponseEntity<ObjectView> object(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String validAt,
            Caller caller) {
        CityObject object = objects.find(parse(id), Moments.parse(asOf, validAt), caller.scope())
                .orElseThrow(() -> new NotFoundException("object " + id));
        return response(object);
    }

    /**
     * A page of objects, and how many there are of them in all.
     *
     * @param group all classes of a heading; a class that is named goes before it
     */
    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/objects")
    PageView list(
            @RequestParam(required = false) @Nullable String classCode,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String bbox,
            @RequestParam(required = false) @Nullable String dataset,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String validAt,
            Caller caller) {
        Moment moment = Moments.parse(asOf, validAt);
        var query = new ObjectQuery(
                classes(classCode, group),
                bbox == null ? List.of() : List.of(Extents.parse(bbox)),
                Map.of(),
                dataset == null ? null : (Integer) number(dataset),
                moment.recordedAt(),
                moment.validAt(),
                null,
                after == null ? null : parse(after),
                Math.clamp(limit, 1, LARGEST_PAGE),
                null);
        var items = new ArrayList<ItemView>();
        ObjectId next = objects.stream(query, caller.scope(), object -> items.add(ItemView.of(object)));
        return new PageView(items, objects.count(query, caller.scope()), next == null ? null : next.toString());
    }

    private List<String> classes(@Nullable String classCode, @Nullable String group) {
        if (classCode != null) return List.of(classCode);
        if (group == null) return List.of();
        List<String> codes = packs.classes().stream()
                .filter(one -> one.group().equals(group))
                .map(ClassDefinition::code)
                .toList();
        if (codes.isEmpty()) throw new NotFoundException("group " + group);
        return codes;
    }

    private int number(String dataset) {
        return objects.datasets().stream()
                .filter(one -> one.code().equals(dataset))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("data set " + dataset))
                .number();
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
        return ResponseEntity.ok().eTag("\"" + object.revision() + "\"").body(views.of(object));
    }

    static ObjectId parse(String id) {
        return Parsing.find(id, ObjectId::parse).orElseThrow(() -> new NotFoundException("object " + id));
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
