package org.songhua.edge.ogc.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A request to the OGC API, read once.
 *
 * @param root absolute address of the landing page, without a slash at its end
 * @param path path below the root, empty for the landing page
 * @param parameters query parameters in their order, decoded
 * @param accept the {@code Accept} header, {@code *}{@code /*} when there is none
 * @param ifNoneMatch the header of that name
 * @param language of titles and pages
 * @param caller who asks
 */
public record Ask(
        String root,
        String path,
        Map<String, List<String>> parameters,
        String accept,
        @Nullable String ifNoneMatch,
        Language language,
        Caller caller) {
    /** Path of the landing page within the server. */
    public static final String ROOT = "/ogcapi";

    public Ask {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static Ask of(HttpServletRequest request, Caller caller) {
        var parameters = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
        String path = request.getRequestURI().substring((request.getContextPath() + ROOT).length());
        return new Ask(
                ServletUriComponentsBuilder.fromContextPath(request).path(ROOT).toUriString(),
                path.equals("/") ? "" : path,
                parameters,
                accept.isBlank() ? "*/*" : accept,
                request.getHeader("If-None-Match"),
                Language.of(request),
                caller);
    }

    /** {@return the absolute address of a path below the root} */
    public String at(String below) {
        return root + below;
    }

    /** {@return the absolute address of a path below the root in a format} */
    public String at(String below, Media media) {
        return root + below + "?f=" + media.key();
    }

    /** {@return the address asked for, in a format} */
    public String inFormat(Media media) {
        return with(Map.of("f", media.key()));
    }

    /** {@return the address asked for with some parameters replaced; an empty value leaves one out} */
    public String with(Map<String, String> replaced) {
        var pairs = new ArrayList<String>();
        parameters.forEach((name, values) -> {
            if (!replaced.containsKey(name)) values.forEach(value -> pairs.add(pair(name, value)));
        });
        replaced.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> pairs.add(pair(entry.getKey(), entry.getValue())));
        return root + path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    private static String pair(String name, String value) {
        return encode(name) + "=" + encode(value).replace("%2C", ",");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
