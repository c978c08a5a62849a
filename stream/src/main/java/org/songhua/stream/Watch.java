package org.songhua.stream;

import java.util.List;
import org.songhua.engine.rule.CompiledRules;
import org.songhua.engine.rule.Unit;

/**
 * One rule over one subject.
 *
 * @param rule code
 * @param digest another number when the rule judges otherwise
 * @param subject number of the datastream it is about
 * @param datastreams of its inputs, in order
 * @param units their readings come in
 */
record Watch(String rule, long digest, long subject, List<Long> datastreams, List<Unit> units, CompiledRules compiled) {

    /** {@return a value of a datastream in the unit of an input} */
    double converted(int input, double value) {
        return compiled.rules().inputs().get(input).unit().from(units.get(input), value);
    }
}
