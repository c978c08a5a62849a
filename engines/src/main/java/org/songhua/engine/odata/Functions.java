package org.songhua.engine.odata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import org.locationtech.jts.operation.relateng.TopologyPredicate;

/** What the built-in functions do. Any argument that is unknown makes the result unknown. */
final class Functions {
    private Functions() {}

    static @Nullable Object apply(Function function, List<@Nullable Object> arguments) {
        for (@Nullable Object argument : arguments) if (argument == null) return null;
        return switch (function) {
            case MINDATETIME -> Times.EARLIEST;
            case MAXDATETIME -> Times.LATEST;
            case NOW -> throw new IllegalStateException("now() is known to the evaluator alone.");
            case BEFORE, AFTER, MEETS, DURING, OVERLAPS, STARTS, FINISHES -> temporal(function, arguments);
            case ROUND, FLOOR, CEILING -> rounding(function, arguments.get(0));
            case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, FRACTIONALSECONDS, DATE, TIME, TOTALOFFSETMINUTES ->
                calendar(function, arguments.get(0));
            default -> function.isSpatial() ? spatial(function, arguments) : text(function, arguments);
        };
    }

    private static @Nullable Object text(Function function, List<@Nullable Object> arguments) {
        if (!(arguments.get(0) instanceof String first)) return notText(function, arguments.get(0));
        if (arguments.size() == 1) return ofOne(function, first);
        if (function == Function.SUBSTRING) return substring(first, arguments);
        if (!(arguments.get(1) instanceof String second)) return notText(function, arguments.get(1));
        return switch (function) {
            case SUBSTRINGOF -> second.contains(first);
            case CONTAINS -> first.contains(second);
            case STARTSWITH -> first.startsWith(second);
            case ENDSWITH -> first.endsWith(second);
            case INDEXOF -> position(first, first.indexOf(second));
            default -> first + second;
        };
    }

    /** {@return the position counted in characters, as substring counts; -1 stays} */
    private static BigDecimal position(String text, int unit) {
        return BigDecimal.valueOf(unit < 0 ? unit : text.codePointCount(0, unit));
    }

    /** JSON may hold anything, so that a number where a text was meant is unknown, not a mistake. */
    private static @Nullable Object notText(Function function, @Nullable Object value) {
        if (value instanceof Geometry)
            throw OdataFaults.type("%s needs texts; %s is none.".formatted(function.text(), Literals.print(value)));
        return null;
    }

    private static Object ofOne(Function function, String text) {
        return switch (function) {
            case LENGTH -> BigDecimal.valueOf(text.codePointCount(0, text.length()));
            case TOLOWER -> each(text, Character::toLowerCase);
            case TOUPPER -> each(text, Character::toUpperCase);
            default -> text.strip();
        };
    }

    /** Character by character, as databases do it: a text keeps its length, whatever its language. */
    private static String each(String text, IntUnaryOperator change) {
        return text.codePoints()
                .map(change)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Counts characters from 0, as OData does. */
    private static @Nullable Object substring(String text, List<@Nullable Object> arguments) {
        if (!(arguments.get(1) instanceof BigDecimal start)) return null;
        int length = text.codePointCount(0, text.length());
        int from = Math.clamp(start.longValue(), 0, length);
        int to = length;
        if (arguments.size() == 3) {
            if (!(arguments.get(2) instanceof BigDecimal count)) return null;
            to = Math.clamp(from + Math.max(0, Math.min(count.longValue(), length)), from, length);
        }
        return text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
    }

    private static @Nullable Object temporal(Function function, List<@Nullable Object> arguments) {
        Object a = arguments.get(0);
        Object b = arguments.get(1);
        if (a == null || b == null || !Times.isTime(a) || !Times.isTime(b)) return null;
        return switch (function) {
            case BEFORE -> Times.before(a, b);
            case AFTER -> Times.before(b, a);
            case MEETS -> Times.meets(a, b);
            case DURING -> Times.during(a, b);
            case OVERLAPS -> Times.overlaps(a, b);
            case STARTS -> Times.start(a).equals(Times.start(b));
            default -> Times.end(a).equals(Times.end(b));
        };
    }

    private static @Nullable Object calendar(Function function, @Nullable Object value) {
        if (value == null || !(value instanceof Temporal || value instanceof TimeInterval)) return null;
        OffsetDateTime time = Times.utc(value);
        return switch (function) {
            case YEAR -> whole(time.getYear());
            case MONTH -> whole(time.getMonthValue());
            case DAY -> whole(time.getDayOfMonth());
            case HOUR -> whole(time.getHour());
            case MINUTE -> whole(time.getMinute());
            case SECOND -> whole(time.getSecond());
            case FRACTIONALSECONDS -> BigDecimal.valueOf(time.getNano(), 9).stripTrailingZeros();
            case DATE -> time.toLocalDate();
            case TIME -> time.toLocalTime();
            default -> whole(0);
        };
    }

    private static BigDecimal whole(int number) {
        return BigDecimal.valueOf(number);
    }

    private static @Nullable Object rounding(Function function, @Nullable Object value) {
        if (!(value instanceof BigDecimal number)) return null;
        return switch (function) {
            case ROUND -> Values.rounded(number, RoundingMode.HALF_UP);
            case FLOOR -> Values.rounded(number, RoundingMode.FLOOR);
            default -> Values.rounded(number, RoundingMode.CEILING);
        };
    }

    /** Distances and lengths are in degrees, as the coordinates are; only lines are longer than 0 (OData 4.01, 5.1.1.12.3). */
    private static @Nullable Object spatial(Function function, List<@Nullable Object> arguments) {
        if (!(arguments.get(0) instanceof Geometry a)) return null;
        if (function == Function.GEO_LENGTH) return Values.normal(a instanceof Lineal ? a.getLength() : 0);
        if (!(arguments.get(1) instanceof Geometry b)) return null;
        return switch (function) {
            case GEO_DISTANCE -> Values.normal(a.distance(b));
            case ST_RELATE -> relate(a, b, arguments.get(2));
            default -> RelateNG.relate(a, b, predicate(function));
        };
    }

    /** RelateNG takes collections and shapes that are not clean; the older relations of JTS fail on them. */
    private static TopologyPredicate predicate(Function function) {
        return switch (function) {
            case ST_EQUALS -> RelatePredicate.equalsTopo();
            case ST_DISJOINT -> RelatePredicate.disjoint();
            case ST_TOUCHES -> RelatePredicate.touches();
            case ST_WITHIN -> RelatePredicate.within();
            case ST_OVERLAPS -> RelatePredicate.overlaps();
            case ST_CROSSES -> RelatePredicate.crosses();
            case ST_CONTAINS -> RelatePredicate.contains();
            default -> RelatePredicate.intersects();
        };
    }

    private static Object relate(Geometry a, Geometry b, @Nullable Object pattern) {
        if (pattern instanceof String text && text.matches("[012TF*]{9}")) return RelateNG.relate(a, b, text);
        throw OdataFaults.type("st_relate needs a pattern of nine of 0, 1, 2, T, F and *; %s is none."
                .formatted(Literals.print(pattern)));
    }
}
