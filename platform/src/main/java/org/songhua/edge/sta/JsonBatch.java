package org.songhua.edge.sta;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A batch as JSON (OData JSON format 4.01, clause 19). */
record JsonBatch() implements BatchForm {
    private static final String PLAIN = "application/json";

    @Override
    public List<BatchItem> read(byte[] body, String contentType) {
        JsonNode requests = Json.parse(body).path("requests");
        if (!requests.isArray() || requests.size() > MOST_ITEMS)
            throw StaFaults.of(Fault.refused(
                    "STA-031",
                    Place.atField("/requests"),
                    "This is no array of at most " + MOST_ITEMS + " requests.",
                    "Give the requests in an array."));
        var items = new ArrayList<BatchItem>();
        for (JsonNode request : requests) items.add(item(request));
        return items;
    }

    private static BatchItem item(JsonNode request) {
        JsonNode body = request.path("body");
        return new BatchItem(
                request.path("id").asString(""),
                text(request.path("atomicityGroup")),
                request.path("method").asString("").toUpperCase(Locale.ROOT),
                BatchForm.below(request.path("url").asString("")),
                request.path("headers")
                        .path("Content-Type")
                        .asString(request.path("headers")
                                .path("content-type")
                                .asString(body.isArray() ? "application/json-patch+json" : PLAIN)),
                request.path("headers").path("Prefer").asString(""),
                body.isMissingNode() ? new byte[0] : Json.MAPPER.writeValueAsBytes(body));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    @Override
    public ResponseEntity<byte[]> write(List<BatchReply> replies) {
        return Json.response(HttpStatus.OK, h -> {}, out -> {
            out.writeStartObject();
            out.writeName("responses");
            out.writeStartArray();
            replies.forEach(reply -> reply(out, reply));
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void reply(JsonGenerator out, BatchReply reply) {
        out.writeStartObject();
        out.writeStringProperty("id", reply.id());
        if (reply.group() != null) out.writeStringProperty("atomicityGroup", reply.group());
        out.writeNumberProperty("status", reply.status());
        // Clients of FROST-Server look for the location here, those of OData among the headers.
        if (reply.location() != null) out.writeStringProperty("location", reply.location());
        String type = reply.body().length > 0 ? reply.contentType() : null;
        headers(out, reply.location(), type);
        if (type != null) {
            out.writeName("body");
            String text = new String(reply.body(), java.nio.charset.StandardCharsets.UTF_8);
            if (type.contains("json")) out.writeRawValue(text);
            else out.writeString(text);
        }
        out.writeEndObject();
    }

    /** What is not told is that the body is plain JSON. */
    private static void headers(JsonGenerator out, @Nullable String location, @Nullable String type) {
        boolean isTyped = type != null && !type.equals(PLAIN);
        if (!isTyped && location == null) return;
        out.writeName("headers");
        out.writeStartObject();
        if (isTyped) out.writeStringProperty("content-type", type);
        if (location != null) out.writeStringProperty("location", location);
        out.writeEndObject();
    }
}
