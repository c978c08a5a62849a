package org.songhua.engine.cql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.cql.Expression.TemporalRelation;

/**
 * Days, moments and intervals compared. A day and a moment are compared as days of UTC, so a moment equals the day it lies
 * on: the coarser grain decides. Unknown ends make the answer unknown.
 */
final class Times {
    /** Before everything, and after everything: the open ends of intervals. */
    enum Edge {
        BEGINNING,
        END
    }

    /** A span of time; an instant has two equal ends. */
    record Span(Object from, Object to) {}

    private Times() {}

    /** {@return negative, zero or positive for before, at and after} */
    static int compare(Object a, Object b) {
        if (a instanceof Edge || b instanceof Edge) return Integer.compare(rank(a), rank(b));
        if (a instanceof Instant one && b instanceof Instant two) return one.compareTo(two);
        return day(a).compareTo(day(b));
    }

    private static int rank(Object time) {
        if (time == Edge.BEGINNING) return -1;
        return time == Edge.END ? 1 : 0;
    }

    private static LocalDate day(Object time) {
        return time instanceof Instant instant ? LocalDate.ofInstant(instant, ZoneOffset.UTC) : (LocalDate) time;
    }

    /** {@return the relation as 21-065r2, table 12, defines it by the order of the ends} */
    static @Nullable Boolean holds(TemporalRelation relation, @Nullable Span a, @Nullable Span b) {
        if (a == null || b == null) return null;
        int fromFrom = compare(a.from, b.from);
        int fromTo = compare(a.from, b.to);
        int toFrom = compare(a.to, b.from);
        int toTo = compare(a.to, b.to);
        return switch (relation) {
            case T_AFTER -> fromTo > 0;
            case T_BEFORE -> toFrom < 0;
            case T_CONTAINS -> fromFrom < 0 && toTo > 0;
            case T_DISJOINT -> toFrom < 0 || fromTo > 0;
            case T_DURING -> fromFrom > 0 && toTo < 0;
            case T_EQUALS -> fromFrom == 0 && toTo == 0;
            case T_FINISHEDBY -> fromFrom < 0 && toTo == 0;
            case T_FINISHES -> fromFrom > 0 && toTo == 0;
            case T_INTERSECTS -> toFrom >= 0 && fromTo <= 0;
            case T_MEETS -> toFrom == 0;
            case T_METBY -> fromTo == 0;
            case T_OVERLAPPEDBY -> fromFrom > 0 && fromTo < 0 && toTo > 0;
            case T_OVERLAPS -> fromFrom < 0 && toFrom > 0 && toTo < 0;
            case T_STARTEDBY -> fromFrom == 0 && toTo > 0;
            case T_STARTS -> fromFrom == 0 && toTo < 0;
        };
    }
}
