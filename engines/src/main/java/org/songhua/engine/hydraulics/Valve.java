package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * A control valve.
 *
 * @param id identifier
 * @param from node before it
 * @param to node behind it
 * @param diameter millimetres or inches, positive
 * @param type what it controls
 * @param setting pressure, flow, loss coefficient or per cent open, as the type wants it
 * @param curve head loss over flow of a GPV, or relative opening of a PCV; null for none
 * @param minorLoss coefficient when fully open
 * @param state controlled by its setting, or held open or closed at the start
 * @param line line of its file, 0 when from elsewhere
 */
public record Valve(
        String id,
        String from,
        String to,
        double diameter,
        Type type,
        double setting,
        @Nullable String curve,
        double minorLoss,
        State state,
        int line)
        implements Link {

    /** What a valve controls. */
    public enum Type {
        /** Pressure behind it at most the setting. */
        PRV,
        /** Pressure before it at least the setting. */
        PSV,
        /** A fixed loss of pressure. */
        PBV,
        /** Flow at most the setting. */
        FCV,
        /** A loss coefficient. */
        TCV,
        /** Loss by a curve. */
        GPV,
        /** Per cent open. */
        PCV
    }

    /** How a valve starts. */
    public enum State {
        CONTROLLED,
        OPEN,
        CLOSED
    }
}
