package org.songhua.engine.rule;

import java.util.Map;
import org.songhua.engine.baseline.Baseline;
import org.songhua.engine.baseline.BaselineByTemperature;

/**
 * All that is remembered of one subject between readings. Immutable; {@link StateFormat} makes bytes of it and back.
 *
 * @param until_us everything until then is judged; {@link History#NEVER} at the start
 * @param histories one for each input
 * @param rules one for each rule
 * @param pending readings that are not judged yet
 * @param baselines one for each input, or none when no rule asks for one
 * @param byTemperature one for each pair of inputs that a rule asks one for
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it is made; a million of them must be small
public record State(
        long until_us,
        History[] histories,
        RuleState[] rules,
        Pending pending,
        Baseline[] baselines,
        BaselineByTemperature[] byTemperature) {

    /** {@return the level that a rule stands at, by its number; null for none} */
    public @org.jspecify.annotations.Nullable Level level(int rule) {
        int rank = rules[rule].rank();
        return rank == 0 ? null : Level.ofRank(rank);
    }

    /** {@return time of the newest reading judged of an input; {@link Long#MIN_VALUE} for none} */
    public long newest_us(int input) {
        return histories[input].time_us();
    }

    /** {@return the same with rules at levels, by number: warnings go on when their rules are changed} */
    public State withLevels(Map<Integer, Level> levels) {
        RuleState[] changed = rules.clone();
        levels.forEach((rule, level) ->
                changed[rule] = new RuleState(level.rank(), changed[rule].below_us(), changed[rule].since_us()));
        return new State(until_us, histories, changed, pending, baselines, byTemperature);
    }

    /** {@return the same with what another one has learned of the same series: what is usual does not change with a threshold} */
    public State withLearned(State other) {
        if (baselines.length == 0) return this;
        var learned = baselines.clone();
        for (int i = 0; i < learned.length; i++) {
            for (Baseline old : other.baselines) {
                if (old.series().equals(learned[i].series())) learned[i] = old;
            }
        }
        return new State(until_us, histories, rules, pending, learned, learnedByTemperature(other));
    }

    private BaselineByTemperature[] learnedByTemperature(State other) {
        var learned = byTemperature.clone();
        for (int i = 0; i < learned.length; i++) {
            for (BaselineByTemperature old : other.byTemperature) {
                if (old.series().equals(learned[i].series())) learned[i] = old;
            }
        }
        return learned;
    }
}
