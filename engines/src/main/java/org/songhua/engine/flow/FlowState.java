package org.songhua.engine.flow;

import java.util.List;

/**
 * A state a case can be in.
 *
 * @param code name, such as {@code in_progress}
 * @param zh name for people, Chinese
 * @param en name for people, English
 * @param stage step of the loop, 1 (information) to 7 (evaluation)
 * @param kind whether the case is open in it, closed after a check, or ended without having been taken up
 * @param parks whether an action to {@link FlowAction#BACK} leads from here to where the case came from
 * @param pauses clocks that stand still while a case is in it; {@link #ALL_CLOCKS} for every one
 */
public record FlowState(String code, String zh, String en, int stage, Kind kind, boolean parks, List<String> pauses) {
    /** Stands for every clock. */
    public static final String ALL_CLOCKS = "*";

    /** What a state means for who counts cases. */
    public enum Kind {
        /** Something is to be done. */
        OPEN,
        /** Done, and checked by somebody else. */
        CLOSED,
        /** Not taken up: declined, void, merged. */
        ENDED
    }

    public FlowState {
        pauses = List.copyOf(pauses);
    }

    /** {@return whether the clock stands still here} */
    public boolean pauses(String clock) {
        return pauses.contains(clock) || pauses.contains(ALL_CLOCKS);
    }

    /** {@return whether no clock may run on: nothing is to be done any more and no way leads straight back} */
    public boolean stopsClocks() {
        return kind != Kind.OPEN && !parks;
    }
}
