package org.songhua.warning;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Reason;
import org.songhua.pack.Text;

/**
 * Something wrong that an analysis found, not a rule.
 *
 * @param code of what finds such things, as a rule has one; at most one warning of it is in alarm
 * @param pack field that it is of
 * @param subject number of the datastream that shows it most clearly
 * @param cityObject that is concerned most likely
 * @param longitude where, NaN when that is not known
 * @param things whose own warnings of these minutes have the same cause, and follow this one
 * @param at time of the readings that showed it
 */
public record Finding(
        String code,
        String pack,
        Text name,
        @Nullable Text advice,
        long subject,
        @Nullable UUID cityObject,
        double longitude,
        double latitude,
        Level level,
        List<Reason> reasons,
        Set<Long> things,
        Instant at) {
    public Finding {
        reasons = List.copyOf(reasons);
        things = Set.copyOf(things);
    }
}
