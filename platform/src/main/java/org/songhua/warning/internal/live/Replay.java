package org.songhua.warning.internal.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.Decision;
import org.songhua.engine.rule.Judge;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.Observation;
import org.songhua.people.Scope;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.warning.WarningRules.DryRun;
import org.songhua.warning.WarningRules.Episode;
import org.songhua.warning.internal.rules.Micros;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.stereotype.Component;

/** Runs a rule over stored readings by the same code that judges live, and the rule in force beside it. Neighbours are not counted. */
@Component
class Replay {
    private static final int SUBJECTS_MAX = 20_000;
    private static final long READINGS_MAX = 100_000_000;
    private static final int EPISODES_MAX = 1000;

    private final WatchMaker maker;
    private final Observations observations;
    private final RuleCatalogue catalogue;

    Replay(WatchMaker maker, Observations observations, RuleCatalogue catalogue) {
        this.maker = maker;
        this.observations = observations;
        this.catalogue = catalogue;
    }

    DryRun run(RuleDefinition rule, Instant from, Instant until, Scope scope) {
        var overrides = new WatchMaker.Overrides(catalogue.overrides());
        RuleDefinition before = catalogue.find(rule.code()).orElse(null);
        var inForce = new HashMap<Watch.Key, Watch>();
        if (before != null) visible(before, overrides, scope).forEach(watch -> inForce.put(watch.key(), watch));
        var result = new Tally();
        for (Watch watch : visible(rule, overrides, scope)) {
            if (result.subjects == SUBJECTS_MAX || result.readings > READINGS_MAX) {
                result.isCutShort = true;
                break;
            }
            result.subjects++;
            run(watch, inForce.remove(watch.key()), from, until, result);
        }
        for (Watch left : inForce.values()) result.addMissed(episodes(left, from, until, result), List.of());
        return result.toDryRun();
    }

    private List<Watch> visible(RuleDefinition rule, WatchMaker.Overrides overrides, Scope scope) {
        return maker.of(rule, overrides).stream()
                .filter(watch -> maker.isVisible(watch.site.cityObject(), scope))
                .toList();
    }

    private void run(Watch watch, @Nullable Watch before, Instant from, Instant until, Tally result) {
        List<Episode> would = episodes(watch, from, until, result);
        List<Episode> did = before == null ? List.of() : episodes(before, from, until, result);
        for (Episode one : would) result.addEpisode(one, did);
        result.addMissed(did, would);
    }

    private List<Episode> episodes(Watch watch, Instant from, Instant until, Tally result) {
        var episodes = new Episodes(watch);
        Map<Long, List<Integer>> inputs = inputs(watch);
        long[] datastreams = Arrays.stream(watch.datastreams).distinct().toArray();
        var query = ObservationQuery.ALL.withDatastreams(datastreams).within(from, until);
        observations.stream(query, reading -> {
            double value = Watch.number(reading.result());
            if (Double.isNaN(value)) return true;
            result.readings++;
            for (int input : inputs.getOrDefault(reading.datastream(), List.of())) {
                long time_us = Micros.of(reading.phenomenonStart());
                double converted = watch.rule.inputs().get(input).unit().from(watch.units[input], value);
                episodes.take(new Observation.Reading(input, time_us, converted, reading.quality() & 0xFF, time_us));
            }
            return true;
        });
        episodes.take(new Observation.Tick(Micros.of(until)));
        return episodes.finished();
    }

    private static Map<Long, List<Integer>> inputs(Watch watch) {
        var inputs = new HashMap<Long, List<Integer>>();
        for (int i = 0; i < watch.datastreams.length; i++) {
            inputs.computeIfAbsent(watch.datastreams[i], key -> new ArrayList<>())
                    .add(i);
        }
        return inputs;
    }

    /** What one watch raises, from begin to end. */
    private static final class Episodes {
        private final Watch watch;
        private final List<Episode> done = new ArrayList<>();
        private @Nullable Episode open;

        Episodes(Watch watch) {
            this.watch = watch;
        }

        void take(Observation observation) {
            var verdict = Judge.decide(watch.compiled, watch.state, observation);
            watch.state = verdict.state();
            for (Decision decision : verdict.decisions()) take(decision);
        }

        private void take(Decision decision) {
            Instant at = Instant.EPOCH
                    .plusNanos(decision.time_us() % 1_000_000 * 1000)
                    .plusSeconds(decision.time_us() / 1_000_000);
            switch (decision) {
                case Decision.Raise d -> open = episode(d.level(), at, null);
                case Decision.Escalate d
                when open != null -> open = episode(max(open.peak(), d.level()), open.from(), null);
                case Decision.Clear _
                when open != null -> {
                    done.add(episode(open.peak(), open.from(), at));
                    open = null;
                }
                default -> {}
            }
        }

        private static Level max(Level one, Level other) {
            return one.compareTo(other) > 0 ? one : other;
        }

        private Episode episode(Level peak, Instant from, @Nullable Instant until) {
            return new Episode(watch.site.subject(), watch.site.thingName(), peak, from, until, true);
        }

        List<Episode> finished() {
            if (open != null) done.add(open);
            open = null;
            return done;
        }
    }

    /** What the run has come to so far. */
    private static final class Tally {
        private int subjects = 0;
        private long readings = 0;
        private boolean isCutShort = false;
        private final List<Episode> episodes = new ArrayList<>();
        private final List<Episode> missed = new ArrayList<>();

        void addEpisode(Episode one, List<Episode> did) {
            boolean isNew = did.stream().noneMatch(other -> overlap(one, other));
            add(episodes, new Episode(one.subject(), one.thing(), one.peak(), one.from(), one.until(), isNew));
        }

        void addMissed(List<Episode> did, List<Episode> would) {
            for (Episode one : did) {
                if (would.stream().noneMatch(other -> overlap(one, other))) add(missed, one);
            }
        }

        private void add(List<Episode> to, Episode one) {
            if (to.size() < EPISODES_MAX) to.add(one);
            else isCutShort = true;
        }

        private static boolean overlap(Episode one, Episode other) {
            return startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
        }

        private static boolean startsBeforeEndOf(Episode one, Episode other) {
            Instant until = other.until();
            return until == null || !one.from().isAfter(until);
        }

        DryRun toDryRun() {
            return new DryRun(subjects, readings, List.copyOf(episodes), List.copyOf(missed), isCutShort);
        }
    }
}
