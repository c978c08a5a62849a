package org.songhua.consequence.internal.declared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songhua.consequence.Consequence;

/**
 * Consequences that follow from themselves at once: a record that is entered has steps, from which others follow. Duties and deadlines
 * come with time and make no circle. Pure.
 */
final class Circles {
    private final Map<String, List<String>> next = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> way = new ArrayList<>();
    private final List<List<String>> found = new ArrayList<>();

    private Circles(Collection<Consequence> all) {
        for (Consequence one : all)
            next.put(
                    one.code(),
                    all.stream()
                            .filter(other -> leadsTo(one, other))
                            .map(Consequence::code)
                            .toList());
    }

    /** {@return the codes of each circle, the first one that was declared first; conditions are not regarded} */
    static List<List<String>> of(Collection<Consequence> all) {
        var circles = new Circles(all);
        circles.next.keySet().forEach(circles::walk);
        return circles.found;
    }

    private static boolean leadsTo(Consequence one, Consequence other) {
        Consequence.Enters enters = one.enters();
        if (enters == null || !enters.register().equals(other.cause().register())) return false;
        List<String> steps = other.cause().at();
        return steps.contains("create") || enters.then().stream().anyMatch(steps::contains);
    }

    private void walk(String code) {
        int at = way.indexOf(code);
        if (at >= 0) found.add(List.copyOf(way.subList(at, way.size())));
        if (at >= 0 || done.contains(code)) return;
        way.add(code);
        next.getOrDefault(code, List.of()).forEach(this::walk);
        way.removeLast();
        done.add(code);
    }
}
