package org.songhua.edge.console;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.cim.Regions;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.GeoJsonWriter;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object as its card shows it.
 *
 * @param geometry GeoJSON geometry
 * @param longitude of its representative point
 * @param latitude of its representative point
 * @param attributes declared attributes
 * @param tags what the source said beyond them
 */
record ObjectView(
        String id,
        String classCode,
        @Nullable Text classTitle,
        @Nullable String name,
        boolean synthetic,
        @JsonRawValue String geometry,
        double longitude,
        double latitude,
        Map<String, @Nullable Object> attributes,
        Map<String, @Nullable Object> tags,
        @Nullable Source dataset,
        String sourceId,
        @Nullable RegionView region,
        @Nullable String validFrom,
        @Nullable String validTo,
        String recordedFrom,
        int revision) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DECIMALS = 7;

    /** Where the object comes from. */
    record Source(
            String code,
            String title,
            @Nullable String source,
            @Nullable String licence,
            boolean synthetic) {
        static Source of(Dataset dataset) {
            return new Source(
                    dataset.code(), dataset.title(), dataset.source(), dataset.licence(), dataset.synthetic());
        }
    }

    /** The regions around it, the largest first. */
    record RegionView(String code, List<Regions.Step> path) {}

    static ObjectView of(
            CityObject object, @Nullable Text classTitle, @Nullable Dataset dataset, @Nullable RegionView region) {
        Map<String, @Nullable Object> attributes = attributes(object);
        Map<String, @Nullable Object> tags = tags(attributes.remove("tags"));
        double[] point = Wkb.representativePoint(Wkb.read(object.wkb()));
        return new ObjectView(
                object.id().toString(),
                object.classCode(),
                classTitle,
                object.name(),
                dataset != null && dataset.synthetic(),
                geometry(object.wkb()),
                point[0],
                point[1],
                attributes,
                tags,
                dataset == null ? null : Source.of(dataset),
                object.sourceId(),
                region,
                HistoryController.text(object.validFrom()),
                HistoryController.text(object.validTo()),
                object.recordedFrom().toString(),
                object.revision());
    }

    static Map<String, @Nullable Object> attributes(CityObject object) {
        return new LinkedHashMap<>(
                JSON.readValue(object.attributesJson(), new TypeReference<Map<String, @Nullable Object>>() {}));
    }

    private static Map<String, @Nullable Object> tags(@Nullable Object tags) {
        var result = new LinkedHashMap<String, @Nullable Object>();
        if (tags instanceof Map<?, ?> map) map.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }

    static String geometry(byte[] wkb) {
        var sink = new ByteSink();
        GeoJsonWriter.write(wkb, DECIMALS, sink);
        return new String(sink.toBytes(), StandardCharsets.UTF_8);
    }
}
