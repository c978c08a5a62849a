package org.songhua.evaluation.internal.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Fingerprint;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.internal.compute.Geography;

/**
 * Values of larger regions made of those that people entered for all their parts: shares from Σ numerator and Σ denominator,
 * amounts that add up by adding. A part that has not reported leaves the whole without a number, and is named; one to which
 * the indicator does not apply is left out. Pure: the same values give the same result to the last bit.
 */
final class Rollup {
    private final List<Geography> geographies;
    private final Map<String, IndicatorValue> approved = new HashMap<>();
    private final Map<String, List<Geography>> parts = new HashMap<>();

    /** @param approved values of one period that counted at one moment */
    Rollup(List<Geography> geographies, List<IndicatorValue> approved) {
        this.geographies = geographies;
        for (IndicatorValue value : approved) this.approved.put(key(value.indicator(), value.geography()), value);
    }

    /**
     * A value made of parts.
     *
     * @param parts code of each part that has a value, with that value
     * @param missing codes of the parts that have none
     * @param digest of all that it was made of
     */
    record Rolled(Measured measured, Map<String, Measured> parts, List<String> missing, String digest) {
        /** {@return what is missing when there is no number for want of parts} */
        @Nullable
        String wanting() {
            return missing.isEmpty() ? null : "parts:" + String.join(",", missing);
        }
    }

    /** A region with what it has; null without anything. */
    private record Node(Geography place, @Nullable Measured measured, String digest) {}

    private static String key(String indicator, String geography) {
        return indicator + "@" + geography;
    }

    /** {@return indicators for which somebody entered something, in order} */
    List<String> indicators() {
        return approved.values().stream()
                .map(IndicatorValue::indicator)
                .distinct()
                .sorted()
                .toList();
    }

    /** {@return the value of a region from its parts; empty when it has its own, when no part has any, or when they do not add up} */
    Optional<Rolled> of(IndicatorDefinition indicator, Geography place) {
        if (approved.containsKey(key(indicator.id(), place.code()))) return Optional.empty();
        List<Node> nodes =
                parts(place).stream().map(part -> node(indicator, part)).toList();
        Map<String, Measured> there = new java.util.TreeMap<>();
        var missing = new ArrayList<String>();
        var digests = new ArrayList<Object>(List.of(indicator.id(), place.code()));
        for (Node node : nodes) {
            Measured measured = node.measured();
            digests.add(node.digest());
            if (measured != null) there.put(node.place().code(), measured);
            if (measured == null || measured.status() == Status.NOT_COLLECTED)
                missing.add(node.place().code());
        }
        return Sums.of(indicator, there, missing.isEmpty())
                .map(whole -> new Rolled(whole, there, missing, Fingerprint.of(digests.toArray())));
    }

    private Node node(IndicatorDefinition indicator, Geography place) {
        IndicatorValue own = approved.get(key(indicator.id(), place.code()));
        if (own != null) return new Node(place, own.measured(), own.hash());
        Optional<Rolled> rolled = of(indicator, place);
        return rolled.map(one -> new Node(place, one.measured(), one.digest()))
                .orElseGet(() -> new Node(place, null, place.code() + ":none"));
    }

    /** {@return the regions of the next level within a region} */
    private List<Geography> parts(Geography place) {
        return parts.computeIfAbsent(place.code(), code -> next(place));
    }

    private List<Geography> next(Geography place) {
        List<Geography> below = geographies.stream()
                .filter(one -> one.level() > place.level() && place.holds(one.code()))
                .toList();
        int level = below.stream().mapToInt(Geography::level).min().orElse(0);
        return below.stream().filter(one -> one.level() == level).toList();
    }
}
