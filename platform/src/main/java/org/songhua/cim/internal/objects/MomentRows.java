package org.songhua.cim.internal.objects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Moment;

/**
 * Rows of objects at a moment, as a statement with its parameters. Now, the table of current objects holds them all and nothing
 * is added to the conditions; at any other moment a part of them lies among the older versions.
 *
 * @param selects one statement for each table
 * @param parameters of all of them in order
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight into a statement
public record MomentRows(List<String> selects, @Nullable Object[] parameters) {
    private static final String CURRENT = "select %s from cim.object %s";
    private static final String OLDER = "select %s from cim.object_version %s";

    /**
     * {@return the rows}
     *
     * @param columns list of columns, which may hold {@code ?}
     * @param values for those
     */
    public static MomentRows of(String columns, ObjectConditions conditions, Moment moment, Object... values) {
        ObjectConditions current = current(conditions.copy(), moment);
        var parameters = new ArrayList<@Nullable Object>(List.of(values));
        parameters.addAll(Arrays.asList(current.parameters()));
        String first = CURRENT.formatted(columns, current.where());
        if (moment.isNow()) return new MomentRows(List.of(first), parameters.toArray());
        ObjectConditions older = older(conditions.copy(), moment);
        parameters.addAll(List.of(values));
        parameters.addAll(Arrays.asList(older.parameters()));
        return new MomentRows(List.of(first, OLDER.formatted(columns, older.where())), parameters.toArray());
    }

    /** {@return the part that lies among the older versions, for a moment that is not now} */
    static MomentRows older(String columns, ObjectConditions conditions, Moment moment) {
        ObjectConditions older = older(conditions.copy(), moment);
        return new MomentRows(List.of(OLDER.formatted(columns, older.where())), older.parameters());
    }

    private static ObjectConditions current(ObjectConditions conditions, Moment moment) {
        Instant recordedAt = moment.recordedAt();
        // Nearly every row was recorded by then, so the planner is kept from gathering them all by the index on that
        // time.
        if (recordedAt != null) conditions.and("(recorded_from <= ?) is true", recordedAt);
        return valid(conditions, moment);
    }

    private static ObjectConditions older(ObjectConditions conditions, Moment moment) {
        Instant recordedAt = moment.recordedAt();
        if (recordedAt == null) conditions.and("recorded_to = 'infinity'");
        else conditions.and("tstzrange(recorded_from, recorded_to) @> ?::timestamptz", recordedAt);
        // What was in force then, without what was told of times before.
        if (moment.validAt() == null) conditions.and("part = 0");
        Instant until = moment.validUntil();
        if (until != null) conditions.and("(valid_to is null or valid_to > ? or ending = 'RETIRED')", until);
        return valid(conditions, moment);
    }

    /** An unknown begin or end is no limit. */
    private static ObjectConditions valid(ObjectConditions conditions, Moment moment) {
        Instant from = moment.validAt();
        if (from == null) return conditions;
        Instant until = moment.validUntil() == null ? from : moment.validUntil();
        conditions.and("(valid_from is null or valid_from <= ?)", until);
        return conditions.and("(valid_to is null or valid_to > ?)", from);
    }

    /** {@return all rows, in no order} */
    public String sql() {
        return String.join(" union all ", selects);
    }

    /** {@return the rows as a table to select from, each part found by the index that its conditions suggest} */
    String fenced() {
        return selects.stream()
                .map(select -> "(" + select + " offset 0)")
                .collect(Collectors.joining(" union all ", "(", ") found"));
    }

    /** {@return the rows as a table to select from} */
    String table() {
        return "(" + sql() + ") found";
    }

    /** {@return the parameters, then the given ones} */
    @Nullable
    Object[] parameters(@Nullable Object... further) {
        return Stream.concat(Arrays.stream(parameters), Arrays.stream(further)).toArray();
    }
}
