package org.songhua.engine.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.engine.rule.Level;

/**
 * How long each step of a warning may take before somebody is called, and then the next, and so on (逐级升级). What is due is decided by where
 * the warning stands and the time alone, so that it is the same before and after a restart.
 *
 * @param limits for each level and stage the time of each tier from the begin of the stage, rising
 */
public record Chain(Map<Step, List<Duration>> limits) {

    /** A stage of a warning of a level. */
    public record Step(Level level, String stage) {}

    /**
     * Where a warning stands.
     *
     * @param since when the time of its stage began
     * @param told how many tiers were called in this stage
     */
    public record Standing(Level level, String stage, Instant since, int told) {
        Step step() {
            return new Step(level, stage);
        }
    }

    /**
     * A call that is due.
     *
     * @param dueAt when it became due
     * @param watches whom to call; empty when nobody keeps watch, and then the next tier is called at once
     */
    public record Call(int tier, Instant dueAt, List<Watch> watches) {}

    /**
     * What is to be done.
     *
     * @param told how many tiers are called after it
     * @param nextAt when to look again; empty when the last tier is called
     */
    public record Verdict(List<Call> calls, int told, Optional<Instant> nextAt) {}

    public Chain {
        var copy = new HashMap<Step, List<Duration>>();
        limits.forEach((step, times) -> copy.put(step, rising(step, times)));
        limits = Map.copyOf(copy);
    }

    private static List<Duration> rising(Step step, List<Duration> times) {
        for (int i = 0; i < times.size(); i++) {
            Duration before = i == 0 ? Duration.ZERO : times.get(i - 1);
            if (times.get(i).compareTo(before) <= 0)
                throw new IllegalArgumentException("The times of " + step + " do not rise: " + times);
        }
        return List.copyOf(times);
    }

    /** {@return the times of the tiers of a step; none when no time runs} */
    public List<Duration> times(Level level, String stage) {
        return limits.getOrDefault(new Step(level, stage), List.of());
    }

    /** {@return when the next tier is due} */
    public Optional<Instant> nextAt(Standing standing) {
        List<Duration> times = times(standing.level(), standing.stage());
        return standing.told() >= times.size()
                ? Optional.empty()
                : Optional.of(standing.since().plus(times.get(standing.told())));
    }

    /** {@return who is to be called by now that was not called yet} */
    public Verdict decide(Standing standing, Matter matter, Instant now, Roster roster) {
        var calls = new ArrayList<Call>();
        var at = standing;
        boolean passesOn = false;
        for (var next = nextAt(at); next.isPresent() && (passesOn || !next.get().isAfter(now)); next = nextAt(at)) {
            int tier = at.told() + 1;
            List<Watch> watches = roster.answering(matter, tier, now);
            Instant due = next.get().isAfter(now) ? now : next.get();
            calls.add(new Call(tier, due, watches));
            passesOn = watches.isEmpty() && !roster.isEmpty();
            at = new Standing(at.level(), at.stage(), at.since(), tier);
        }
        return new Verdict(calls, at.told(), nextAt(at));
    }
}
