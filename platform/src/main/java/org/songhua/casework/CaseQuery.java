package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question for cases; all conditions hold together, null and empty ask for nothing. A count and the list of the same
 * question agree.
 *
 * @param kinds OPEN, CLOSED, ENDED
 * @param states codes of states
 * @param classHead head of class codes, such as {@code 01}
 * @param department who leads or helps; {@link #NONE} for cases that nobody has
 * @param region head of region codes; {@link #NONE} for cases in none
 * @param overdue whether the deadline has passed
 * @param dueBefore deadline before
 * @param pending kind of request that waits; {@code *} for any
 * @param supervised supervision level at least
 * @param located whether the place is known
 * @param number head of the case number
 * @param extent west, south, east, north in degrees; null for anywhere
 * @param object id of the city object that it is about
 * @param warn how near its deadline is, as the clocks last told; null for any
 * @param sort CREATED newest first, DUE most pressing first, CHANGED latest first
 * @param after the last case of the page before, or null
 * @param limit most cases, 1 to 1,000
 */
@SuppressWarnings("ArrayRecordComponent") // made for one question
public record CaseQuery(
        List<String> kinds,
        List<String> states,
        @Nullable Integer stage,
        @Nullable String classHead,
        @Nullable String department,
        @Nullable String region,
        @Nullable String severity,
        @Nullable String channel,
        @Nullable Boolean overdue,
        @Nullable Instant dueBefore,
        @Nullable String pending,
        int supervised,
        @Nullable Boolean routed,
        @Nullable Boolean unlimited,
        @Nullable Boolean located,
        @Nullable String number,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        double @Nullable [] extent,
        @Nullable UUID object,
        @Nullable Integer warn,
        Sort sort,
        @Nullable UUID after,
        int limit) {
    /** Stands for no value in a dimension, in counts as in questions. */
    public static final String NONE = "-";

    /** Most cases of one page. */
    public static final int MAX_LIMIT = 1_000;

    /** Everything, newest first. */
    public static final CaseQuery ALL = of(List.of(), null, null, Sort.CREATED, 100);

    /** Orders of a list; ties go by id. */
    public enum Sort {
        CREATED,
        DUE,
        CHANGED
    }

    /**
     * {@return open cases, the most pressing first}
     *
     * @param stage where they stand; null for anywhere
     * @param department who leads or helps; null for anyone
     * @param limit most cases, 1 to 1,000
     */
    public static CaseQuery open(@Nullable Integer stage, @Nullable String department, int limit) {
        return of(List.of("OPEN"), stage, department, Sort.DUE, limit);
    }

    /** {@return cases in some states, closed or not, the latest changed first} */
    public static CaseQuery in(List<String> states, int limit) {
        return of(List.of("OPEN", "CLOSED"), states, null, null, Sort.CHANGED, limit);
    }

    private static CaseQuery of(
            List<String> kinds, @Nullable Integer stage, @Nullable String department, Sort sort, int limit) {
        return of(kinds, List.of(), stage, department, sort, limit);
    }

    private static CaseQuery of(
            List<String> kinds,
            List<String> states,
            @Nullable Integer stage,
            @Nullable String department,
            Sort sort,
            int limit) {
        return new CaseQuery(
                kinds,
                states,
                stage,
                null,
                department,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sort,
                null,
                limit);
    }

    public CaseQuery {
        kinds = List.copyOf(kinds);
        states = List.copyOf(states);
        if (limit < 1 || limit > MAX_LIMIT) throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
    }
}
