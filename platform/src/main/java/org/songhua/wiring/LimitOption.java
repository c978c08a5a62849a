package org.songhua.wiring;

import java.util.Locale;
import org.songhua.engine.travel.Limit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A limit of the command line: {@code 900s}, {@code 15min} or {@code 500m}, for all classes or, as CLASS=LIMIT, for one. */
record LimitOption(String serviceClass, Limit limit, String text) {

    /** Reads a limit. */
    static final class Converter implements ITypeConverter<LimitOption> {
        @Override
        public LimitOption convert(String given) {
            int equals = given.lastIndexOf('=');
            String text = given.substring(equals + 1).strip().toLowerCase(Locale.ROOT);
            try {
                return new LimitOption(
                        equals < 0 ? "" : given.substring(0, equals).strip(), limit(text), text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new TypeConversionException("'" + given + "' is no limit; give 900s, 15min, 500m or CLASS=500m");
            }
        }

        private static Limit limit(String text) {
            if (text.endsWith("min")) return Limit.ofMinutes(number(text, 3));
            if (text.endsWith("km")) return Limit.ofMetres(1000 * number(text, 2));
            if (text.endsWith("m")) return Limit.ofMetres(number(text, 1));
            if (text.endsWith("s")) return Limit.ofSeconds(number(text, 1));
            throw new IllegalArgumentException(text);
        }

        private static double number(String text, int unitLength) {
            return Double.parseDouble(text.substring(0, text.length() - unitLength));
        }
    }
}
