package org.songhua.edge.open311;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** The two forms of an answer. */
enum Format {
    XML(new MediaType("text", "xml", StandardCharsets.UTF_8)),
    JSON(new MediaType("application", "json", StandardCharsets.UTF_8));

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    /** {@return the format of an ending, xml or json} */
    static Format of(String ending) {
        return valueOf(ending.toUpperCase(Locale.ROOT));
    }

    /** A list: an array in JSON, a root element with one element for each in XML. */
    ResponseEntity<byte[]> list(
            HttpStatusCode status,
            String root,
            String item,
            List<? extends Map<String, ? extends @Nullable Object>> rows) {
        byte[] body = this == XML ? XmlWriter.list(root, item, rows) : json(rows);
        return ResponseEntity.status(status).contentType(type).body(body);
    }

    /** One thing: an object in JSON, a root element in XML. */
    ResponseEntity<byte[]> one(String root, Map<String, ? extends @Nullable Object> row) {
        byte[] body = this == XML ? XmlWriter.one(root, row) : json(row);
        return ResponseEntity.ok().contentType(type).body(body);
    }

    private static byte[] json(Object value) {
        return JsonMapper.shared().writeValueAsBytes(value);
    }
}
