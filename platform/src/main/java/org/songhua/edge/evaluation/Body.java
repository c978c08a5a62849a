package org.songhua.edge.evaluation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Members of a JSON object; everything that is wrong with their form is told at once. */
final class Body {
    private final JsonNode json;
    private final FaultLog log = new FaultLog(20);

    Body(JsonNode json, Set<String> known) {
        this.json = json;
        if (!json.isObject()) fault("", "JSON-102", "The body is not an object.", "Send {...}.");
        else json.propertyNames().forEach(name -> refuseUnless(known.contains(name), name));
    }

    private void refuseUnless(boolean known, String name) {
        if (!known) fault(name, "JSON-101", "This member is not known here.", "Leave it out.");
    }

    private void fault(String name, String code, String problem, String remedy) {
        log.accept(Fault.refused(code, Place.atField(name.isEmpty() ? "" : "/" + name), problem, remedy));
    }

    String text(String name) {
        JsonNode value = json.get(name);
        if (value != null && value.isString()) return value.stringValue();
        fault(name, value == null ? "JSON-103" : "JSON-102", "A text is wanted here.", "Send a text.");
        return "";
    }

    @Nullable
    String optionalText(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : text(name);
    }

    double number(String name) {
        JsonNode value = json.get(name);
        if (value != null && value.isNumber()) return value.doubleValue();
        fault(name, value == null ? "JSON-103" : "JSON-102", "A number is wanted here.", "Send a number.");
        return Double.NaN;
    }

    int whole(String name) {
        double value = number(name);
        if (Double.isNaN(value) || value == Math.rint(value)) return (int) value;
        fault(name, "JSON-102", "A whole number is wanted here.", "Send one.");
        return 0;
    }

    boolean flag(String name) {
        JsonNode value = json.get(name);
        if (value != null && value.isBoolean()) return value.booleanValue();
        fault(name, value == null ? "JSON-103" : "JSON-102", "True or false is wanted here.", "Send true or false.");
        return false;
    }

    @Nullable
    Double optionalNumber(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : (Double) number(name);
    }

    /** {@return the value of a word such as {@code measured}; the other one when there is none} */
    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        JsonNode given = json.get(name);
        if (given == null || given.isNull()) return otherwise;
        String text = text(name);
        if (!given.isString()) return otherwise;
        for (E value : type.getEnumConstants())
            if (value.name().toLowerCase(Locale.ROOT).equals(text)) return value;
        List<String> words = Stream.of(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        fault(name, "JSON-102", "This word is not known here.", "Send one of " + String.join(", ", words) + ".");
        return otherwise;
    }

    LocalDate day(String name) {
        String text = text(name);
        JsonNode given = json.get(name);
        if (given == null || !given.isString()) return LocalDate.EPOCH;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(name, "JSON-102", "A day is wanted here.", "Send a day such as 2030-12-31.");
            return LocalDate.EPOCH;
        }
    }

    @Nullable
    LocalDate optionalDay(String name) {
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : day(name);
    }

    JsonNode object(String name) {
        JsonNode value = json.get(name);
        if (value != null && value.isObject()) return value;
        fault(name, value == null ? "JSON-103" : "JSON-102", "An object is wanted here.", "Send {...}.");
        return JsonNodeFactory.instance.objectNode();
    }

    /** {@return the members of an object of numbers; none when it is not there} */
    Map<String, Double> numbers(String name) {
        var numbers = new TreeMap<String, Double>();
        if (isThere(name))
            object(name).properties().forEach(one -> {
                if (one.getValue().isNumber())
                    numbers.put(one.getKey(), one.getValue().doubleValue());
                else fault(name + "/" + one.getKey(), "JSON-102", "A number is wanted here.", "Send a number.");
            });
        return numbers;
    }

    /** {@return the same by day; null takes one away and is NaN} */
    Map<LocalDate, Double> numbersByDay(String name) {
        var numbers = new TreeMap<LocalDate, Double>();
        if (isThere(name))
            object(name).properties().forEach(one -> {
                JsonNode value = one.getValue();
                try {
                    LocalDate day = LocalDate.parse(one.getKey());
                    if (value.isNumber() || value.isNull())
                        numbers.put(day, value.isNull() ? Double.NaN : value.doubleValue());
                    else fault(name + "/" + day, "JSON-102", "A number or null is wanted here.", "Send a number.");
                } catch (DateTimeException e) {
                    fault(name + "/" + one.getKey(), "JSON-102", "This is no day.", "Name a day such as 2030-12-31.");
                }
            });
        return numbers;
    }

    private boolean isThere(String name) {
        JsonNode value = json.get(name);
        return value != null && !value.isNull();
    }

    /** Throws everything found, if anything was. */
    void done() {
        log.throwIfAny();
    }
}
