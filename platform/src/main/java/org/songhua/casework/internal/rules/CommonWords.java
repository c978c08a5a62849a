package org.songhua.casework.internal.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several texts say in the same words: runs of two to eight letters that stand in at least half of them, the longest first. Runs
 * within longer ones that as many texts share are left out. Pure.
 */
public final class CommonWords {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    private static final int MOST_LETTERS = 400;

    private CommonWords() {}

    /**
     * {@return the runs}
     *
     * @param least in how many texts a run must stand, 2 or more
     * @param most how many runs
     */
    public static List<String> of(List<String> texts, int least, int most) {
        var counts = new HashMap<String, Integer>();
        for (String text : texts) runs(text).forEach(run -> counts.merge(run, 1, Integer::sum));
        List<String> common = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= Math.max(2, least))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(String::length)
                        .reversed()
                        .thenComparing(Comparator.comparing((String run) -> counts.get(run))
                                .reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var chosen = new ArrayList<String>();
        for (String run : common)
            if (chosen.size() < most && chosen.stream().noneMatch(longer -> overlaps(longer, run))) chosen.add(run);
        return chosen;
    }

    /** Whether the two share two letters and more side by side, so that the shorter tells nothing new. */
    private static boolean overlaps(String longer, String run) {
        for (int i = 0; i + SHORTEST <= run.length(); i++)
            if (longer.contains(run.substring(i, i + SHORTEST))) return true;
        return false;
    }

    private static Set<String> runs(String text) {
        var runs = new HashSet<String>();
        for (String part :
                text.substring(0, Math.min(MOST_LETTERS, text.length())).split("[^\\p{L}\\p{N}]+", -1))
            for (int from = 0; from < part.length(); from++)
                for (int to = from + SHORTEST; to <= Math.min(part.length(), from + LONGEST); to++)
                    runs.add(part.substring(from, to));
        return runs;
    }
}
