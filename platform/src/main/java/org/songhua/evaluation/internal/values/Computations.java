package org.songhua.evaluation.internal.values;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.internal.compute.Computation;
import org.songhua.evaluation.internal.compute.JdbcInputs;
import org.songhua.evaluation.internal.compute.JdbcInputs.Seen;
import org.songhua.evaluation.internal.compute.JdbcTotals;
import org.songhua.evaluation.internal.compute.JdbcTotals.Input;
import org.songhua.evaluation.internal.compute.Known;
import org.songhua.evaluation.internal.compute.Moment;
import org.songhua.evaluation.internal.compute.TotalsCache;
import org.springframework.stereotype.Component;

/** Computations, with what is known already of what they read. */
@Component
class Computations {
    private final JdbcTotals totals;
    private final JdbcInputs inputs;
    private final JdbcValues values;
    private final TotalsCache cache;

    Computations(JdbcTotals totals, JdbcInputs inputs, JdbcValues values, TotalsCache cache) {
        this.totals = totals;
        this.inputs = inputs;
        this.values = values;
        this.cache = cache;
    }

    /**
     * A computation of a run.
     *
     * @param edit the last edit of city objects that it sees
     */
    record Begun(Computation computation, long edit) {}

    /** {@return a computation of what is there now; what edits did not touch since the last run is not read again} */
    Begun begin(Instant asOf, String period, List<String> classes) {
        var all = withRegions(classes);
        var moment = new Moment(asOf);
        long edit = totals.lastEdit(moment);
        Optional<Seen> before = values.lastSeen();
        Optional<Map<String, Input>> since = before.flatMap(seen -> inputs.since(seen, all, edit));
        Map<String, Input> read = since.orElseGet(() -> inputs.all(all, moment));
        return new Begun(known(moment, period, () -> read, since.isEmpty() ? null : before.orElse(null)), edit);
    }

    private Computation known(Moment moment, String period, Supplier<Map<String, Input>> read, @Nullable Seen before) {
        return new Computation(totals, moment, period, read, new Known(cache, totals, moment, read, before));
    }

    private static List<String> withRegions(List<String> classes) {
        var all = new TreeSet<>(classes);
        all.add("region");
        return List.copyOf(all);
    }

    /** {@return a computation as of a run, with what the run noted that it read} */
    Computation asRead(long run, String period) {
        Map<String, Input> noted = values.inputsByClass(run);
        return known(new Moment(values.asOf(run)), period, () -> noted, null);
    }

    /** {@return a computation that reads every object and takes nothing for granted} */
    Computation anew(Instant asOf, String period, List<String> classes) {
        var moment = new Moment(asOf);
        var all = withRegions(classes);
        return new Computation(totals, moment, period, () -> inputs.all(all, moment), null);
    }
}
