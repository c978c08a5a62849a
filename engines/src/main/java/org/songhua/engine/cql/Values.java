package org.songhua.engine.cql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.cql.Expression.Calculation;
import org.songhua.engine.cql.Expression.Folding;

/** What can be done with single values. */
final class Values {
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    /** Results beyond are unknown: no number of a city is so large or so small. */
    private static final int MOST_DIGITS = 6_000;

    private Values() {}

    /** {@return the value of a literal day or moment, else null} */
    static @Nullable Object literal(Expression expression) {
        return switch (expression) {
            case Expression.Day(var day) -> day;
            case Expression.Moment(var moment) -> moment;
            default -> null;
        };
    }

    /**
     * {@return the order of two values of one kind; null when they are of different kinds}
     */
    static @Nullable Integer compare(Object a, Object b) {
        return switch (a) {
            case String text -> b instanceof String other ? (Integer) comparePoints(text, other) : null;
            case BigDecimal number -> b instanceof BigDecimal other ? (Integer) number.compareTo(other) : null;
            case Boolean truth -> b instanceof Boolean other ? (Integer) truth.compareTo(other) : null;
            case java.time.LocalDate day -> isTime(b) ? (Integer) Times.compare(a, b) : null;
            case java.time.Instant moment -> isTime(b) ? (Integer) Times.compare(a, b) : null;
            default -> null;
        };
    }

    static boolean isTime(@Nullable Object value) {
        return value instanceof java.time.LocalDate || value instanceof java.time.Instant;
    }

    /** By code point, as UTF-8 bytes are ordered. */
    private static int comparePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char one = a.charAt(i);
            char two = b.charAt(i);
            if (one == two) continue;
            // Surrogates stand for what comes after all other characters.
            boolean first = Character.isSurrogate(one);
            if (first != Character.isSurrogate(two)) return first ? 1 : -1;
            return Character.compare(one, two);
        }
        return Integer.compare(a.length(), b.length());
    }

    /** {@return the text without its case, or without the accents of Latin, Greek and Cyrillic letters} */
    static String fold(Folding folding, String text) {
        if (folding == Folding.CASEI) return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        if (Normalizer.isNormalized(text, Normalizer.Form.NFD) && text.chars().allMatch(c -> c < 0x300)) return text;
        var kept = new StringBuilder();
        // Only this block: the marks of other scripts, such as the voicing of kana, make other letters.
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(point -> point < 0x300 || point > 0x36F)
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /** {@return the result in 34 digits; null where there is none, as after a division by zero} */
    static @Nullable BigDecimal calculate(Calculation operator, BigDecimal a, BigDecimal b) {
        try {
            BigDecimal result = switch (operator) {
                case ADD -> a.add(b, PRECISION);
                case SUBTRACT -> a.subtract(b, PRECISION);
                case MULTIPLY -> a.multiply(b, PRECISION);
                case DIVIDE -> a.divide(b, PRECISION);
                case REMAINDER -> a.remainder(b, PRECISION);
                case DIV -> a.divide(b, PRECISION).setScale(0, RoundingMode.DOWN);
                case POWER -> power(a.doubleValue(), b.doubleValue());
            };
            return Math.abs((long) result.scale() - result.precision()) > MOST_DIGITS ? null : result;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static BigDecimal power(double base, double exponent) {
        double result = Math.pow(base, exponent);
        if (!Double.isFinite(result)) throw new ArithmeticException("not finite");
        return BigDecimal.valueOf(result);
    }
}
