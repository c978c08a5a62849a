package org.songhua.cim;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question for city objects; all conditions hold together. Answers come in order of id.
 *
 * @param classCodes classes wanted; empty for all
 * @param extents the geometry must meet one of these (two for a box over the antimeridian); empty for anywhere
 * @param attributes declared attribute name to the text that its value must equal
 * @param dataset number of the data set, or null for all
 * @param asOf what the record said at this time, or null for what it says now
 * @param validAt moment in the world, or null for now
 * @param validUntil end of a period that begins at validAt, or null for the moment alone
 * @param after last id of the page before, or null for the first page
 * @param limit most objects to return, 1 to 10000
 * @param filter a further condition, or null for none
 */
public record ObjectQuery(
        List<String> classCodes,
        List<Extent> extents,
        Map<String, String> attributes,
        @Nullable Integer dataset,
        @Nullable Instant asOf,
        @Nullable Instant validAt,
        @Nullable Instant validUntil,
        @Nullable ObjectId after,
        int limit,
        @Nullable ObjectFilter filter) {
    /** Most objects that one page can hold. */
    public static final int MAX_LIMIT = 10_000;

    public ObjectQuery {
        classCodes = List.copyOf(classCodes);
        extents = List.copyOf(extents);
        attributes = Map.copyOf(attributes);
        if (limit < 1 || limit > MAX_LIMIT) throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
    }

    /** A question about what the record says now, without a filter. */
    public ObjectQuery(
            List<String> classCodes,
            List<Extent> extents,
            Map<String, String> attributes,
            @Nullable Integer dataset,
            @Nullable Instant validAt,
            @Nullable Instant validUntil,
            @Nullable ObjectId after,
            int limit) {
        this(classCodes, extents, attributes, dataset, null, validAt, validUntil, after, limit, null);
    }

    /** {@return the moment asked about} */
    public Moment moment() {
        return new Moment(asOf, validAt, validUntil);
    }

    /** Everything of one class, first page. */
    public static ObjectQuery ofClass(String classCode, int limit) {
        return new ObjectQuery(List.of(classCode), List.of(), Map.of(), null, null, null, null, limit);
    }
}
