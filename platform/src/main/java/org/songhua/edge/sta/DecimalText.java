package org.songhua.edge.sta;

import tools.jackson.core.JsonGenerator;

/**
 * Writes numbers as {@link Double#toString(double)} does. Most that are measured are decimals of few digits, which are told by their digits.
 *
 * <p>The double nearest to m / 10^s is found by division, as IEEE 754 demands; no two decimals of up to 15 digits share a double, so the one with the least s is the shortest that tells
 * it, which is what Java writes from a thousandth up to ten million.
 */
final class DecimalText {
    private static final double LEAST = 1e-3;
    private static final double END = 1e7;
    private static final double[] TEN_TO_THE = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    private final char[] text = new char["-9999999.999999".length()];

    /** Writes a finite number. */
    void write(JsonGenerator out, double value) {
        double size = Math.abs(value);
        if (size >= LEAST && size < END) {
            for (int digits = 1; digits < TEN_TO_THE.length; digits++) {
                double whole = Math.rint(size * TEN_TO_THE[digits]);
                if (whole / TEN_TO_THE[digits] == size) {
                    int from = fill((long) whole, digits, value < 0);
                    out.writeNumber(text, from, text.length - from);
                    return;
                }
            }
        }
        out.writeNumber(value);
    }

    /** {@return where the text begins, which ends with the array} */
    private int fill(long whole, int digits, boolean isNegative) {
        int at = text.length;
        long rest = whole;
        for (int i = 0; i < digits; i++, rest /= 10) text[--at] = (char) ('0' + rest % 10);
        text[--at] = '.';
        do text[--at] = (char) ('0' + rest % 10);
        while ((rest /= 10) > 0);
        if (isNegative) text[--at] = '-';
        return at;
    }
}
