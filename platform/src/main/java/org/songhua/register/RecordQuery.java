package org.songhua.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question for records of one register; all conditions hold together.
 *
 * @param state state wanted, or null
 * @param region head of the region codes wanted, or null
 * @param department organisation wanted, or null
 * @param text beginning of key or title, or null
 * @param equal field to the value it must have
 * @param least field to its least value
 * @param most field to its greatest value
 * @param dueUntil a duty must fall due by that day, or null
 * @param box west, south, east, north in degrees; empty for anywhere
 * @param sort order
 * @param after where the page before ended, or null for the first
 * @param limit most records, 1 to {@link #MAX_LIMIT}
 */
public record RecordQuery(
        @Nullable String state,
        @Nullable String region,
        @Nullable String department,
        @Nullable String text,
        Map<String, String> equal,
        Map<String, String> least,
        Map<String, String> most,
        @Nullable LocalDate dueUntil,
        List<Double> box,
        Sort sort,
        @Nullable String after,
        int limit) {
    /** Most records on one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Orders of a list. */
    public enum Sort {
        KEY,
        DUE
    }

    public RecordQuery {
        equal = Map.copyOf(equal);
        least = Map.copyOf(least);
        most = Map.copyOf(most);
        box = List.copyOf(box);
        if (limit < 1 || limit > MAX_LIMIT) throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
    }

    /** Every record in order of the keys, the longest pages there are. */
    public static final RecordQuery ALL = first(MAX_LIMIT);

    /** The first records in order of their keys. */
    public static RecordQuery first(int limit) {
        return new RecordQuery(
                null, null, null, null, Map.of(), Map.of(), Map.of(), null, List.of(), Sort.KEY, null, limit);
    }

    /** {@return the same question, with a value that a field must have} */
    public RecordQuery where(String field, String value) {
        return new RecordQuery(
                state,
                region,
                department,
                text,
                with(equal, field, value),
                least,
                most,
                dueUntil,
                box,
                sort,
                after,
                limit);
    }

    /** {@return the same question, with values between which a field must lie, both included} */
    public RecordQuery between(String field, String from, String until) {
        return new RecordQuery(
                state,
                region,
                department,
                text,
                equal,
                with(least, field, from),
                with(most, field, until),
                dueUntil,
                box,
                sort,
                after,
                limit);
    }

    /** {@return the same question for records in a state; null for any} */
    public RecordQuery in(@Nullable String wanted) {
        return new RecordQuery(wanted, region, department, text, equal, least, most, dueUntil, box, sort, after, limit);
    }

    /** {@return the same question for records whose region begins so; null for anywhere} */
    public RecordQuery within(@Nullable String regionHead) {
        return new RecordQuery(
                state, regionHead, department, text, equal, least, most, dueUntil, box, sort, after, limit);
    }

    /** {@return the same question for records with a duty by a day; null for whatever duties they have} */
    public RecordQuery due(@Nullable LocalDate until) {
        return new RecordQuery(state, region, department, text, equal, least, most, until, box, sort, after, limit);
    }

    /** {@return the same question in another order} */
    public RecordQuery by(Sort order) {
        return new RecordQuery(state, region, department, text, equal, least, most, dueUntil, box, order, after, limit);
    }

    /** {@return the same question for the page after one that ended so; null for the first} */
    public RecordQuery after(@Nullable String cursor) {
        return new RecordQuery(state, region, department, text, equal, least, most, dueUntil, box, sort, cursor, limit);
    }

    private static Map<String, String> with(Map<String, String> values, String field, String value) {
        var more = new HashMap<>(values);
        more.put(field, value);
        return more;
    }
}
