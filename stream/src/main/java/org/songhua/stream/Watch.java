package org.songhua.stream;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.Level;
import org.songhua.engine.rule.State;
import org.songhua.engine.rule.Unit;

/**
 * One rule over one subject.
 *
 * @param rule code
 * @param digest another number when the rule judges otherwise
 * @param subject number of the datastream it is about
 * @param datastreams of its inputs, in order
 * @param units their readings come in
 * @param standing the level at which a warning stood when the plan was written; null when none did
 */
record Watch(
        String rule,
        long digest,
        long subject,
        List<Long> datastreams,
        List<Unit> units,
        CompiledRules compiled,
        @Nullable Level standing) {

    Watch standingAt(Level level) {
        return new Watch(rule, digest, subject, datastreams, units, compiled, level);
    }

    /** {@return what it remembers before its first reading} */
    State start() {
        return standing == null ? compiled.start() : compiled.start().withLevels(Map.of(0, standing));
    }

    /** {@return a value of a datastream in the unit of an input} */
    double converted(int input, double value) {
        return compiled.rules().inputs().get(input).unit().from(units.get(input), value);
    }
}
