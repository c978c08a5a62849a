package org.songhua.cim.internal.cityjson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Holds documents against JSON schemas (draft 7), as far as those of CityJSON go: a word that is not known here is an error of the test
 * and not passed over. References lead to files of the same folder; beside one nothing else counts, as draft 7 has it.
 */
public final class JsonSchema {
    private static final Set<String> TELLING =
            Set.of("$schema", "$id", "title", "description", "format", "definitions", "$comment");
    private static final int MOST_FAULTS = 20;

    private final String folder;
    private final Map<String, JsonNode> files = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();

    /** @param folder of test resources, such as {@code /cityjson-2.0.2/} */
    public JsonSchema(String folder) {
        this.folder = folder;
    }

    /** {@return what is wrong with a document by the schema in a file, each with its JSON pointer; empty when it is valid} */
    public List<String> faults(String file, JsonNode document) {
        var faults = new ArrayList<String>();
        check(new Schema(file, file(file)), document, "", faults);
        return faults;
    }

    /** A schema and the file it stands in, for its references. */
    private record Schema(String file, JsonNode node) {
        Schema at(JsonNode inner) {
            return new Schema(file, inner);
        }
    }

    private JsonNode file(String name) {
        return files.computeIfAbsent(name, this::read);
    }

    private JsonNode read(String name) {
        try (InputStream in = JsonSchema.class.getResourceAsStream(folder + name)) {
            return CityJson.MAPPER.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Schema schema, JsonNode value, String at, List<String> faults) {
        if (faults.size() >= MOST_FAULTS) return;
        if (schema.node().has("$ref")) {
            check(referred(schema), value, at, faults);
            return;
        }
        schema.node().forEachEntry((word, says) -> word(schema, word, says, value, at, faults));
    }

    private Schema referred(Schema schema) {
        String[] parts = schema.node().get("$ref").asString().split("#", 2);
        String file = parts[0].isEmpty() ? schema.file() : parts[0];
        JsonNode found = file(file).at(parts.length > 1 ? parts[1] : "");
        if (found.isMissingNode())
            throw new IllegalStateException("No " + schema.node().get("$ref"));
        return new Schema(file, found);
    }

    private void word(Schema schema, String word, JsonNode says, JsonNode value, String at, List<String> faults) {
        switch (word) {
            case "type" -> expect(isOfType(value, says), at, "is no " + says, faults);
            case "const" -> expect(same(value, says), at, "is not " + says, faults);
            case "enum" ->
                expect(says.valueStream().anyMatch(one -> same(value, one)), at, "is none of " + says, faults);
            case "pattern" -> expect(!value.isString() || matches(says, value), at, "does not match " + says, faults);
            case "required" -> required(says, value, at, faults);
            case "properties" -> properties(schema, says, value, at, faults);
            case "additionalProperties" -> additional(schema, says, value, at, faults);
            case "items" -> items(schema, says, value, at, faults);
            case "minItems" ->
                expect(!value.isArray() || value.size() >= says.asInt(), at, "has too few items", faults);
            case "maxItems" ->
                expect(!value.isArray() || value.size() <= says.asInt(), at, "has too many items", faults);
            case "minimum" ->
                expect(
                        !value.isNumber() || value.decimalValue().compareTo(says.decimalValue()) >= 0,
                        at,
                        "is too small",
                        faults);
            case "uniqueItems" -> expect(!says.asBoolean() || distinct(value), at, "has an item twice", faults);
            case "allOf" -> says.forEach(one -> check(schema.at(one), value, at, faults));
            case "anyOf" -> expect(fitting(schema, says, value) > 0, at, "fits none of anyOf", faults);
            case "oneOf" -> oneOf(schema, says, value, at, faults);
            case "not" -> expect(!fits(schema.at(says), value), at, "is what it must not be", faults);
            default -> {
                if (!TELLING.contains(word)) throw new IllegalStateException("Unknown word " + word);
            }
        }
    }

    private static void expect(boolean met, String at, String otherwise, List<String> faults) {
        if (!met) faults.add((at.isEmpty() ? "/" : at) + " " + otherwise);
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) return type.valueStream().anyMatch(one -> isOfType(value, one));
        return switch (type.asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && isWhole(value.decimalValue());
            default -> throw new IllegalStateException("Unknown type " + type);
        };
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean same(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) == 0 : a.equals(b);
    }

    private boolean matches(JsonNode pattern, JsonNode value) {
        return patterns.computeIfAbsent(pattern.asString(), Pattern::compile)
                .matcher(value.asString())
                .find();
    }

    private static boolean distinct(JsonNode value) {
        return value.valueStream().distinct().count() == value.size();
    }

    private static void required(JsonNode names, JsonNode value, String at, List<String> faults) {
        if (!value.isObject()) return;
        for (JsonNode name : names) expect(value.has(name.asString()), at, "lacks " + name, faults);
    }

    private void properties(Schema schema, JsonNode says, JsonNode value, String at, List<String> faults) {
        if (!value.isObject()) return;
        says.forEachEntry((name, inner) -> {
            if (value.has(name)) check(schema.at(inner), value.get(name), at + "/" + name, faults);
        });
    }

    private void additional(Schema schema, JsonNode says, JsonNode value, String at, List<String> faults) {
        if (!value.isObject()) return;
        JsonNode declared = schema.node().path("properties");
        value.forEachEntry((name, inner) -> {
            if (declared.has(name)) return;
            if (says.isBoolean()) expect(says.asBoolean(), at + "/" + name, "is not foreseen", faults);
            else check(schema.at(says), inner, at + "/" + name, faults);
        });
    }

    private void items(Schema schema, JsonNode says, JsonNode value, String at, List<String> faults) {
        if (!value.isArray()) return;
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = says.isArray() ? says.path(i) : says;
            if (!item.isMissingNode()) check(schema.at(item), value.get(i), at + "/" + i, faults);
        }
    }

    private void oneOf(Schema schema, JsonNode says, JsonNode value, String at, List<String> faults) {
        long fitting = fitting(schema, says, value);
        if (fitting == 1) return;
        String type = value.path("type").asString("");
        faults.add(at + " fits " + fitting + " of oneOf" + (type.isEmpty() ? "" : " as " + type));
    }

    private long fitting(Schema schema, JsonNode says, JsonNode value) {
        return says.valueStream().filter(one -> fits(schema.at(one), value)).count();
    }

    private boolean fits(Schema schema, JsonNode value) {
        var faults = new ArrayList<String>();
        check(schema, value, "", faults);
        return faults.isEmpty();
    }
}
