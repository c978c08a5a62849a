package org.songhua.evaluation.internal.compute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a class as the record showed them at a time, as a table to select from.
 *
 * @param asOf the time
 */
public record Moment(Instant asOf) {
    private static final String ROWS = """
        (select id, dataset, class, name, geom, box, attributes, region, department, revision, digest, recorded_from
         from cim.object where class = any(?) and recorded_from <= ?
         union all
         select id, dataset, class, name, geom, box, attributes, region, department, revision, digest, recorded_from
         from cim.object_version
         where class = any(?) and part = 0 and tstzrange(recorded_from, recorded_to) @> ?::timestamptz) o\
        """;

    static String rows() {
        return ROWS;
    }

    /** {@return the parameters of {@link #rows}, behind those that stand before it and before those after it} */
    @Nullable
    Object[] parameters(
            List<? extends @Nullable Object> before, List<String> classes, List<? extends @Nullable Object> after) {
        String[] codes = classes.toArray(String[]::new);
        var all = new ArrayList<@Nullable Object>(before);
        all.addAll(List.of(codes, asOf, codes, asOf));
        all.addAll(after);
        return all.toArray();
    }
}
