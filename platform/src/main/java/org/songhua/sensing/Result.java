package org.songhua.sensing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What was read. The kind that came in is the kind that goes out: a number stays a number. */
public sealed interface Result {

    /**
     * A measured value, in the unit of its datastream.
     *
     * @param value finite
     * @param exact the decimal as it was sent, only when {@code value} does not stand for it exactly
     */
    record Numeric(double value, @Nullable BigDecimal exact) implements Result {
        /** Digits behind the point that are kept; written out, a number of a thousand million of them would fill the memory. */
        private static final int DIGITS_MAX = 400;

        public Numeric {
            if (!Double.isFinite(value)) throw new IllegalArgumentException("A result is a finite number: " + value);
        }

        public Numeric(double value) {
            this(value, null);
        }

        /**
         * {@return the result that a decimal is, with all its digits}
         *
         * @throws IllegalArgumentException when no double is as large
         */
        public static Numeric of(BigDecimal decimal) {
            double value = decimal.doubleValue();
            boolean isPlain = decimal.scale() > DIGITS_MAX
                    || (Double.isFinite(value) && BigDecimal.valueOf(value).compareTo(decimal) == 0);
            return new Numeric(value, isPlain ? null : decimal);
        }
    }

    /** A category, an address, a sentence. */
    record Text(String value) implements Result {}

    /** Yes or no. */
    record Truth(boolean value) implements Result {}

    /**
     * Anything else: the array of a datastream with several properties, an object, null.
     *
     * @param json one JSON value
     */
    record Json(String json) implements Result {}
}
