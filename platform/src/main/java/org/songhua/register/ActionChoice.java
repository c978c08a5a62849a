package org.songhua.register;

import java.util.List;
import org.songhua.engine.fault.Fault;

/**
 * An action with what stands against it now.
 *
 * @param action the action
 * @param against every reason why it would be refused; empty when it would be done
 */
public record ActionChoice(RegisterAction action, List<Fault> against) {
    public ActionChoice {
        against = List.copyOf(against);
    }
}
