package org.songhua.engine.protocol.gb26875;

import java.util.EnumSet;
import java.util.Set;

/** Bits of the state of a component; the first means in normal service. */
public enum FireState {
    NORMAL(0),
    FIRE(1),
    FAULT(2),
    SHIELDED(3),
    SUPERVISED(4),
    STARTED(5),
    FEEDBACK(6),
    DELAYED(7),
    MAIN_POWER_FAULT(8),
    BACKUP_POWER_FAULT(9),
    BUS_FAULT(10),
    MANUAL(11),
    CONFIGURATION_CHANGED(12),
    RESET(13);

    private final int place;

    FireState(int place) {
        this.place = place;
    }

    /** {@return the states whose bits are set} */
    public static Set<FireState> of(int bits) {
        var found = EnumSet.noneOf(FireState.class);
        for (FireState state : values()) if ((bits & (1 << state.place)) != 0) found.add(state);
        return found;
    }
}
