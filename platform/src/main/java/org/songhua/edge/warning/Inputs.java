package org.songhua.edge.warning;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.rule.Level;
import org.songhua.warning.Action;
import org.songhua.warning.WarningCommand;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of requests, and tells everything that is wrong with one at once. */
final class Inputs {
    private final JsonNode body;
    private final List<Fault> faults = new ArrayList<>();

    Inputs(JsonNode body) {
        this.body = body;
    }

    static WarningCommand command(JsonNode body) {
        var in = new Inputs(body);
        Action action = in.action();
        var level = in.level("level");
        var until = in.time("until");
        var note = in.text("note");
        Long revision = in.whole("revision");
        in.throwIfAny();
        return new WarningCommand(
                action,
                level,
                until,
                note,
                revision == null ? null : (Integer) Math.clamp(revision, 0, Integer.MAX_VALUE));
    }

    private Action action() {
        String text = text("action");
        for (Action action : Action.values()) if (action.name().equals(text)) return action;
        fault("action", "There is no such action.", "Give one of " + Arrays.toString(Action.values()) + ".");
        return Action.COMMENT;
    }

    Level requiredLevel(String name) {
        Level level = level(name);
        if (level == null && !body.hasNonNull(name))
            fault(name, "This is missing.", "Give blue, yellow, orange or red.");
        return level == null ? Level.BLUE : level;
    }

    private @Nullable Level level(String name) {
        String text = text(name);
        if (text == null) return null;
        var level = Level.find(text);
        if (level.isEmpty()) fault(name, "There is no such level.", "Give blue, yellow, orange or red.");
        return level.orElse(null);
    }

    @Nullable
    Instant time(String name) {
        String text = text(name);
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            fault(name, "This is no time.", "Write a time such as 2026-01-31T00:00:00Z.");
            return null;
        }
    }

    Instant requiredTime(String name) {
        Instant time = time(name);
        if (time == null && !body.hasNonNull(name)) fault(name, "This is missing.", "Give a time.");
        return time == null ? Instant.EPOCH : time;
    }

    @Nullable
    String text(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) return null;
        if (value.isString()) return value.stringValue();
        fault(name, "This is not a text.", "Send a text.");
        return null;
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null && !body.hasNonNull(name)) fault(name, "This is missing.", "Add it.");
        return text == null ? "" : text;
    }

    /** {@return a text that says something} */
    String requiredWords(String name) {
        String text = requiredText(name);
        if (text.isBlank() && body.path(name).isString()) fault(name, "This says nothing.", "Write some words.");
        return text;
    }

    /** {@return the texts of an object of texts, by their names} */
    Map<String, String> texts(String name) {
        JsonNode value = body.get(name);
        if (value == null || !value.isObject()) {
            fault(name, "This is missing, or no object.", "Send an object of texts.");
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        value.properties().forEach(one -> {
            if (one.getValue().isString())
                texts.put(one.getKey(), one.getValue().stringValue());
            else fault(name + "/" + one.getKey(), "This is not a text.", "Send a text.");
        });
        return texts;
    }

    /** {@return the numbers of an object of numbers, by their names} */
    Map<String, Double> numbers(String name) {
        JsonNode value = body.get(name);
        if (value == null || !value.isObject()) {
            fault(name, "This is missing, or no object.", "Send an object of numbers.");
            return Map.of();
        }
        var numbers = new LinkedHashMap<String, Double>();
        value.properties().forEach(one -> {
            if (one.getValue().isNumber())
                numbers.put(one.getKey(), one.getValue().doubleValue());
            else fault(name + "/" + one.getKey(), "This is not a number.", "Send a number.");
        });
        return numbers;
    }

    @Nullable
    Double number(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) return null;
        if (value.isNumber() && Double.isFinite(value.doubleValue())) return value.doubleValue();
        fault(name, "This is not a number, or none that can be counted with.", "Send a number.");
        return null;
    }

    /** {@return a number without a fraction: a half of an object is none, and not the one below it} */
    @Nullable
    Long whole(String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) return null;
        if (value.isIntegralNumber() && value.canConvertToLong()) return value.longValue();
        fault(name, "This is not a whole number.", "Send a whole number.");
        return null;
    }

    void fault(String name, String problem, String remedy) {
        faults.add(Fault.refused("WARN-010", Place.atField("/" + name), problem, remedy));
    }

    void throwIfAny() {
        if (!faults.isEmpty()) throw new FaultException(faults);
    }
}
