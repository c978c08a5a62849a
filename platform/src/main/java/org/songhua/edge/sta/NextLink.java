package org.songhua.edge.sta;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.songhua.sensing.PageToken;

/** The address of the next page. */
final class NextLink {
    private NextLink() {}

    /**
     * {@return the address}
     *
     * @param collection address of the collection
     * @param options of the query, decoded
     */
    static String of(String collection, Map<String, String> options, PageToken next) {
        var all = new LinkedHashMap<>(options);
        all.remove("$skip");
        all.remove("$skiptoken");
        if (next.afterId() == null) all.put("$skip", String.valueOf(next.skip()));
        else all.put("$skiptoken", next.text());
        return collection + "?"
                + all.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%24", "$")
                .replace("%2F", "/");
    }
}
