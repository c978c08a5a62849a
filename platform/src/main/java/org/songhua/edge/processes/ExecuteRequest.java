package org.songhua.edge.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.planning.Analysis;
import org.songhua.planning.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of an execute request (OGC 18-062r2, execute.yaml).
 *
 * @param inputs values of the inputs, taken out of their wrapping
 * @param outputs names of the outputs wanted, all in their order when none is named
 * @param document whether results come as one document; else raw
 * @param body what of the request counts, as it came
 */
record ExecuteRequest(JsonNode inputs, List<String> outputs, boolean document, JsonNode body) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    ExecuteRequest {
        outputs = List.copyOf(outputs);
    }

    /** Reads a request; everything that is wrong with its form is told at once. */
    static ExecuteRequest of(Analysis analysis, JsonNode body) {
        var log = new FaultLog(20);
        JsonNode response = body.path("response");
        if (!body.isObject()) tell(log, "", "The body is not an object.", "Send {\"inputs\": {...}}.");
        if (!response.isMissingNode() && !List.of("raw", "document").contains(response.asString(""))) {
            tell(log, "/response", "There is no such kind of response.", "Use raw or document.");
        }
        if (body.has("subscriber")) {
            tell(log, "/subscriber", "Callbacks are not offered.", "Ask for the status of the job.");
        }
        JsonNode inputs = inputs(body.path("inputs"), log);
        List<String> outputs = outputs(analysis, body.path("outputs"), log);
        log.throwIfAny();
        return new ExecuteRequest(inputs, outputs, response.asString("raw").equals("document"), kept(body));
    }

    /** Of a body, what counts: members that nobody reads are not kept with a job. */
    private static JsonNode kept(JsonNode body) {
        ObjectNode kept = MAPPER.createObjectNode();
        for (String member : List.of("inputs", "outputs", "response")) {
            if (body.has(member)) kept.set(member, body.get(member));
        }
        return kept;
    }

    /** Inputs may stand alone or wrapped with their media type: {@code {"value": ...}}. */
    private static JsonNode inputs(JsonNode given, FaultLog log) {
        if (given.isMissingNode()) return MAPPER.createObjectNode();
        if (!given.isObject()) return given;
        ObjectNode plain = MAPPER.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            JsonNode value = entry.getValue();
            if (value.has("href")) {
                tell(
                        log,
                        "/inputs/" + escaped(entry.getKey()),
                        "Inputs by reference are not fetched here.",
                        "Send the value itself.");
            }
            plain.set(entry.getKey(), value.isObject() && value.has("value") ? value.get("value") : value);
        }
        return plain;
    }

    private static List<String> outputs(Analysis analysis, JsonNode wanted, FaultLog log) {
        List<String> all = analysis.outputs().stream().map(Parameter::name).toList();
        if (!wanted.isMissingNode() && !wanted.isObject()) {
            tell(log, "/outputs", "The outputs are not an object.", "Send {\"outputs\": {\"NAME\": {}}}.");
        }
        if (!wanted.isObject() || wanted.isEmpty()) return all;
        for (String name : wanted.propertyNames()) {
            String pointer = "/outputs/" + escaped(name);
            if (all.contains(name)) checkForm(wanted.get(name), pointer, log);
            else tell(log, pointer, "There is no such output.", "Use one of: " + String.join(", ", all) + ".");
        }
        var kept = new ArrayList<>(all);
        kept.retainAll(List.copyOf(wanted.propertyNames()));
        return kept;
    }

    /** An output comes by value and in its one format; whoever wants it otherwise is told, not given something else. */
    private static void checkForm(JsonNode wanted, String pointer, FaultLog log) {
        if (!wanted.isObject()) {
            tell(log, pointer, "This is not an object.", "Send {} for an output as it is.");
            return;
        }
        if (!wanted.path("transmissionMode").asString("value").equals("value")) {
            String remedy = "Ask for the transmission mode value.";
            tell(log, pointer + "/transmissionMode", "Outputs come by value only.", remedy);
        }
    }

    /** A name inside a JSON pointer (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void tell(FaultLog log, String pointer, String problem, String remedy) {
        log.accept(Fault.refused("PLAN-140", Place.atField(pointer), problem, remedy));
    }
}
