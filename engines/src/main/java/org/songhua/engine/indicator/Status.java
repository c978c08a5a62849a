package org.songhua.engine.indicator;

import java.util.Locale;

/** What an empty or a full cell means: empty is never zero. */
public enum Status {
    /** Counted or measured completely. */
    MEASURED("A"),
    /** Computed although some input lacked a value, or taken from an estimate. */
    ESTIMATED("E"),
    /** The question does not arise here, such as border crossings of an inland county. */
    NOT_APPLICABLE("M"),
    /** The data exist somewhere but nobody has supplied them. */
    NOT_COLLECTED("L"),
    /** The data are there, or could be, but nothing evaluates them yet. */
    NOT_EVALUATED("O"),
    /** Known, but not to be shown. */
    SUPPRESSED("Q"),
    /** The denominator is zero: there is nothing to take a share of. */
    NO_BASE("M");

    private final String sdmx;

    Status(String sdmx) {
        this.sdmx = sdmx;
    }

    /** {@return the nearest code of the SDMX code list CL_OBS_STATUS} */
    public String sdmx() {
        return sdmx;
    }

    /** {@return the name in APIs and files} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether there is a number} */
    public boolean hasValue() {
        return this == MEASURED || this == ESTIMATED;
    }
}
