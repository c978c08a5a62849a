package org.songhua.edge.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectQuery;
import org.songhua.edge.security.OpenLimits;
import org.songhua.engine.geo.ByteSink;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.people.Open;
import org.songhua.people.Scope;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ground under the cases that everybody may see: shape and name of objects of the classes that packs declare {@code public}, such as
 * streets and waters; no other class and no other attribute leaves the house this way.
 */
@RestController
class PublicGroundController {
    private static final double WIDEST_DEGREES = 0.2;
    private static final int MOST_OBJECTS = 8_000;
    private static final int MOST_BYTES = 3 << 20;
    private static final int DEEPEST_ZOOM = 18;

    private final CityObjects objects;
    private final Packs packs;
    private final OpenLimits limits;
    private final JsonMapper json;

    PublicGroundController(CityObjects objects, Packs packs, OpenLimits limits, JsonMapper json) {
        this.objects = objects;
        this.packs = packs;
        this.limits = limits;
        this.json = json;
    }

    @Open("Shows shape and name of objects of the classes that packs declare public, nothing else; rate limited.")
    @GetMapping("/api/public/ground")
    ResponseEntity<byte[]> ground(
            @RequestParam double west,
            @RequestParam double south,
            @RequestParam double east,
            @RequestParam double north,
            HttpServletRequest request) {
        limits.take(request);
        return ResponseEntity.ok()
                .contentType(MapFeatures.GEO_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(written(OpenBox.of(west, south, east, north, WIDEST_DEGREES)));
    }

    private byte[] written(Extent extent) {
        int zoom = zoom(extent);
        List<ClassDefinition> classes = packs.classes().stream()
                .filter(one -> one.style().isPublic() && one.style().firstZoom() <= zoom)
                .toList();
        var found = new ArrayList<CityObject>();
        boolean isComplete = classes.isEmpty() || gather(classes, extent, zoom, found);
        var out = new ByteSink(1 << 16);
        out.ascii("{\"type\":\"FeatureCollection\",\"complete\":" + isComplete + ",\"palettes\":{");
        String comma = "";
        for (ClassDefinition one : classes) {
            out.ascii(comma).json(one.code()).ascii(":").json(one.style().palette());
            comma = ",";
        }
        out.ascii("},\"features\":");
        MapFeatures.write(found, out);
        return out.ascii("}").toBytes();
    }

    /** {@return the zoom at which a screen of some hundred pixels shows a box of that width} */
    private static int zoom(Extent extent) {
        double width = Math.max(extent.east() - extent.west(), extent.north() - extent.south());
        return (int) Math.min(DEEPEST_ZOOM, 1 + Math.log(360 / Math.max(width, 1e-6)) / Math.log(2));
    }

    /** {@return whether all was taken} */
    private boolean gather(List<ClassDefinition> classes, Extent extent, int zoom, List<CityObject> found) {
        List<String> codes = classes.stream().map(ClassDefinition::code).toList();
        Predicate<CityObject> isSeen = one -> packs.findClass(one.classCode())
                .map(definition -> minZoom(definition, one) <= zoom)
                .orElse(false);
        var seen = new long[2];
        var query = new ObjectQuery(codes, List.of(extent), Map.of(), null, null, null, null, ObjectQuery.MAX_LIMIT);
        Object more = objects.stream(query, Scope.ALL, one -> {
            if (!isSeen.test(one)) return;
            seen[0]++;
            seen[1] += one.wkb().length;
            if (seen[0] <= MOST_OBJECTS && seen[1] <= MOST_BYTES) found.add(one);
        });
        return more == null && found.size() == seen[0];
    }

    private int minZoom(ClassDefinition definition, CityObject one) {
        if (definition.style().zoomBy() == null) return definition.style().minZoom();
        JsonNode attributes = json.readTree(one.attributesJson());
        return definition.style().minZoom(name -> attributes.path(name).asString());
    }
}
