package org.songhua.engine.network;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a way: the most specific access tag that is given decides.
 *
 * @see <a href="https://wiki.openstreetmap.org/wiki/Key:access">Key:access</a>, section "Transport mode restrictions"
 */
final class Access {
    private static final Set<String> NO = Set.of("no", "private", "agricultural", "forestry", "emergency", "military");
    private static final Set<String> YES =
            Set.of("yes", "designated", "permissive", "official", "destination", "customers", "public");

    private Access() {}

    /** {@return the first given value of the keys, or null} */
    static @Nullable String first(Map<String, String> tags, String... keys) {
        for (String key : keys) {
            String value = tags.get(key);
            if (value != null) return value;
        }
        return null;
    }

    /** {@return whether the first given of the keys, most specific first, forbids} */
    static boolean isForbidden(Map<String, String> tags, String... keys) {
        String value = first(tags, keys);
        return value != null && NO.contains(value);
    }

    /** {@return whether the first given of the keys, most specific first, allows} */
    static boolean isAllowed(Map<String, String> tags, String... keys) {
        String value = first(tags, keys);
        return value != null && YES.contains(value);
    }

    /** {@return 1 when a way is one-way in the order of its nodes, -1 against it, 0 when both ways are open} */
    static int oneWay(Map<String, String> way, String... keys) {
        String value = first(way, keys);
        if (value == null) {
            String junction = way.get("junction");
            return "roundabout".equals(junction) || "circular".equals(junction) ? 1 : 0;
        }
        return switch (value) {
            case "yes", "true", "1" -> 1;
            case "-1", "reverse" -> -1;
            default -> 0;
        };
    }
}
