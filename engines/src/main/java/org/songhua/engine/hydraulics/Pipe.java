package org.songhua.engine.hydraulics;

/**
 * A pipe.
 *
 * @param id identifier
 * @param from node it starts from
 * @param to node it leads to
 * @param length metres or feet, positive
 * @param diameter inner, millimetres or inches, positive
 * @param roughness as the formula wants it, positive
 * @param minorLoss coefficient of bends and fittings, 0 for none
 * @param state open, closed, or with a check valve
 * @param leak its background leakage
 * @param bulkCoefficient reaction rate per day in the water, NaN for the global one
 * @param wallCoefficient reaction rate at the wall, NaN for the global one
 * @param line line of its file, 0 when from elsewhere
 */
public record Pipe(
        String id,
        String from,
        String to,
        double length,
        double diameter,
        double roughness,
        double minorLoss,
        State state,
        Leak leak,
        double bulkCoefficient,
        double wallCoefficient,
        int line)
        implements Link {

    /** What a pipe lets through at the start. */
    public enum State {
        OPEN,
        CLOSED,
        /** Open from the first node to the second only. */
        CHECK_VALVE
    }

    /**
     * Background leakage by the FAVAD equation Q = 0.6 sqrt(2 g H) (A + m H) (May 1994; Schwaller and van Zyl 2015).
     *
     * @param area fixed area, square millimetres per hundred units of length
     * @param expansion growth of the area, square millimetres per metre or foot of head per hundred units of length
     */
    public record Leak(double area, double expansion) {
        /** A tight pipe. */
        public static final Leak NONE = new Leak(0, 0);
    }

    /** A pipe without leakage and with the global reaction rates. */
    public static Pipe plain(
            String id, String from, String to, double length, double diameter, double roughness, State state) {
        return new Pipe(id, from, to, length, diameter, roughness, 0, state, Leak.NONE, Double.NaN, Double.NaN, 0);
    }
}
