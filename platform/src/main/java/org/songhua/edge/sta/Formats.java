package org.songhua.edge.sta;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Expr;
import org.songhua.engine.odata.Query;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Listing;
import org.songhua.sensing.Node;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** The forms that a page can have besides the usual one. */
enum Formats {
    /** 18-088, clause 12.1: readings as rows under one heading for each datastream. */
    DATA_ARRAY(MediaType.APPLICATION_JSON),
    /** RFC 4180, with nested names joined by a solidus. */
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)),
    /** RFC 7946: a feature for each entity, its nested names joined by a solidus. */
    GEO_JSON(new MediaType("application", "geo+json"));

    private static final Set<String> GEOMETRIES = Set.of("location", "feature", "observedArea");

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final MediaType media;

    Formats(MediaType media) {
        this.media = media;
    }

    MediaType media() {
        return media;
    }

    static Formats of(String name, EntityType type) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "dataarray" -> {
                if (type != EntityType.OBSERVATION) throw StaFaults.badFormat(name);
                yield DATA_ARRAY;
            }
            case "csv", "text/csv" -> CSV;
            case "geojson", "application/geo+json" -> GEO_JSON;
            default -> throw StaFaults.badFormat(name);
        };
    }

    Query widened(Query query) {
        return query;
    }

    byte[] write(Listing listing, String root, @Nullable String next) {
        return switch (this) {
            case DATA_ARRAY -> dataArray(listing, root, next);
            case CSV -> csv(listing, root);
            case GEO_JSON -> geoJson(listing, root, next);
        };
    }

    private static byte[] dataArray(Listing listing, String root, @Nullable String next) {
        List<String> components = components(listing.query());
        Map<Stream, List<Entity>> byStream = new LinkedHashMap<>();
        for (Node node : listing.nodes())
            byStream.computeIfAbsent(stream(node.entity()), key -> new ArrayList<>())
                    .add(node.entity());
        return Json.bytes(out -> {
            var writer = new DocumentWriter(out, root);
            out.writeStartObject();
            if (listing.count() != null) out.writeNumberProperty("@iot.count", listing.count());
            if (next != null) out.writeStringProperty("@iot.nextLink", next);
            out.writeName("value");
            out.writeStartArray();
            byStream.forEach((stream, readings) -> {
                out.writeStartObject();

                out.writeStringProperty(
                        stream.label() + "@iot.navigationLink", root + "/" + stream.label() + "s(" + stream.id() + ")");
                out.writeName("components");
                out.writeStartArray();
                components.forEach(out::writeString);
                out.writeEndArray();
                out.writeNumberProperty("dataArray@iot.count", readings.size());
                out.writeName("dataArray");
                out.writeStartArray();
                for (Entity reading : readings) {
                    out.writeStartArray();
                    for (String component : components) {
                        if (component.equals("id")) out.writeNumber(reading.id());
                        else writer.value(reading.value(component));
                    }
                    out.writeEndArray();
                }
                out.writeEndArray();
                out.writeEndObject();
            });
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** What readings are put together by. */
    private record Stream(String label, long id) {}

    private static Stream stream(Entity reading) {
        for (var reference : reading.references().entrySet())
            if (reference.getKey().target().isStream())
                return new Stream(reference.getKey().label(), reference.getValue());
        throw new NoSuchElementException("a reading of no stream");
    }

    private static List<String> components(Query query) {
        var names = new LinkedHashSet<String>();
        for (Expr.Path path : query.select()) names.add(path.first().equals("@iot.id") ? "id" : path.first());
        names.removeIf(name -> !name.equals("id") && EntityType.OBSERVATION.indexOf(name) < 0);
        if (!names.isEmpty()) return List.copyOf(names);
        names.add("id");
        EntityType.OBSERVATION.properties().forEach(property -> names.add(property.name()));
        return List.copyOf(names);
    }

    /** {@return the entity as names to plain values, addresses of other entities left out} */
    private static Map<String, JsonNode> flat(Node node, Query query, String root) {
        JsonNode document = Json.parse(Json.bytes(out -> new DocumentWriter(out, root).node(node, query)));
        var flat = new LinkedHashMap<String, JsonNode>();
        flatten("", document, flat);
        return flat;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, JsonNode> flat) {
        node.properties().forEach(field -> {
            String name = field.getKey().equals("@iot.id") ? "id" : field.getKey();
            if (name.contains("@iot.")) return;
            boolean geometry = GEOMETRIES.contains(name);
            if (field.getValue().isObject() && !geometry) flatten(prefix + name + "/", field.getValue(), flat);
            else if (field.getValue().isArray() && !geometry && isEntities(field.getValue())) {
                for (int i = 0; i < field.getValue().size(); i++)
                    flatten(prefix + name + "/" + i + "/", field.getValue().get(i), flat);
            } else flat.put(prefix + name, field.getValue());
        });
    }

    private static boolean isEntities(JsonNode array) {
        return array.size() > 0 && array.get(0).isObject();
    }

    private static byte[] csv(Listing listing, String root) {
        var rows = listing.nodes().stream()
                .map(n -> flat(n, listing.query(), root))
                .toList();
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> names.addAll(row.keySet()));
        var text = new StringBuilder(
                        String.join(",", names.stream().map(Formats::cell).toList()))
                .append("\r\n");
        for (Map<String, JsonNode> row : rows) {
            text.append(String.join(
                            ",", names.stream().map(n -> cell(text(row.get(n)))).toList()))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) return "";
        return value.isString() ? value.asString() : value.toString();
    }

    /** A cell that a spreadsheet would take for a formula is made a text. */
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 && !text.matches("[-+]?[0-9.eE+-]+");
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static byte[] geoJson(Listing listing, String root, @Nullable String next) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringProperty("type", "FeatureCollection");
            if (next != null) out.writeStringProperty("@iot.nextLink", next);
            out.writeName("features");
            out.writeStartArray();
            for (Node node : listing.nodes()) {
                Map<String, JsonNode> flat = new TreeMap<>(flat(node, listing.query(), root));
                JsonNode geometry = geometry(flat);
                out.writeStartObject();
                out.writeStringProperty("type", "Feature");
                out.writeName("geometry");
                if (geometry == null) out.writeNull();
                else out.writeRawValue(geometry.toString());
                out.writeName("properties");
                out.writeStartObject();
                flat.forEach((name, value) -> {
                    out.writeName(name);
                    out.writeRawValue(value.toString());
                });
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    /** Takes the first geometry out of the properties: of the entity itself, or of one shown within it. */
    private static @Nullable JsonNode geometry(Map<String, JsonNode> flat) {
        for (String name : List.copyOf(flat.keySet())) {
            String last = name.substring(name.lastIndexOf('/') + 1);
            JsonNode value = flat.get(name);
            if (!GEOMETRIES.contains(last) || value == null || !value.isObject()) continue;
            flat.remove(name);
            return value.path("type").asString("").equals("Feature") ? value.path("geometry") : value;
        }
        return null;
    }
}
