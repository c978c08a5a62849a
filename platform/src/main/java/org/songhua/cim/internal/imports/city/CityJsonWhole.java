package org.songhua.cim.internal.imports.city;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.cityjson.CityHeader;
import org.songhua.cim.internal.cityjson.CityJson;
import org.songhua.cim.internal.cityjson.CityJsonException;
import org.songhua.cim.internal.cityjson.FeatureSlicer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CityJSON file with all its objects over one list of vertices. Its members may stand in any order, so all of it is held: vertices as numbers, objects
 * as their text.
 */
final class CityJsonWhole implements CityFile {
    private static final long MOST_BYTES = 300L << 20;
    private static final List<String> VERSIONS = List.of("2.0", "1.1");

    private final CityHeader header;
    private final Map<String, byte[]> objects = new LinkedHashMap<>();
    private final VertexList vertices = new VertexList();
    private final Map<String, Boolean> topLevel = new LinkedHashMap<>();

    CityJsonWhole(Path file, Place place) throws IOException {
        if (Files.size(file) > MOST_BYTES) throw CityFaults.tooLarge(place, MOST_BYTES >> 20);
        ObjectNode root = CityJson.MAPPER.createObjectNode();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser json = CityJson.MAPPER.createParser(in)) {
            read(json, root);
        } catch (JacksonException e) {
            throw CityFaults.unreadable(
                    place.withRow(e.getLocation() == null ? 0 : e.getLocation().getLineNr()), e.getOriginalMessage());
        } catch (CityJsonException e) {
            throw CityFaults.unreadable(place, String.valueOf(e.getMessage()));
        }
        this.header = CityHeader.of(root);
        check(root, place);
    }

    static void check(ObjectNode root, Place place) {
        String version = root.path("version").asString("");
        if (!VERSIONS.contains(version)) throw CityFaults.version(place, version);
        if (!root.has("transform")) {
            throw CityFaults.unreadable(place, "it has no \"transform\", which version " + version + " asks for");
        }
    }

    private void read(JsonParser json, ObjectNode root) {
        if (json.nextToken() != JsonToken.START_OBJECT) throw new CityJsonException("it holds no object");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (name.equals("CityObjects") && token == JsonToken.START_OBJECT) readObjects(json);
            else if (name.equals("vertices") && token == JsonToken.START_ARRAY) readVertices(json);
            else root.set(name, json.<JsonNode>readValueAsTree());
        }
    }

    private void readObjects(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String id = json.currentName();
            json.nextToken();
            JsonNode object = json.readValueAsTree();
            topLevel.put(id, CityJson.isTopLevel(object));
            objects.put(id, CityJson.MAPPER.writeValueAsBytes(object));
        }
    }

    private void readVertices(JsonParser json) {
        while (json.nextToken() == JsonToken.START_ARRAY) {
            for (int i = 0; i < 3; i++) vertices.add(ordinate(json, json.nextToken()));
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw new CityJsonException("vertex %d has more than three numbers".formatted(vertices.size()));
            }
        }
        if (json.currentToken() != JsonToken.END_ARRAY) throw new CityJsonException("its vertices are no triples");
    }

    private long ordinate(JsonParser json, JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        throw new CityJsonException("vertex %d is no triple of whole numbers".formatted(vertices.size() + 1));
    }

    @Override
    public @Nullable String crs() {
        return header.crs();
    }

    @Override
    public boolean isAuthorityOrder() {
        return false;
    }

    @Override
    public String header() {
        return headerText(header);
    }

    static String headerText(CityHeader header) {
        ObjectNode kept = header.rest().deepCopy();
        return CityJson.MAPPER.writeValueAsString(kept);
    }

    @Override
    public List<Fault> remarks() {
        return List.of();
    }

    @Override
    public Slices open() {
        return new Whole();
    }

    /** Triples of whole numbers without boxes. */
    private static final class VertexList implements FeatureSlicer.Vertices {
        private long[] ordinates = new long[3 << 10];
        private int count = 0;

        void add(long ordinate) {
            if (count == ordinates.length) ordinates = Arrays.copyOf(ordinates, Math.multiplyExact(2, count));
            ordinates[count++] = ordinate;
        }

        @Override
        public int size() {
            return count / 3;
        }

        @Override
        public JsonNode get(int number) {
            ArrayNode vertex = CityJson.MAPPER.createArrayNode();
            for (int i = 0; i < 3; i++) vertex.add(ordinates[3 * number + i]);
            return vertex;
        }
    }

    private final class Whole implements Slices {
        private final Iterator<Map.Entry<String, Boolean>> ids =
                topLevel.entrySet().iterator();
        private final FeatureSlicer slicer = new FeatureSlicer(header, vertices);
        private long number = 0;
        private long seen = 0;

        @Override
        public @Nullable Slice next() {
            while (ids.hasNext()) {
                var entry = ids.next();
                seen++;
                if (entry.getValue()) return new Part(++number, entry.getKey(), slicer);
            }
            return null;
        }

        @Override
        public double share() {
            return topLevel.isEmpty() ? 1 : (double) seen / topLevel.size();
        }

        @Override
        public void close() {}
    }

    /** An object with all below it. */
    private final class Part implements Slice {
        private final long number;
        private final String id;
        private final FeatureSlicer slicer;

        Part(long number, String id, FeatureSlicer slicer) {
            this.number = number;
            this.id = id;
            this.slicer = slicer;
        }

        @Override
        public long number() {
            return number;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public ObjectNode document() {
            ObjectNode family = CityJson.MAPPER.createObjectNode();
            add(id, family, 0);
            return slicer.slice(id, family);
        }

        private void add(String member, ObjectNode family, int depth) {
            byte[] text = objects.get(member);
            if (text == null) throw new CityJsonException("its child %s is not in the file".formatted(member));
            if (family.has(member)) return;
            if (depth > 20) throw new CityJsonException("its children are nested too deep");
            JsonNode object = CityJson.MAPPER.readTree(text);
            if (!(object instanceof ObjectNode)) throw new CityJsonException(member + " is no object");
            family.set(member, object);
            for (JsonNode child : object.path("children")) add(child.asString(""), family, depth + 1);
        }
    }
}
