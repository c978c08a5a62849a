package org.songhua.warning.internal.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.rule.Input;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Datastreams.Described;

/**
 * Which other thing serves an input of a rule: the nearest within a distance, of equally near ones that of the lowest number. It goes over all
 * datastreams of the property, which is meant for some hundred stations. Lives while watches are made.
 */
final class NearestStreams {
    private final Datastreams datastreams;
    private final Map<String, List<Described>> byProperty = new HashMap<>();

    NearestStreams(Datastreams datastreams) {
        this.datastreams = datastreams;
    }

    /** {@return the datastream that serves a subject; empty when there is none so near, or the subject has no place} */
    Optional<Described> find(Input input, Described subject, double within_m) {
        Described nearest = null;
        double least_m = within_m;
        for (Described one : byProperty.computeIfAbsent(input.property(), code -> datastreams.listOf(List.of(code)))) {
            if (one.thing() == subject.thing() || !WatchMaker.fits(input, one)) continue;
            double distance_m =
                    Neighbours.distance_m(subject.longitude(), subject.latitude(), one.longitude(), one.latitude());
            if (distance_m < least_m || (nearest == null && distance_m == least_m)) {
                nearest = one;
                least_m = distance_m;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
