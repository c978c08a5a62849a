package org.songhua.edge.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the members of a JSON object and collects everything that is wrong with their form, by JSON pointer. Where a
 * member is missing or wrong, reading gives the value that the caller names, so that the rest can be checked as well.
 */
final class JsonBody {
    private static final int MOST_FAULTS = 100;

    private final JsonNode body;
    private final String pointer;
    private final FaultLog log;

    private JsonBody(JsonNode body, String pointer, FaultLog log) {
        this.body = body;
        this.pointer = pointer;
        this.log = log;
    }

    /**
     * Takes a body.
     *
     * @param known members that may be there; others are faults
     */
    static JsonBody of(JsonNode body, Set<String> known) {
        var log = new FaultLog(MOST_FAULTS);
        if (!body.isObject()) {
            log.accept(Fault.refused("JSON-102", Place.atField(""), "The body is not an object.", "Send {...}."));
            log.throwIfAny();
        }
        return new JsonBody(body, "", log).refuseOthers(known);
    }

    private JsonBody refuseOthers(Set<String> known) {
        for (String name : body.propertyNames()) {
            if (!known.contains(name)) fault("JSON-101", name, "This member is not known here.", "Leave it out.");
        }
        return this;
    }

    /** {@return faults found so far, to be thrown by whoever checks the rest} */
    FaultLog log() {
        return log;
    }

    boolean has(String name) {
        return body.has(name);
    }

    /** {@return a text that must be there} */
    String text(String name) {
        if (!body.has(name)) fault("JSON-103", name, "This member is missing.", "Add it.");
        return text(name, "");
    }

    /** {@return a text, or the fallback when it is not there; null is a fault} */
    String text(String name, String fallback) {
        JsonNode value = body.get(name);
        if (value == null) return fallback;
        if (!value.isString()) return wrong(name, "a text", fallback);
        return value.stringValue();
    }

    /** {@return a text or null, or the fallback when it is not there} */
    @Nullable
    String optionalText(String name, @Nullable String fallback) {
        JsonNode value = body.get(name);
        if (value == null) return fallback;
        return value.isNull() ? null : text(name, "");
    }

    boolean flag(String name, boolean fallback) {
        JsonNode value = body.get(name);
        if (value == null) return fallback;
        return value.isBoolean() ? value.booleanValue() : wrong(name, "true or false", fallback);
    }

    /** {@return a moment or null} */
    @Nullable
    Instant optionalInstant(String name) {
        String text = optionalText(name, null);
        if (text == null) return null;
        return Parsing.find(text, OffsetDateTime::parse)
                .map(OffsetDateTime::toInstant)
                .orElseGet(() -> wrong(name, "a time such as 2026-01-31T00:00:00Z", Instant.MAX));
    }

    /** {@return a list of texts, or the fallback when it is not there} */
    List<String> texts(String name, List<String> fallback) {
        JsonNode value = body.get(name);
        if (value == null) return fallback;
        if (!value.isArray()) return wrong(name, "a list of texts", fallback);
        var texts = new ArrayList<String>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isString()) texts.add(value.get(i).stringValue());
            else wrong(name + "/" + i, "a text", "");
        }
        return texts;
    }

    /** {@return an object inside this one, or an empty one when it is not there} */
    JsonBody object(String name, Set<String> known) {
        JsonNode value = body.get(name);
        if (value != null && value.isObject()) return new JsonBody(value, pointer(name), log).refuseOthers(known);
        if (value != null) wrong(name, "an object", "");
        return new JsonBody(JsonNodeFactory.instance.objectNode(), pointer(name), log);
    }

    /** Notes that a member, which is there, holds something that it must not. */
    void fault(String code, String name, String problem, String remedy) {
        log.accept(Fault.refused(code, Place.atField(pointer(name)), problem, remedy));
    }

    private <T> T wrong(String name, String expected, T fallback) {
        fault("JSON-102", name, "This is not " + expected + ".", "Send " + expected + ".");
        return fallback;
    }

    private String pointer(String name) {
        return pointer + "/" + name;
    }
}
