package org.songhua.edge.ogc.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Media;

/** An operation while it is being described; GET unless told otherwise. */
final class Operation {
    private final String path;
    private final String id;
    private final String tag;
    private final String summary;
    private final List<Object> parameters = new ArrayList<>();
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final List<String> formats = new ArrayList<>();
    private boolean maybeEmpty;
    private @Nullable Map<String, Object> body;

    Operation(String path, String id, String tag, String summary) {
        this.path = path;
        this.id = id;
        this.tag = tag;
        this.summary = summary;
    }

    Operation refer(String... names) {
        for (String name : names) with(OpenApiComponents.reference("parameters", name));
        return this;
    }

    Operation with(Map<String, Object> parameter) {
        parameters.add(parameter);
        return this;
    }

    /** Offers JSON of a schema. */
    Operation json(String schema, Media media) {
        content.put(media.type(), new Document().with("schema", OpenApiComponents.reference("schemas", schema)));
        formats.addFirst(media.key());
        return this;
    }

    /** Offers another format. */
    Operation also(Media media) {
        var schema = new Document().with("type", media == Media.TILEJSON ? "object" : "string");
        if (media == Media.MVT) schema.put("format", "binary");
        content.put(media.type(), new Document().with("schema", schema));
        formats.add(media.key());
        return this;
    }

    Operation maybeEmpty() {
        maybeEmpty = true;
        return this;
    }

    /** Takes a body of one of these media types. */
    Operation takes(String schema, String... types) {
        var byType = new Document();
        for (String type : types) {
            byType.put(type, new Document().with("schema", OpenApiComponents.reference("schemas", schema)));
        }
        body = new Document().with("required", true).with("content", byType);
        return this;
    }

    /**
     * Describes an operation that changes something.
     *
     * @param method of HTTP, lower case
     * @param success status of success
     */
    void into(Map<String, Object> paths, String method, String success) {
        var responses = new Document().with(success, new Document().with("description", summary));
        for (String status : OpenApiComponents.CHANGE_STATUSES) {
            responses.put(status, OpenApiComponents.reference("responses", status));
        }
        var operation = new Document()
                .with("operationId", id)
                .with("tags", List.of(tag))
                .with("summary", summary)
                .with("parameters", parameters)
                .with("requestBody", body)
                .with("responses", responses);
        @SuppressWarnings("unchecked") // what this class put there
        var item = (Map<String, Object>) paths.computeIfAbsent(path, one -> new Document());
        item.put(method, operation);
    }

    void into(Map<String, Object> paths) {
        parameters.add(OpenApiComponents.format(formats));
        var responses = new Document()
                .with("200", new Document().with("description", summary).with("content", content));
        if (maybeEmpty) responses.put("204", new Document().with("description", "Nothing lies in the tile."));
        for (String status : OpenApiComponents.STATUSES) {
            responses.put(status, OpenApiComponents.reference("responses", status));
        }
        var operation = new Document()
                .with("operationId", id)
                .with("tags", List.of(tag))
                .with("summary", summary)
                .with("parameters", parameters)
                .with("responses", responses);
        @SuppressWarnings("unchecked") // what this class put there
        var item = (Map<String, Object>) paths.computeIfAbsent(path, one -> new Document());
        item.put("get", operation);
    }
}
