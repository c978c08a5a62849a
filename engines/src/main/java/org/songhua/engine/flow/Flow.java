package org.songhua.engine.flow;

import java.util.List;
import java.util.Optional;

/**
 * A state machine as data. Once published a version never changes; cases keep the version they began with.
 *
 * @param key name of the flow, such as {@code city_loop}
 * @param version 1, 2, 3 …
 * @param start code of the state in which a case begins
 * @param states all states, in the order in which people think of them
 * @param actions all actions, in the order in which they are offered
 */
public record Flow(String key, int version, String start, List<FlowState> states, List<FlowAction> actions) {
    public Flow {
        states = List.copyOf(states);
        actions = List.copyOf(actions);
    }

    /** {@return the state of that code, if there is one} */
    public Optional<FlowState> findState(String code) {
        return states.stream().filter(state -> state.code().equals(code)).findFirst();
    }

    /** {@return the state of that code} */
    public FlowState state(String code) {
        return findState(code)
                .orElseThrow(() -> new IllegalArgumentException("Flow " + key + " has no state " + code + "."));
    }

    /** {@return the action of that code, if there is one} */
    public Optional<FlowAction> findAction(String code) {
        return actions.stream().filter(action -> action.code().equals(code)).findFirst();
    }
}
