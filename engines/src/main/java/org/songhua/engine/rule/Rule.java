package org.songhua.engine.rule;

import java.util.List;

/**
 * When a warning of which level is due.
 *
 * @param code stable name
 * @param steps one for each level it can have, the lowest first
 * @param quiet_us how long no step of the present level may hold before it is lowered or cleared
 * @param fresh_us a newest reading older than this says nothing
 */
public record Rule(String code, List<Step> steps, long quiet_us, long fresh_us) {

    /**
     * The condition of one level.
     *
     * @param hold_us how long it must hold, from reading to reading, before it counts
     */
    public record Step(Level level, Condition when, long hold_us) {
        public Step {
            if (hold_us < 0) throw new IllegalArgumentException("a hold time of " + hold_us + " us");
        }
    }

    public Rule {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) throw new IllegalArgumentException("rule " + code + " has no level");
        if (quiet_us < 0 || fresh_us <= 0) throw new IllegalArgumentException("a duration of " + code);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).level().compareTo(steps.get(i - 1).level()) <= 0) {
                throw new IllegalArgumentException("levels of " + code + " out of order");
            }
        }
    }
}
