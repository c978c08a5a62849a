package org.songhua.sensing.internal.things;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.odata.Query;
import org.songhua.engine.odata.Sorting;
import org.songhua.sensing.Entity;
import org.springframework.stereotype.Component;

/** Sorts entities by what only a look at each of them tells. */
@Component
class KeyedOrder {
    private final ObservationScan scan;
    private final Clock clock;

    KeyedOrder(ObservationScan scan, Clock clock) {
        this.scan = scan;
        this.clock = clock;
    }

    private record Keyed(Entity entity, List<@Nullable Object> keys) {}

    List<Entity> sorted(List<Entity> entities, List<Query.Order> criteria) {
        Instant now = clock.instant();
        var loader = scan.loader();
        return entities.stream()
                .map(entity -> new Keyed(entity, new EntityScope(entity, loader).keys(criteria, now)))
                .sorted(Comparator.comparing(Keyed::keys, Sorting.by(criteria)))
                .map(Keyed::entity)
                .toList();
    }
}
