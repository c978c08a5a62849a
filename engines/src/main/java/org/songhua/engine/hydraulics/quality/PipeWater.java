package org.songhua.engine.hydraulics.quality;

import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Pipe;

/** The water in one link; pumps and valves hold none. Lengths in metres, flows in cubic metres per second. */
final class PipeWater {
    private final @Nullable Pipe pipe;
    private final int from;
    private final int to;
    private final double length;
    private final double diameter;
    private final WallTransfer transfer;
    private final Parcels parcels;
    /** True when water leaves at the second node. */
    private boolean isForward = true;

    private double flow;
    private Decay decay = Decay.NONE;

    PipeWater(
            @Nullable Pipe pipe,
            int from,
            int to,
            double length,
            double diameter,
            WallTransfer transfer,
            double tolerance) {
        this.pipe = pipe;
        this.from = from;
        this.to = to;
        this.length = length;
        this.diameter = diameter;
        this.transfer = transfer;
        this.parcels = new Parcels(tolerance);
    }

    boolean isPipe() {
        return pipe != null;
    }

    int from() {
        return from;
    }

    int other(int node) {
        return node == from ? to : from;
    }

    /** Before the first step all its water is of one quality. */
    void fill(double firstFlow, double quality) {
        isForward = firstFlow >= 0;
        parcels.push(Math.PI * diameter * diameter / 4 * length, quality);
    }

    /** Takes over the flow of a new moment; where it has turned, so does the row of parcels. */
    void turn(double newFlow) {
        if (newFlow != 0 && (newFlow > 0) != isForward) {
            parcels.reverse();
            isForward = newFlow > 0;
        }
        flow = newFlow;
        if (pipe != null) decay = transfer.decay(pipe, length, diameter, flow);
    }

    void push(double volume, double quality) {
        parcels.push(volume, quality);
    }

    double pull(double volume) {
        return parcels.pull(volume);
    }

    void react(boolean ages, double seconds) {
        parcels.change(ages ? QualityRun.age(seconds) : c -> decay.after(c, seconds));
    }

    /** {@return quality of the water next to one of its nodes} */
    double at(int node) {
        return (node == to) == isForward ? parcels.atFront() : parcels.atBack();
    }

    double mean() {
        double volume = parcels.volume();
        return volume > 0 ? parcels.mass() / volume : parcels.atFront();
    }

    double mass() {
        return parcels.mass();
    }
}
