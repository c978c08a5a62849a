package org.songhua.engine.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a reading is doubted. Flags are bits of one number, so that a reading may carry several; the bits are stored and never change
 * their meaning.
 */
public enum QualityFlag {
    /** Outside what the instrument or the quantity can be. */
    RANGE(0, "The value is outside the range of the sensor."),
    /** It changed quicker than the quantity can. */
    RATE(1, "The value changed faster than is possible."),
    /** The same value for longer than nature stands still. */
    STUCK(2, "The value has not changed for too long."),
    /** The first reading after an interval with readings missing. */
    GAP(3, "Readings are missing before this one."),
    /** Its time is ahead of the receiver's clock, or far behind it. */
    CLOCK(4, "The clock of the device is wrong."),
    /** Another reading of the same time was there already. */
    DUPLICATE(5, "There was another reading of the same time."),
    /** Sent in another unit than the datastream's. */
    UNIT(6, "The unit is not that of the datastream."),
    /** The sender itself marked it as doubtful: maintenance, fault, calibration. */
    SENDER(7, "The device itself marked the value.");

    private final int bit;
    private final String reason;

    QualityFlag(int place, String reason) {
        this.bit = 1 << place;
        this.reason = reason;
    }

    /** {@return the number with only this flag's bit} */
    public int bit() {
        return bit;
    }

    /** {@return the reason as a sentence} */
    public String reason() {
        return reason;
    }

    /** {@return the flags whose bits are in the number, in order} */
    public static List<QualityFlag> of(int bits) {
        var found = new ArrayList<QualityFlag>();
        for (QualityFlag flag : values()) if ((bits & flag.bit) != 0) found.add(flag);
        return found;
    }
}
