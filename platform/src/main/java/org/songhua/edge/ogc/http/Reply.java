package org.songhua.edge.ogc.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Finished responses. Nothing is kept by a cache without asking again, so that a change of the city shows at once. */
public final class Reply {
    /** Answers depend on who asks, and are to be checked before every use. */
    public static final String CACHE_CONTROL = "private, no-cache";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Reply() {}

    /** {@return a JSON document} */
    public static ResponseEntity<byte[]> json(Ask ask, Media media, Map<String, ?> document) {
        return of(ask, media, MAPPER.writeValueAsBytes(document));
    }

    /** {@return an HTML page} */
    public static ResponseEntity<byte[]> html(Ask ask, String page) {
        return of(ask, Media.HTML, page.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a document with a tag made from its bytes; 304 without it when the client has the same} */
    public static ResponseEntity<byte[]> of(Ask ask, Media media, byte[] body) {
        return of(ask, media, body, Validator.ofBytes(body));
    }

    /** {@return a document with a given tag; 304 without it when the client has the same, 204 when it is empty} */
    public static ResponseEntity<byte[]> of(Ask ask, Media media, byte[] body, String tag) {
        var headers = headers(ask, tag);
        if (Validator.matches(ask.ifNoneMatch(), tag)) return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        headers.set(HttpHeaders.CONTENT_TYPE, media.contentType());
        if (media == Media.HTML) pageHeaders().forEach(headers::set);
        if (body.length == 0) return new ResponseEntity<>(headers, HttpStatus.NO_CONTENT);
        return new ResponseEntity<>(body, headers, HttpStatus.OK);
    }

    /** {@return the further headers of HTML pages} */
    public static Map<String, String> pageHeaders() {
        return Map.of("Content-Security-Policy", HtmlPage.CONTENT_SECURITY_POLICY);
    }

    /** {@return the headers that every answer has} */
    public static HttpHeaders headers(Ask ask, String tag) {
        var headers = new HttpHeaders();
        headers.setETag(tag);
        headers.set(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        headers.setVary(List.of("Accept", "Accept-Language", "Authorization", "Cookie"));
        headers.set(HttpHeaders.CONTENT_LANGUAGE, ask.language().tag());
        return headers;
    }
}
