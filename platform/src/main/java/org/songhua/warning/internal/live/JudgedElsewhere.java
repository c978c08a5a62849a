package org.songhua.warning.internal.live;

import org.songhua.engine.rule.Input;
import org.songhua.warning.internal.rules.RuleDefinition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which rules a cluster judges in place of this program: all but those that count neighbours or read another thing, when {@code songhua.warning.stream} is set. */
@Component
class JudgedElsewhere {
    private final boolean isOn;

    JudgedElsewhere(@Value("${songhua.warning.stream:false}") boolean isOn) {
        this.isOn = isOn;
    }

    boolean isOn() {
        return isOn;
    }

    boolean isHere(RuleDefinition rule) {
        return !isOn || isNeverElsewhere(rule);
    }

    /** It needs more than one thing in one place. */
    static boolean isNeverElsewhere(RuleDefinition rule) {
        return rule.inputs().stream().anyMatch(Input::isNeighbours)
                || !rule.nearestWithin_m().isEmpty();
    }
}
