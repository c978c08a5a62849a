package org.songhua.cim.internal.tiles3d;

import org.jspecify.annotations.Nullable;

/** Numbers out of attributes. */
final class Numbers {
    private Numbers() {}

    /** {@return the number that a text says, NaN when it says none} */
    static double of(@Nullable String text) {
        if (text == null) return Double.NaN;
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** {@return the number that a text says, or another when it says none within the limits} */
    static double of(@Nullable String text, double least, double most, double otherwise) {
        double value = of(text);
        return value >= least && value <= most ? value : otherwise;
    }
}
