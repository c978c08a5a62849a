package org.songhua.edge.casework;

import org.songhua.cim.CityObject;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.GeoJsonWriter;
import org.springframework.http.MediaType;

/** City objects as the ground of a map: GeoJSON of shape, class and name, nothing else of them. */
final class MapFeatures {
    static final MediaType GEO_JSON = new MediaType("application", "geo+json");
    /** About a tenth of a metre. */
    static final int DECIMALS = 6;

    private MapFeatures() {}

    /** Writes an array of features. */
    static void write(Iterable<CityObject> objects, ByteSink out) {
        String comma = "[";
        for (CityObject one : objects) {
            write(one, out.ascii(comma));
            comma = ",";
        }
        out.ascii(comma.equals("[") ? "[]" : "]");
    }

    private static void write(CityObject one, ByteSink out) {
        out.ascii("{\"type\":\"Feature\",\"id\":").json(one.id().toString()).ascii(",\"geometry\":");
        GeoJsonWriter.write(one.wkb(), DECIMALS, out);
        out.ascii(",\"properties\":{\"class\":").json(one.classCode());
        String name = one.name();
        if (name != null) out.ascii(",\"name\":").json(name);
        out.ascii("}}");
    }
}
