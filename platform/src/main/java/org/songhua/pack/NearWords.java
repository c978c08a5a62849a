package org.songhua.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant, for remedies. */
public final class NearWords {
    private NearWords() {}

    /**
     * {@return the known word nearest to the one given, if it is near enough to be a slip: one edit for up to four
     * letters, else one edit for every three letters}
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        var allowed = Math.max(1, given.length() / 3);
        return known.stream()
                .filter(word -> Math.abs(word.length() - given.length()) <= allowed)
                .map(word -> new Candidate(word, edits(normal(given), normal(word))))
                .filter(candidate -> candidate.edits <= allowed)
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::word))
                .map(Candidate::word);
    }

    private record Candidate(String word, int edits) {}

    /** Case, hyphens and underscores are the commonest slips of all and cost nothing. */
    private static String normal(String word) {
        var plain = new StringBuilder();
        word.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours. */
    static int edits(String a, String b) {
        var distance = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) distance[i][0] = i;
        for (var j = 0; j <= b.length(); j++) distance[0][j] = j;
        for (var i = 1; i <= a.length(); i++) {
            for (var j = 1; j <= b.length(); j++) distance[i][j] = step(distance, a, b, i, j);
        }
        return distance[a.length()][b.length()];
    }

    private static int step(int[][] distance, String a, String b, int i, int j) {
        var replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        var best = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
    }
}
