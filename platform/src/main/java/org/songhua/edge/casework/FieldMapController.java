package org.songhua.edge.casework;

import org.songhua.casework.FieldWork;
import org.songhua.casework.FieldWork.Area;
import org.songhua.casework.FieldWork.FieldMap;
import org.songhua.cim.CityObject;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.GeoJsonWriter;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The map that a phone takes along: GeoJSON of the unit grids in which the tasks lie. Beside the features it says when it was made,
 * of which version of the city, and whether anything was left out for its size.
 */
@RestController
class FieldMapController {
    private static final MediaType GEO_JSON = new MediaType("application", "geo+json");
    /** About a tenth of a metre. */
    private static final int DECIMALS = 6;

    private final FieldWork field;

    FieldMapController(FieldWork field) {
        this.field = field;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/field/map")
    ResponseEntity<byte[]> map(Caller caller) {
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .cacheControl(CacheControl.noStore())
                .body(written(field.map(caller)));
    }

    private static byte[] written(FieldMap map) {
        var out = new ByteSink(1 << 16);
        out.ascii("{\"type\":\"FeatureCollection\",\"madeAt\":\"" + map.madeAt() + "\",\"dataVersion\":")
                .number(map.dataVersion())
                .ascii(",\"complete\":" + map.isComplete() + ",\"areas\":[");
        String comma = "";
        for (Area area : map.areas()) {
            area(area, out.ascii(comma));
            comma = ",";
        }
        out.ascii("],\"features\":[");
        comma = "";
        for (CityObject one : map.objects()) {
            feature(one, out.ascii(comma));
            comma = ",";
        }
        return out.ascii("]}").toBytes();
    }

    private static void area(Area area, ByteSink out) {
        out.ascii("{\"grid\":").json(area.grid()).ascii(",\"tasks\":").number(area.tasks());
        out.ascii(",\"extent\":[").number(area.extent().west(), DECIMALS).ascii(",");
        out.number(area.extent().south(), DECIMALS)
                .ascii(",")
                .number(area.extent().east(), DECIMALS);
        out.ascii(",").number(area.extent().north(), DECIMALS).ascii("]}");
    }

    private static void feature(CityObject one, ByteSink out) {
        out.ascii("{\"type\":\"Feature\",\"id\":").json(one.id().toString()).ascii(",\"geometry\":");
        GeoJsonWriter.write(one.wkb(), DECIMALS, out);
        out.ascii(",\"properties\":{\"class\":").json(one.classCode());
        String name = one.name();
        if (name != null) out.ascii(",\"name\":").json(name);
        out.ascii("}}");
    }
}
