package org.songhua.engine.rule;

import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.baseline.Baseline;
import org.songhua.engine.baseline.BaselineByTemperature;

/**
 * The verdict: from rules, state and one observation to decisions and the state after it. It knows no clock and keeps nothing, so the
 * same readings give the same decisions live, in a replay and in a cluster. What it promises about order stands in package.md.
 */
public final class Judge {
    private Judge() {}

    /** {@return decisions and the state after one observation} */
    public static Verdict decide(CompiledRules rules, State state, Observation observation) {
        return switch (observation) {
            case Observation.Reading reading -> reading(rules, state, reading);
            case Observation.Tick tick -> tick(rules, state, tick.time_us());
        };
    }

    /**
     * {@return when a tick would next change something; {@link Long#MAX_VALUE} when only a reading can}
     *
     * <p>Includes the wait for late readings, so that it is a time of the receiver's clock.
     */
    public static long nextDue_us(CompiledRules rules, State state) {
        long due_us = Math.min(due_us(rules, state), state.pending().first_us());
        return due_us == Long.MAX_VALUE ? due_us : due_us + rules.source.lateness_us();
    }

    private static Verdict reading(CompiledRules rules, State state, Observation.Reading reading) {
        Decision.Cause refused = refused(rules, state, reading);
        if (refused != null) return new Verdict(state, List.of(new Decision.None(-1, reading.time_us(), refused)));
        var work = new Work(rules, state);
        if (rules.source.lateness_us() == 0 && state.pending().isEmpty()) {
            work.accept(reading);
            work.judge(reading.time_us());
        } else {
            work.pending = state.pending().with(reading);
            work.release(Math.max(state.until_us(), work.pending.last_us()) - rules.source.lateness_us());
        }
        return work.verdict();
    }

    private static Verdict tick(CompiledRules rules, State state, long time_us) {
        if (nextDue_us(rules, state) > time_us) return new Verdict(state, List.of());
        long until_us = time_us - rules.source.lateness_us();
        var work = new Work(rules, state);
        work.release(until_us);
        // What is due at this very moment counts as passed.
        work.passTime(until_us + 1);
        return work.verdict();
    }

    private static Decision.@org.jspecify.annotations.Nullable Cause refused(
            CompiledRules rules, State state, Observation.Reading reading) {
        if (!Double.isFinite(reading.value())) return Decision.Cause.NUMBER;
        if ((reading.quality() & rules.source.refusedQuality()) != 0) return Decision.Cause.QUALITY;
        if (reading.time_us() - reading.received_us() > rules.source.aheadMax_us()) return Decision.Cause.AHEAD;
        long newest_us = state.histories()[reading.input()].time_us();
        if (reading.time_us() == newest_us) return Decision.Cause.DUPLICATE;
        boolean isLate = reading.time_us() < state.until_us() || reading.time_us() < newest_us;
        return isLate ? Decision.Cause.LATE : null;
    }

    /** {@return when something falls due without a reading, in event time, after what is judged} */
    private static long due_us(CompiledRules rules, State state) {
        return rules.hasDues ? due_us(rules, state.histories(), state.rules(), state.until_us()) : Long.MAX_VALUE;
    }

