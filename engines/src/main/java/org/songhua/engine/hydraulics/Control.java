package org.songhua.engine.hydraulics;

import org.jspecify.annotations.Nullable;

/**
 * A simple control: one condition, one action.
 *
 * @param link what is controlled
 * @param status what it becomes, null when a setting is given
 * @param setting pump speed or valve setting, NaN when a status is given
 * @param trigger what is waited for
 * @param node node whose level or pressure is watched, null for a time
 * @param value level, pressure, or seconds
 * @param enabled false when it only stands in the file
 * @param line line of its file, 0 when from elsewhere
 */
public record Control(
        String link,
        @Nullable LinkStatus status,
        double setting,
        Trigger trigger,
        @Nullable String node,
        double value,
        boolean enabled,
        int line) {

    /** What a control waits for. */
    public enum Trigger {
        /** Level of a tank or pressure of a junction not above the value. */
        BELOW,
        /** Level of a tank or pressure of a junction not below the value. */
        ABOVE,
        /** Seconds since the start. */
        AT_TIME,
        /** Seconds since midnight. */
        AT_CLOCK
    }
}
