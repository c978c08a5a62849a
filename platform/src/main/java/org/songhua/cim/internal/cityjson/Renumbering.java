package org.songhua.cim.internal.cityjson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;

/** Old numbers of things and their new ones, given in the order in which they are first asked for. */
final class Renumbering {
    private final Map<Integer, Integer> known = new HashMap<>();
    private final List<Integer> old = new ArrayList<>();
    private final int size;
    private final String what;

    /**
     * @param size how many there are
     * @param what they are, for the message
     */
    Renumbering(int size, String what) {
        this.size = size;
        this.what = what;
    }

    /** {@return the new number} @throws CityJsonException when there is no such thing */
    int of(JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.asInt() < 0 || number.asInt() >= size) {
            throw new CityJsonException("%s %s is not one of the %d there are".formatted(what, number, size));
        }
        return of(number.asInt());
    }

    private int of(int number) {
        Integer next = known.putIfAbsent(number, old.size());
        if (next != null) return next;
        old.add(number);
        return old.size() - 1;
    }

    /** Renumbers all leaves of nested arrays, in place; nulls stay. */
    void leaves(ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = array.get(i);
            if (element instanceof ArrayNode inner) leaves(inner);
            else if (!element.isNull()) array.set(i, IntNode.valueOf(of(element)));
        }
    }

    /** {@return the old numbers in order of the new ones} */
    List<Integer> old() {
        return old;
    }

    boolean isEmpty() {
        return old.isEmpty();
    }
}
