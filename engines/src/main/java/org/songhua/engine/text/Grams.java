package org.songhua.engine.text;

import java.util.Arrays;

/**
 * Single characters and pairs of neighbours of a text as integers, so that a database finds every text that holds a word, in
 * whatever script, by comparing sets of integers; see {@code package.md} for the method and its limits.
 *
 * <p>Holds for every text t and every part q of it that is not blank and does not cut a character from its combining
 * marks: {@code ofQuery(normalise(q))} is a subset of {@code of(normalise(t))}. The reverse does not hold, so hits must be
 * checked against the text itself.
 */
public final class Grams {
    private Grams() {}

    /**
     * {@return the text in the form in which texts are compared: compatibility characters resolved (NFKC, so full-width digits
     * and letters become plain ones), case and accents folded, invisible characters left out, runs of blanks as one, none at
     * the ends}
     */
    public static String normalise(String text) {
        return Normaliser.normalise(text);
    }

    /**
     * {@return the distinct codes of all characters and all pairs of neighbours, ascending; blanks are in none}
     *
     * @param normalised a text that went through {@link #normalise}
     */
    public static int[] of(String normalised) {
        int[] points = normalised.codePoints().toArray();
        var codes = new int[2 * points.length];
        int size = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] == ' ') continue;
            codes[size++] = points[i];
            if (i > 0 && points[i - 1] != ' ') codes[size++] = pair(points[i - 1], points[i]);
        }
        return distinct(codes, size);
    }

    /**
     * {@return the codes that every text holding the word must have, ascending: of a single character itself, of a longer word
     * its pairs, of several words those of each; none for an empty word}
     *
     * @param normalisedWord a word, or words between blanks, that went through {@link #normalise}
     */
    public static int[] ofQuery(String normalisedWord) {
        int[] points = normalisedWord.codePoints().toArray();
        var codes = new int[points.length];
        int size = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] == ' ') continue;
            boolean first = i == 0 || points[i - 1] == ' ';
            boolean last = i == points.length - 1 || points[i + 1] == ' ';
            if (first && last) codes[size++] = points[i];
            else if (!first) codes[size++] = pair(points[i - 1], points[i]);
        }
        return distinct(codes, size);
    }

    /** A negative number, so that no pair has the code of a character; two pairs share one about once in 2^31. */
    private static int pair(int first, int second) {
        int hash = first * 0x9E3779B1 + second * 0x85EBCA77;
        hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
        return (hash ^ (hash >>> 13)) | Integer.MIN_VALUE;
    }

    private static int[] distinct(int[] codes, int size) {
        Arrays.sort(codes, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || codes[i] != codes[i - 1]) codes[kept++] = codes[i];
        }
        return Arrays.copyOf(codes, kept);
    }
}
