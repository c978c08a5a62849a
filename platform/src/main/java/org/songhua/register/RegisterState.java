package org.songhua.register;

import org.songhua.pack.Text;

/**
 * A state that a record can be in.
 *
 * @param code its code
 * @param title what people call it
 * @param kind what it means for counts and duties
 */
public record RegisterState(String code, Text title, Kind kind) {

    /** What a state means. */
    public enum Kind {
        /** It stands in the register and its duties run. */
        OPEN,
        /** What was to be done is done; duties run on. */
        CLOSED,
        /** It has left the register; no duty runs. */
        ENDED
    }
}
