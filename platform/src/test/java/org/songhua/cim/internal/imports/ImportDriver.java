package org.songhua.cim.internal.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.songhua.TestPlatform;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Dataset;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports texts and bytes into data sets of their own and looks at what came of them. */
final class ImportDriver {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestPlatform platform;
    private final String dataset;
    private @Nullable String classCode;
    private @Nullable String crs;

    private ImportDriver(TestPlatform platform, String dataset) {
        this.platform = platform;
        this.dataset = dataset;
    }

    /** A driver for a data set that nobody else uses. */
    static ImportDriver fresh() {
        return new ImportDriver(TestPlatform.shared(), "driver_" + NEXT.incrementAndGet());
    }

    ImportDriver as(String code) {
        classCode = code;
        return this;
    }

    ImportDriver in(String system) {
        crs = system;
        return this;
    }

    String dataset() {
        return dataset;
    }

    ImportStatus text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    ImportStatus bytes(byte[] bytes) {
        try {
            Path file = Files.createTempFile("songhua-import", ".upload");
            Files.write(file, bytes);
            try {
                return file(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportStatus file(Path file) {
        return imports()
                .run(new ImportRequest(file, "given.json", classCode, crs, dataset, null, null, false, "tester"));
    }

    /** Features of a collection, each a JSON object. */
    ImportStatus features(String... features) {
        return text("{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    }

    static String point(String id, double x, double y, String properties) {
        return "{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]},\"properties\":%s}"
                .formatted(id, x, y, properties);
    }

    static String feature(String id, String geometry, String properties) {
        return "{\"type\":\"Feature\",\"id\":\"%s\",\"geometry\":%s,\"properties\":%s}"
                .formatted(id, geometry, properties);
    }

    /** A square with its lower left corner at a position. */
    static String square(double x, double y, double size) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                .formatted(x, y, x + size, y + size);
    }

    Imports imports() {
        return platform.bean(Imports.class);
    }

    CityObjects objects() {
        return platform.bean(CityObjects.class);
    }

    List<Fault> faults(ImportStatus status) {
        return imports().faults(status.id(), 0, 10_000);
    }

    Dataset stored() {
        return objects().datasets().stream()
                .filter(d -> d.code().equals(dataset))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no data set " + dataset));
    }

    boolean isStored() {
        return objects().datasets().stream().anyMatch(d -> d.code().equals(dataset));
    }

    /** {@return objects of the data set by source id} */
    Map<String, CityObject> all() {
        var found = new TreeMap<String, CityObject>();
        var query = new ObjectQuery(List.of(), List.of(), Map.of(), stored().number(), null, null, null, 10_000);
        objects().stream(query, Scope.ALL, object -> found.put(object.sourceId(), object));
        return found;
    }

    CityObject only() {
        Map<String, CityObject> all = all();
        if (all.size() != 1) throw new AssertionError("expected one object, found " + all.keySet());
        return all.values().iterator().next();
    }

    CityObject get(String sourceId) {
        return objects()
                .find(ObjectId.of(stored().number(), sourceId), Scope.ALL)
                .orElseThrow(() -> new AssertionError("no object " + sourceId));
    }

    static JsonNode attributes(CityObject object) {
        return JSON.readTree(object.attributesJson());
    }
}
