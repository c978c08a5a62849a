package org.songhua.edge.casework;

import org.songhua.casework.FieldWork;
import org.songhua.casework.FieldWork.Area;
import org.songhua.casework.FieldWork.FieldMap;
import org.songhua.engine.geo.ByteSink;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The map that a phone takes along: GeoJSON of the unit grids in which the tasks lie. Beside the features it says when it was made,
 * of which version of the city, and whether anything was left out for its size.
 */
@RestController
class FieldMapController {
    private final FieldWork field;

    FieldMapController(FieldWork field) {
        this.field = field;
    }

    @Allow(Permission.CIM_VIEW)
    @GetMapping("/api/field/map")
    ResponseEntity<byte[]> map(Caller caller) {
        return ResponseEntity.ok()
                .contentType(MapFeatures.GEO_JSON)
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
        out.ascii("],\"features\":");
        MapFeatures.write(map.objects(), out);
        return out.ascii("}").toBytes();
    }

    private static void area(Area area, ByteSink out) {
        out.ascii("{\"grid\":").json(area.grid()).ascii(",\"tasks\":").number(area.tasks());
        out.ascii(",\"extent\":[")
                .number(area.extent().west(), MapFeatures.DECIMALS)
                .ascii(",");
        out.number(area.extent().south(), MapFeatures.DECIMALS)
                .ascii(",")
                .number(area.extent().east(), MapFeatures.DECIMALS);
        out.ascii(",").number(area.extent().north(), MapFeatures.DECIMALS).ascii("]}");
    }
}
