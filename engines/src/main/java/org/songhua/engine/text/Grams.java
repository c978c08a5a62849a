package org.songhua.engine.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Unigrams and bigrams of a text as integers, so that a word can be found inside any text by comparing sets of integers.
 *
 * <p>Holds for every text t and every part q of it: {@code ofQuery(normalise(q))} is a subset of {@code of(normalise(t))}.
 */
public final class Grams {
    private Grams() {}

    /** {@return the text in the form in which texts are compared: NFKC, lower case, runs of blanks as one blank, none at the ends} */
    public static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    /**
     * {@return the distinct codes of all unigrams and bigrams, ascending}
     *
     * @param normalised a text that went through {@link #normalise}
     */
    public static int[] of(String normalised) {
        int[] points = normalised.codePoints().toArray();
        return IntStream.concat(
                        IntStream.of(points),
                        IntStream.range(1, points.length).map(i -> bigram(points[i - 1], points[i])))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * {@return the codes that every text holding the word must have, ascending; for one character its unigram, else its
     * bigrams}
     *
     * @param normalisedWord a word that went through {@link #normalise}
     */
    public static int[] ofQuery(String normalisedWord) {
        int[] points = normalisedWord.codePoints().toArray();
        if (points.length == 1) return points;
        return IntStream.range(1, points.length)
                .map(i -> bigram(points[i - 1], points[i]))
                .sorted()
                .distinct()
                .toArray();
    }

    private static int bigram(int first, int second) {
        return (first * 0x9E3779B1 + second) | 0x8000_0000;
    }
}
