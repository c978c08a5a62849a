package org.songhua.planning.internal.run;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.planning.Parameter;
import tools.jackson.databind.JsonNode;

/**
 * Checks values against the JSON Schemas that are published, as far as these use the language: type, enum, minimum, maximum,
 * maxLength, format uuid, items, minItems, maxItems. All faults are told, each with the JSON pointer of its value.
 */
final class SchemaCheck {
    private final Consumer<Fault> faults;

    SchemaCheck(Consumer<Fault> faults) {
        this.faults = faults;
    }

    /** Checks an object of inputs: nothing unknown, nothing lacking, each value by its schema. */
    void checkInputs(List<Parameter> parameters, JsonNode inputs) {
        if (!inputs.isObject()) {
            tell("/inputs", "PLAN-100", "The inputs are not an object.", "Send {\"inputs\": {...}}.");
            return;
        }
        List<String> known = parameters.stream().map(Parameter::name).toList();
        for (String name : inputs.propertyNames()) {
            if (known.contains(name)) continue;
            String remedy = "Use one of: " + String.join(", ", known) + ".";
            tell("/inputs/" + escaped(name), "PLAN-101", "There is no input '" + name + "' here.", remedy);
        }
        for (Parameter parameter : parameters) {
            JsonNode value = inputs.get(parameter.name());
            String pointer = "/inputs/" + parameter.name();
            if (value != null) check(value, parameter.schema(), pointer);
            else if (parameter.required()) {
                tell(
                        pointer,
                        "PLAN-102",
                        "The input '" + parameter.name() + "' is lacking.",
                        "Give it; see its schema.");
            }
        }
    }

    private void check(JsonNode value, Map<String, Object> schema, String pointer) {
        String type = String.valueOf(schema.get("type"));
        if (!hasType(value, type)) {
            tell(pointer, "PLAN-103", "A value of type " + type + " is wanted here.", "See the schema of the input.");
            return;
        }
        switch (type) {
            case "number", "integer" -> checkNumber(value.doubleValue(), schema, pointer);
            case "string" -> checkText(value.stringValue(), schema, pointer);
            case "array" -> checkList(value, schema, pointer);
            default -> {}
        }
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private void checkNumber(double value, Map<String, Object> schema, String pointer) {
        double least = number(schema, "minimum", Double.NEGATIVE_INFINITY);
        double most = number(schema, "maximum", Double.POSITIVE_INFINITY);
        if (value >= least && value <= most) return;
        tell(pointer, "PLAN-104", value + " is out of range.", "Give a number from " + least + " to " + most + ".");
    }

    private void checkText(String value, Map<String, Object> schema, String pointer) {
        if (schema.get("enum") instanceof Collection<?> words && !words.contains(value)) {
            tell(pointer, "PLAN-105", "'" + value + "' is not known here.", "Use one of: " + words + ".");
        }
        if (value.length() > number(schema, "maxLength", Double.POSITIVE_INFINITY)) {
            tell(
                    pointer,
                    "PLAN-106",
                    "The text is too long.",
                    "Shorten it to " + schema.get("maxLength") + " characters.");
        }
        if ("uuid".equals(schema.get("format")) && !isUuid(value)) {
            tell(pointer, "PLAN-107", "'" + value + "' is no identifier.", "Give the id of a city object.");
        }
        if (!isKeepable(value)) {
            String problem = "The text holds a character that no text may hold (U+0000, or half of a pair).";
            tell(pointer, "PLAN-112", problem, "Leave that character out.");
        }
    }

    /** Neither PostgreSQL nor UTF-8 can hold these. */
    private static boolean isKeepable(String value) {
        return value.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** A name inside a JSON pointer (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isUuid(String value) {
        return Parsing.find(value, UUID::fromString)
                .filter(id -> id.toString().equalsIgnoreCase(value))
                .isPresent();
    }

    private void checkList(JsonNode value, Map<String, Object> schema, String pointer) {
        double least = number(schema, "minItems", 0);
        double most = number(schema, "maxItems", Double.POSITIVE_INFINITY);
        if (value.size() < least || value.size() > most) {
            String problem = "There are " + value.size() + " elements here.";
            tell(pointer, "PLAN-108", problem, "Give " + (int) least + " to " + (int) most + ".");
            return;
        }
        @SuppressWarnings("unchecked") // schemas are made by this package
        var items = (Map<String, Object>) schema.getOrDefault("items", Map.of());
        for (int i = 0; i < value.size(); i++) check(value.get(i), items, pointer + "/" + i);
    }

    private static double number(Map<String, Object> schema, String key, double otherwise) {
        return schema.get(key) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private void tell(String pointer, String code, String problem, String remedy) {
        faults.accept(Fault.refused(code, Place.atField(pointer), problem, remedy));
    }
}
