package org.songhua.edge.ogc.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Media;

/** A GET operation while it is being described. */
final class Operation {
    private final String path;
    private final String id;
    private final String tag;
    private final String summary;
    private final List<Object> parameters = new ArrayList<>();
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final List<String> formats = new ArrayList<>();
    private boolean maybeEmpty;

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
        paths.put(path, new Document().with("get", operation));
    }
}
