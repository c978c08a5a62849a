package org.songhua.engine.hydraulics.solve;

/** Fills and drains tanks from one moment to the next. */
final class TankLevels {
    private final Tanks tanks;
    private final State state;

    TankLevels(Model model, State state) {
        this.tanks = model.tanks;
        this.state = state;
    }

    /** {@return the step, or less if a tank is full or empty before its end} */
    long shorten(long step) {
        long shortest = step;
        for (int t = 0; t < tanks.count; t++) {
            double seconds = secondsLeft(t);
            if (!(Math.abs(seconds) <= shortest + 1)) continue;
            long until = Math.round(seconds);
            if (until > 0 && until < shortest) shortest = until;
        }
        return shortest;
    }

    /** {@return until it is full or empty; NaN when it will be neither} */
    private double secondsLeft(int tank) {
        int node = tanks.firstNode + tank;
        double inflow = state.inflow[node];
        double head = state.head[node];
        if (Math.abs(inflow) <= State.NO_FLOW) return Double.NaN;
        if (inflow > 0 && head < tanks.maxHead[tank]) return (tanks.maxVolume[tank] - state.volume[tank]) / inflow;
        if (inflow < 0 && head > tanks.minHead[tank]) return (tanks.minVolume[tank] - state.volume[tank]) / inflow;
        return Double.NaN;
    }

    void advance(long seconds) {
        for (int t = 0; t < tanks.count; t++) advance(t, seconds);
    }

    private void advance(int tank, long seconds) {
        int node = tanks.firstNode + tank;
        double inflow = state.inflow[node];
        if (Math.abs(inflow) <= State.NO_FLOW) return;
        double volume = state.volume[tank] + inflow * seconds;
        // Full or empty within the next second counts as full or empty.
        if (volume + inflow >= tanks.maxVolume[tank]) volume = tanks.maxVolume[tank];
        else if (volume - inflow <= tanks.minVolume[tank]) volume = tanks.minVolume[tank];
        state.volume[tank] = volume;
        state.head[node] = tanks.head(tank, volume);
    }
}
