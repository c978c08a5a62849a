package org.songhua.edge.processes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.planning.Analysis;
import org.songhua.planning.Parameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Results as the request wants them: one document, one raw value, or several raw values as parts of a message. */
final class Results {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String BOUNDARY = "songhua-part-of-the-result";

    private final Analysis analysis;
    private final ExecuteRequest request;
    private final JsonNode values;
    private final boolean textAsJson;

    /** @param accept header of the request: a text alone comes as it is, unless JSON is what the client takes */
    Results(Analysis analysis, ExecuteRequest request, JsonNode values, @Nullable String accept) {
        this.analysis = analysis;
        this.request = request;
        this.values = values;
        this.textAsJson = prefersJson(accept);
    }

    ResponseEntity<byte[]> response() {
        if (request.document()) return of("application/json", MAPPER.writeValueAsBytes(document()));
        List<String> there = request.outputs().stream().filter(values::has).toList();
        // How many were asked for decides the form, not how many there are.
        if (request.outputs().size() == 1 && there.size() == 1) return single(there.getFirst());
        return of("multipart/related; boundary=" + BOUNDARY, parts(there));
    }

    private ResponseEntity<byte[]> single(String output) {
        boolean wrapped = textAsJson && values.path(output).isString();
        return wrapped
                ? of("application/json", MAPPER.writeValueAsBytes(values.path(output)))
                : of(mediaType(output), raw(output));
    }

    /** Whether JSON is named before anything that a text is. */
    private static boolean prefersJson(@Nullable String accept) {
        if (accept == null) return false;
        for (String range : accept.split(",", -1)) {
            String type = range.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
            if (type.equals("application/json")) return true;
            if (type.startsWith("text/") || type.equals("*/*")) return false;
        }
        return false;
    }

    private static ResponseEntity<byte[]> of(String type, byte[] body) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, type);
        headers.setCacheControl("no-store");
        return new ResponseEntity<>(body, headers, HttpStatus.OK);
    }

    /** In a document, objects are wrapped with their media type, as inlineOrRefData.yaml demands. */
    private ObjectNode document() {
        ObjectNode document = MAPPER.createObjectNode();
        for (String name : request.outputs()) {
            JsonNode value = values.get(name);
            if (value == null) continue;
            if (value.isObject()) {
                ObjectNode wrapped = MAPPER.createObjectNode();
                wrapped.set("value", value);
                document.set(name, wrapped.put("mediaType", mediaType(name)));
            } else document.set(name, value);
        }
        return document;
    }

    private String mediaType(String output) {
        Parameter parameter = analysis.outputs().stream()
                .filter(one -> one.name().equals(output))
                .findFirst()
                .orElseThrow();
        Map<String, Object> schema = parameter.schema();
        if ("string".equals(schema.get("type"))) return "text/plain;charset=UTF-8";
        return String.valueOf(Objects.requireNonNullElse(schema.get("contentMediaType"), "application/json"));
    }

    private byte[] raw(String output) {
        JsonNode value = values.path(output);
        return value.isString()
                ? value.stringValue().getBytes(StandardCharsets.UTF_8)
                : MAPPER.writeValueAsBytes(value);
    }

    /** Parts as RFC 2387 wants them, each named by its output. */
    private byte[] parts(List<String> outputs) {
        var out = new ByteArrayOutputStream();
        for (String output : outputs) {
            String head = "--" + BOUNDARY + "\r\nContent-Type: " + mediaType(output) + "\r\nContent-ID: <" + output
                    + ">\r\n\r\n";
            out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(raw(output));
            out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
