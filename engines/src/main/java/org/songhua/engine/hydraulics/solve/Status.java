package org.songhua.engine.hydraulics.solve;

/** States of a link as small numbers, ordered as in EPANET: up to {@link #CLOSED} nothing flows. */
public final class Status {
    /** A pump that cannot lift so high. */
    public static final byte CANNOT_LIFT = 0;
    /** Closed because a tank is full or empty. */
    public static final byte TANK_CLOSED = 1;
    /** Closed by its user. */
    public static final byte CLOSED = 2;

    public static final byte OPEN = 3;
    /** A valve that holds its setting. */
    public static final byte ACTIVE = 4;
    /** An FCV that cannot reach its flow, so is open. */
    public static final byte OPEN_SHORT_OF_FLOW = 6;
    /** A PRV or PSV that cannot hold its pressure, so is open. */
    public static final byte OPEN_SHORT_OF_PRESSURE = 7;

    /** Setting of a valve that is held open or closed. */
    static final double NO_SETTING = -1e10;

    private Status() {}
}
