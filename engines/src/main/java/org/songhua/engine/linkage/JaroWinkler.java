package org.songhua.engine.linkage;

/**
 * Likeness of two short texts by Jaro (1989) with the bonus of Winkler (1990) for a common beginning of up to four characters, 0.1
 * each: characters match when they are the same and no farther apart than half the longer text less one; matches out of order count as
 * half transposed. 0 to 1, symmetric.
 */
final class JaroWinkler {
    private static final double BONUS = 0.1;
    private static final int LONGEST_BEGINNING = 4;

    private final String a;
    private final String b;
    private final boolean[] ofA;
    private final boolean[] ofB;

    private JaroWinkler(String a, String b) {
        this.a = a;
        this.b = b;
        ofA = new boolean[a.length()];
        ofB = new boolean[b.length()];
    }

    static double of(String a, String b) {
        if (a.equals(b)) return 1;
        // The greedy choice of matches depends on which text is walked; a fixed one makes the result symmetric.
        boolean swap = a.length() > b.length() || (a.length() == b.length() && a.compareTo(b) > 0);
        double jaro = swap ? new JaroWinkler(b, a).jaro() : new JaroWinkler(a, b).jaro();
        return jaro + beginning(a, b) * BONUS * (1 - jaro);
    }

    private double jaro() {
        double matches = match();
        if (matches == 0) return 0;
        double inOrder = matches - transposed() / 2.0;
        return (matches / a.length() + matches / b.length() + inOrder / matches) / 3;
    }

    private int match() {
        int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        int matches = 0;
        for (int i = 0; i < a.length(); i++) if (matched(i, reach)) matches++;
        return matches;
    }

    private boolean matched(int i, int reach) {
        int last = Math.min(b.length() - 1, i + reach);
        for (int j = Math.max(0, i - reach); j <= last; j++) {
            if (ofB[j] || a.charAt(i) != b.charAt(j)) continue;
            ofA[i] = true;
            ofB[j] = true;
            return true;
        }
        return false;
    }

    private int transposed() {
        int differing = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if (!ofA[i]) continue;
            while (!ofB[j]) j++;
            if (a.charAt(i) != b.charAt(j++)) differing++;
        }
        return differing;
    }

    private static int beginning(String a, String b) {
        int most = Math.min(LONGEST_BEGINNING, Math.min(a.length(), b.length()));
        int common = 0;
        while (common < most && a.charAt(common) == b.charAt(common)) common++;
        return common;
    }
}
