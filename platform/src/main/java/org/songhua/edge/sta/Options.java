package org.songhua.edge.sta;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.odata.Query;

/** Query options as text. */
final class Options {
    private Options() {}

    /** {@return the options of a query string, in their order, decoded} */
    static Map<String, String> read(@Nullable String queryString) {
        var options = new LinkedHashMap<String, String>();
        if (queryString == null) return options;
        for (String part : queryString.split("&", -1)) {
            if (part.isEmpty()) continue;
            int equals = part.indexOf('=');
            Map.Entry<String, String> option = equals < 0
                    ? split(decoded(part))
                    : Map.entry(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            String name = option.getKey();
            String before = options.put(name, option.getValue());
            if (before != null)
                throw new FaultException(Fault.refused(
                        "STA-024", Place.atField(name), name + " comes twice.", "Give every option once."));
        }
        return options;
    }

    /** Some clients encode an option as a whole, its = too. */
    private static Map.Entry<String, String> split(String option) {
        int equals = option.indexOf('=');
        return equals < 0
                ? Map.entry(option, "")
                : Map.entry(option.substring(0, equals), option.substring(equals + 1));
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.refused(
                    "STA-025", Place.atField(text), "“" + text + "” is wrongly encoded.", "Encode % as %25."));
        }
    }

    static String decodedPath(String path) {
        return decoded(path.replace("+", "%2B"));
    }

    /** {@return the options that make this query again} */
    static Map<String, String> text(Query query) {
        var options = new LinkedHashMap<String, String>();
        if (query.filter() != null) options.put("$filter", query.filter().toString());
        if (!query.orderBy().isEmpty())
            options.put(
                    "$orderby",
                    query.orderBy().stream()
                            .map(o -> o.by() + (o.descending() ? " desc" : ""))
                            .collect(Collectors.joining(",")));
        if (!query.select().isEmpty())
            options.put("$select", query.select().stream().map(Object::toString).collect(Collectors.joining(",")));
        if (!query.expand().isEmpty())
            options.put("$expand", query.expand().stream().map(Options::text).collect(Collectors.joining(",")));
        if (query.top() != null) options.put("$top", query.top().toString());
        if (query.skip() > 0) options.put("$skip", String.valueOf(query.skip()));
        if (query.count()) options.put("$count", "true");
        return options;
    }

    private static String text(Query.Expand expand) {
        Map<String, String> inner = text(expand.query());
        if (inner.isEmpty()) return expand.navigation();
        return expand.navigation()
                + inner.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(";", "(", ")"));
    }
}
