package org.songhua.register;

import java.util.List;
import org.songhua.engine.fault.Fault;

/**
 * How a form stands.
 *
 * @param asked names of the fields it asks for, in their order
 * @param required those among them without which the record would be refused
 * @param faults what is wrong so far
 */
public record FormState(List<String> asked, List<String> required, List<Fault> faults) {
    public FormState {
        asked = List.copyOf(asked);
        required = List.copyOf(required);
        faults = List.copyOf(faults);
    }
}
