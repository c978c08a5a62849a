package org.songhua.engine.odata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of an address below the service root, cut into its parts; what the names mean is for others to know.
 *
 * @param segments first to last; none for the root itself
 */
public record ResourcePath(List<Segment> segments) {
    public ResourcePath {
        segments = List.copyOf(segments);
    }

    /**
     * A part of a path.
     *
     * @param name of an entity set, relation or property, or {@code $ref}, {@code $value}, {@code $count}
     * @param key what stood in brackets, as written; null without
     */
    public record Segment(String name, @Nullable String key) {}

    /**
     * {@return the parts}
     *
     * @param path decoded, such as {@code Things(1)/Datastreams('a/b')/name}; a solidus in quotes belongs to its key
     * @throws org.songhua.engine.fault.FaultException {@code ODATA-004} when it is malformed
     */
    public static ResourcePath parse(String path) {
        var segments = new ArrayList<Segment>();
        for (String part : Split.at(path, '/')) if (!part.isEmpty()) segments.add(segment(path, part));
        return new ResourcePath(segments);
    }

    private static Segment segment(String path, String part) {
        int open = part.indexOf('(');
        if (open < 0) return new Segment(part, null);
        if (open == 0 || !part.endsWith(")"))
            throw OdataFaults.path(path, "“" + part + "” has a bracket without its other half.");
        return new Segment(part.substring(0, open), part.substring(open + 1, part.length() - 1));
    }
}
