package org.songhua.engine.travel.transit;

/**
 * What an operator says of a change between two stops (GTFS {@code transfers.txt}); it counts instead of the walk along the streets.
 *
 * @param from number of the stop one leaves
 * @param to number of the stop one goes to
 * @param seconds the change takes, {@link #IMPOSSIBLE} when one cannot change there
 */
public record Transfer(int from, int to, int seconds) {
    /** Seconds of a change that is not possible. */
    public static final int IMPOSSIBLE = -1;
}
