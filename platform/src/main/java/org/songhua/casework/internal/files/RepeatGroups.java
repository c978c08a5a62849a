package org.songhua.casework.internal.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.duplicate.CaseSketch;

/**
 * Gathers cases of one category that lie near each other: two belong together when they are no further apart than so many
 * metres, and so does whatever is near one of them. Pure; cells as wide as that distance leave each case few to compare with.
 */
final class RepeatGroups {
    private final double meters;
    private final List<CaseSketch> cases;
    private final int[] leader;
    private final Map<String, List<Integer>> cells = new HashMap<>();

    private RepeatGroups(List<CaseSketch> cases, double meters) {
        this.cases = cases;
        this.meters = meters;
        leader = new int[cases.size()];
        for (int i = 0; i < leader.length; i++) leader[i] = i;
    }

    /** {@return the groups of two and more, the largest first, each in order of time} */
    static List<List<CaseSketch>> of(List<CaseSketch> cases, double meters) {
        List<CaseSketch> placed = cases.stream()
                .filter(CaseSketch::isPlaced)
                .sorted(Comparator.comparing(CaseSketch::at).thenComparing(CaseSketch::id))
                .toList();
        return new RepeatGroups(placed, meters).gathered();
    }

    private List<List<CaseSketch>> gathered() {
        for (int i = 0; i < leader.length; i++) add(i);
        var groups = new HashMap<Integer, List<CaseSketch>>();
        for (int i = 0; i < leader.length; i++)
            groups.computeIfAbsent(find(i), k -> new ArrayList<>()).add(cases.get(i));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .sorted(Comparator.<List<CaseSketch>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(group -> group.getFirst().id()))
                .toList();
    }

    private void add(int number) {
        CaseSketch one = cases.get(number);
        double step = meters / Distance.METERS_PER_DEGREE;
        // A degree of longitude is shortest at the northern edge of what may be near.
        double wide = step / Math.max(0.01, Math.cos(Math.toRadians(Math.min(89, Math.abs(one.latitude()) + 1))));
        long row = (long) Math.floor(one.latitude() / step);
        for (long near = row - 1; near <= row + 1; near++)
            for (int other : cells.getOrDefault(cell(one, near), List.of()))
                if (Math.abs(cases.get(other).longitude() - one.longitude()) <= wide && isNear(one, cases.get(other)))
                    leader[find(other)] = find(number);
        cells.computeIfAbsent(cell(one, row), k -> new ArrayList<>()).add(number);
    }

    private static String cell(CaseSketch one, long row) {
        return one.category() + "@" + row;
    }

    private boolean isNear(CaseSketch one, CaseSketch other) {
        return Distance.meters(one.longitude(), one.latitude(), other.longitude(), other.latitude()) <= meters;
    }

    private int find(int number) {
        int at = number;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
