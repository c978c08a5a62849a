package org.songhua.warning.internal.live;

import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.State;
import org.songhua.engine.rule.Unit;
import org.songhua.sensing.Result;
import org.songhua.warning.internal.desk.Site;
import org.songhua.warning.internal.rules.RuleDefinition;

/** One rule over one subject, and what it remembers. Belongs to the thread that judges. */
final class Watch {
    final RuleDefinition rule;
    final CompiledRules compiled;
    final Site site;
    /** Numbers of the datastreams of its inputs, in order; neighbours have none. */
    final long[] datastreams;
    /** Units their readings come in. */
    final Unit[] units;

    State state;
    /** It knows the readings up to this commit. */
    long seq = 0;
    /** Whether the stored state is older. */
    boolean isDirty = false;
    /** When it stands in the queue of what falls due; {@link Long#MAX_VALUE} when it does not. */
    long queuedDue_us = Long.MAX_VALUE;

    Watch(RuleDefinition rule, CompiledRules compiled, Site site, long[] datastreams, Unit[] units) {
        this.rule = rule;
        this.compiled = compiled;
        this.site = site;
        this.datastreams = datastreams;
        this.units = units;
        this.state = compiled.start();
    }

    Key key() {
        return new Key(rule.code(), site.subject());
    }

    /** What tells watches apart. */
    record Key(String rule, long subject) {}

    boolean isInAlarm() {
        return state.level(0) != null;
    }

    /** {@return number of the input of neighbours, -1 when it has none} */
    int neighboursInput() {
        int last = rule.inputs().size() - 1;
        return rule.inputs().get(last).isNeighbours() ? last : -1;
    }

    /** {@return a result as rules see it: truth is 1 or 0, and what is no number is none} */
    static double number(Result result) {
        return switch (result) {
            case Result.Numeric n -> n.value();
            case Result.Truth t -> t.value() ? 1 : 0;
            case Result.Text _, Result.Json _ -> Double.NaN;
        };
    }
}
