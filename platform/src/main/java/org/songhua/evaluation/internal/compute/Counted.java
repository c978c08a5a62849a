package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Counts, object by object, so that after an edit only what it touches is looked at and a page need not look for them. */
final class Counted {
    /** More are counted by the database alone. */
    private static final int MOST = 100_000;

    private final List<Amounts.One> counted = new ArrayList<>();
    private final Map<String, Long> undecided = new HashMap<>();

    private Counted(Asked asked, Within within) {
        asked.store().deciding(asked, within, MOST, this::take);
    }

    private void take(JdbcTotals.Decided one) {
        if (one.isUndecided()) undecided.merge(one.region(), 1L, Long::sum);
        else counted.add(new Amounts.One(one.id(), one.region(), one.department(), 1, Double.NaN));
    }

    /** {@return the count; empty when there are too many or some cannot be decided one by one} */
    static Optional<Made> make(Asked asked) {
        var made = new Counted(asked, Within.EVERYWHERE);
        long lacking = made.undecided.values().stream().mapToLong(n -> n).sum();
        if (made.counted.size() + lacking >= MOST) return Optional.empty();
        return Optional.of(Made.ofObjects(new Amounts(made.counted), made.undecided));
    }

    /** {@return the count after edits; empty when what could not be decided may have changed} */
    static Optional<Made> updated(Made before, Asked asked, Touched since) {
        Amounts amounts = before.amounts();
        if (amounts == null || !before.undecided().isEmpty()) return Optional.empty();
        Set<UUID> again = since.ids(asked.total().over().classCode());
        if (again.isEmpty()) return Optional.of(before);
        var now = new Counted(asked, Within.ids(again));
        return Optional.of(before.with(again, now.counted, now.undecided, Map.of()));
    }
}
