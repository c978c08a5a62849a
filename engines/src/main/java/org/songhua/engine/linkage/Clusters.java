package org.songhua.engine.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What pairs of the same come to: whoever is the same as the same is the same. The order of the pairs does not matter. */
public final class Clusters {
    private final Map<String, String> above = new TreeMap<>();

    /**
     * Two records that are the same.
     *
     * @param a one
     * @param b the other
     */
    public record Link(String a, String b) {}

    private Clusters() {}

    /** {@return the groups of two and more, each in order of its members, in order of their first ones} */
    public static List<List<String>> of(Collection<Link> links) {
        var clusters = new Clusters();
        links.forEach(clusters::join);
        var groups = new TreeMap<String, List<String>>();
        for (String one : clusters.above.keySet())
            groups.computeIfAbsent(clusters.top(one), top -> new ArrayList<>()).add(one);
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** The lesser one stays above, so that each group is known by its first member. */
    private void join(Link link) {
        String a = top(link.a());
        String b = top(link.b());
        if (a.compareTo(b) < 0) above.put(b, a);
        else above.put(a, b);
    }

    /** Halves the way on every walk, so that chains of any length stay short. */
    private String top(String one) {
        String at = one;
        for (String next = above(at); !next.equals(at); next = above(at)) {
            above.put(at, above(next));
            at = next;
        }
        return at;
    }

    private String above(String one) {
        return above.computeIfAbsent(one, key -> key);
    }
}
