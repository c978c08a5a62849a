package org.songhua.edge.sta;

import java.util.Comparator;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Patch (RFC 6902): all operations or none. */
final class JsonPatch {
    /** Numbers are equal by their value, however they are written (clause 4.6). */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> {
        boolean areNumbers = one.isNumber() && other.isNumber();
        if (areNumbers) return one.decimalValue().compareTo(other.decimalValue());
        return one.equals(other) ? 0 : 1;
    };

    private JsonPatch() {}

    static JsonNode apply(JsonNode document, JsonNode operations) {
        if (!operations.isArray()) throw fault("", "A patch is an array of operations.");
        JsonNode changed = document.deepCopy();
        for (int i = 0; i < operations.size(); i++) operation(changed, operations.get(i), "/" + i);
        return changed;
    }

    private static void operation(JsonNode document, JsonNode operation, String place) {
        JsonPointer path = pointer(operation.path("path"), place);
        switch (operation.path("op").asString("")) {
            case "add" -> put(document, path, value(operation, place), true, place);
            case "replace" -> {
                require(document, path, place);
                put(document, path, value(operation, place), false, place);
            }
            case "remove" -> remove(document, path, place);
            case "move" -> {
                JsonNode moved = remove(document, pointer(operation.path("from"), place), place);
                put(document, path, moved, true, place);
            }
            case "copy" -> {
                JsonNode copy = require(document, pointer(operation.path("from"), place), place)
                        .deepCopy();
                put(document, path, copy, true, place);
            }
            case "test" -> {
                if (!require(document, path, place).equals(BY_VALUE, value(operation, place)))
                    throw fault(place, "The test fails.");
            }
            default -> throw fault(place + "/op", "There is no such operation.");
        }
    }

    private static JsonPointer pointer(JsonNode text, String place) {
        try {
            JsonPointer pointer = JsonPointer.compile(text.asString(""));
            if (!pointer.matches()) return pointer;
        } catch (IllegalArgumentException e) {
            throw fault(place, "The path is no JSON pointer.");
        }
        throw fault(place, "The path leads to the whole document.");
    }

    private static JsonNode value(JsonNode operation, String place) {
        JsonNode value = operation.path("value");
        if (value.isMissingNode()) throw fault(place + "/value", "The value is missing.");
        return value;
    }

    private static JsonNode require(JsonNode document, JsonPointer path, String place) {
        JsonNode found = document.at(path);
        if (found.isMissingNode()) throw fault(place, "There is nothing at " + path + ".");
        return found;
    }

    private static void put(JsonNode document, JsonPointer path, JsonNode value, boolean insert, String place) {
        JsonNode parent = document.at(path.head());
        String name = path.last().getMatchingProperty();
        switch (parent) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array when name.equals("-") -> array.add(value);
            case ArrayNode array when insert -> array.insert(index(name, array.size() + 1, place), value);
            case ArrayNode array -> array.set(index(name, array.size(), place), value);
            default -> throw fault(place, "There is nothing that " + path + " could be put into.");
        }
    }

    private static JsonNode remove(JsonNode document, JsonPointer path, String place) {
        JsonNode found = require(document, path, place);
        String name = path.last().getMatchingProperty();
        if (document.at(path.head()) instanceof ObjectNode object) object.remove(name);
        else if (document.at(path.head()) instanceof ArrayNode array) array.remove(index(name, array.size(), place));
        return found;
    }

    private static int index(String text, int size, String place) {
        if (text.matches("0|[1-9]\\d{0,5}") && Integer.parseInt(text) < size) return Integer.parseInt(text);
        throw fault(place, "There is no element " + text + ".");
    }

    private static FaultException fault(String place, String problem) {
        return new FaultException(
                Fault.refused("STA-028", Place.atField(place), problem, "See RFC 6902 for what a patch looks like."));
    }
}