    private static long due_us(CompiledRules rules, History[] histories, RuleState[] states, long until_us) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < rules.rules.length; i++) {
            if (rules.dues[i].length == 0) continue;
            for (CompiledRules.Due due : rules.dues[i]) {
                long newest_us = histories[due.input()].time_us();
                if (newest_us == History.NEVER) continue;
                earliest = earlier(earliest, newest_us + due.after_us(), until_us);
            }
            earliest = held_us(rules.rules[i], states[i], earliest, until_us);
        }
        return earliest;
    }

    /** A silence that has begun counts after its hold time, and ends after the quiet time; no reading will tell. */
    private static long held_us(Rule rule, RuleState state, long earliest, long until_us) {
        long found = earliest;
        for (Rule.Step step : rule.steps()) {
            long since_us = state.since_us(step.level());
            if (since_us != History.NEVER && step.level().rank() > state.rank()) {
                found = earlier(found, since_us + step.hold_us(), until_us);
            }
        }
        return state.below_us() == History.NEVER ? found : earlier(found, state.below_us() + rule.quiet_us(), until_us);
    }

    private static long earlier(long earliest, long candidate, long after_us) {
        return candidate > after_us && candidate < earliest ? candidate : earliest;
    }

    /** One step of judging: the only thing here that changes, and it does not outlive the call. */
    private static final class Work {
        private final CompiledRules rules;
        private final History[] histories;
        private final RuleState[] states;
        private final Baseline[] baselines;
        private final BaselineByTemperature[] byTemperature;
        private final List<Decision> decisions = new ArrayList<>(0);
        private long until_us;
        private Pending pending;

        Work(CompiledRules rules, State state) {
            this.rules = rules;
            this.histories = state.histories().clone();
            this.states = state.rules().clone();
            this.baselines = rules.learns.length == 0
                    ? state.baselines()
                    : state.baselines().clone();
            this.byTemperature = state.byTemperature().length == 0
                    ? state.byTemperature()
                    : state.byTemperature().clone();
            this.until_us = state.until_us();
            this.pending = state.pending();
        }

        /** Judges the waiting readings until a time, those of one time together. */
        void release(long limit_us) {
            List<Observation.Reading> ready = pending.until(limit_us);
            for (int i = 0; i < ready.size(); i++) {
                Observation.Reading reading = ready.get(i);
                accept(reading);
                boolean isLastOfItsTime =
                        i + 1 == ready.size() || ready.get(i + 1).time_us() > reading.time_us();
                if (isLastOfItsTime) judge(reading.time_us());
            }
            if (!ready.isEmpty()) pending = pending.without(ready.size());
        }

        void accept(Observation.Reading reading) {
            passTime(reading.time_us());
            int input = reading.input();
            histories[input] = histories[input].with(reading.time_us(), reading.value(), rules.spans_us[input]);
        }

        /** Judges what falls due by itself before a time. */
        void passTime(long before_us) {
            if (!rules.hasDues) return;
            for (long due = due_us(rules, histories, states, until_us);
                    due < before_us;
                    due = due_us(rules, histories, states, until_us)) {
                judge(due);
            }
        }

        void judge(long time_us) {
            for (int i = 0; i < states.length; i++) {
                var moment = moment(time_us, rules.rules[i].fresh_us());
                states[i] = RuleJudge.judge(i, rules.rules[i], states[i], moment, decisions);
            }
            until_us = time_us;
            learn(time_us);
        }

        private Moment moment(long time_us, long fresh_us) {
            return new Moment(rules.source, histories, baselines, byTemperature, time_us, fresh_us);
        }

        /** After the verdict: no reading is a part of what it is compared with. */
        private void learn(long time_us) {
            for (int i = 0; i < rules.learns.length; i++) {
                if (!rules.learns[i] || histories[i].time_us() != time_us) continue;
                baselines[i] = baselines[i].with(time_us, histories[i].value(), rules.source.zone());
            }
            if (byTemperature.length > 0) learnByTemperature(moment(time_us, rules.fresh_us));
        }

        private void learnByTemperature(Moment moment) {
            for (int i = 0; i < byTemperature.length; i++) {
                CompiledRules.ByTemperature pair = rules.byTemperature[i];
                History of = histories[pair.input()];
                if (of.time_us() != moment.time_us()) continue;
                double temperature = moment.latest(pair.by());
                byTemperature[i] =
                        byTemperature[i].with(moment.time_us(), of.value(), temperature, rules.source.zone());
            }
        }

        Verdict verdict() {
            return new Verdict(
                    new State(until_us, histories, states, pending, baselines, byTemperature),
                    decisions.isEmpty() ? List.of() : List.copyOf(decisions));
        }
    }
}
