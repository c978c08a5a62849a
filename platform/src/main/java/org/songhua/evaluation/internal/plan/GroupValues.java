package org.songhua.evaluation.internal.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.indicator.Fingerprint;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.RegionGroup;
import org.songhua.evaluation.internal.values.Sums;

/**
 * Values of a group of regions, made of those of its members in one period. They are kept nowhere: their number is 0, and what
 * they are made of stands with the members. Pure.
 */
final class GroupValues {
    private final RegionGroup group;
    private final String period;
    private final Map<String, IndicatorValue> values = new HashMap<>();

    /** @param values of any regions; those of other periods and regions are left aside */
    GroupValues(RegionGroup group, String period, List<IndicatorValue> values) {
        this.group = group;
        this.period = period;
        for (IndicatorValue value : values)
            if (value.period().equals(period) && group.members().contains(value.geography()))
                this.values.put(value.indicator() + "@" + value.geography(), value);
    }

    /** {@return the value of the group; empty when no member has one, or when they do not add up} */
    Optional<IndicatorValue> of(IndicatorDefinition indicator) {
        var parts = new HashMap<String, Measured>();
        var missing = new ArrayList<String>();
        var digests = new ArrayList<Object>(List.of(indicator.id(), group.geography(), period));
        Instant newest = Instant.EPOCH;
        for (String member : group.members()) {
            IndicatorValue value = values.get(indicator.id() + "@" + member);
            if (value == null || value.measured().status() == Status.NOT_COLLECTED) missing.add(member);
            if (value == null) continue;
            parts.put(member, value.measured());
            digests.add(value.hash());
            if (value.at().isAfter(newest)) newest = value.at();
        }
        Instant at = newest;
        return Sums.of(indicator, parts, missing.isEmpty())
                .map(measured -> value(indicator, measured, missing, Fingerprint.of(digests.toArray()), at));
    }

    private IndicatorValue value(
            IndicatorDefinition indicator, Measured measured, List<String> missing, String hash, Instant at) {
        return new IndicatorValue(
                0,
                indicator.id(),
                group.geography(),
                "",
                period,
                measured,
                false,
                0,
                missing.isEmpty() ? null : "parts:" + String.join(",", missing),
                null,
                null,
                hash,
                null,
                "COMPUTED",
                null,
                at,
                null);
    }
}
