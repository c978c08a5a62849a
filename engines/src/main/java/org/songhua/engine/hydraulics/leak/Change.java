package org.songhua.engine.hydraulics.leak;

import java.util.Arrays;

/** A change of all channels at once: sizes and their spreads in the channels' units, NaN where not known. Immutable; its arrays are not to be changed. */
final class Change {
    private final Finding.Kind kind;
    private final int since;
    private final int block;
    private final int[] slots;
    private final double[] size;
    private final double[] spread;

    /**
     * Describes a change.
     *
     * @param since block in which it began
     * @param block block in which it was seen
     * @param slots blocks of the day it is a mean over
     */
    Change(Finding.Kind kind, int since, int block, int[] slots, double[] size, double[] spread) {
        this.kind = kind;
        this.since = since;
        this.block = block;
        this.slots = slots;
        this.size = size;
        this.spread = spread;
    }

    Finding.Kind kind() {
        return kind;
    }

    int since() {
        return since;
    }

    int block() {
        return block;
    }

    int[] slots() {
        return slots;
    }

    double[] size() {
        return size;
    }

    double[] spread() {
        return spread;
    }

    double[] reversed() {
        return Arrays.stream(size).map(value -> -value).toArray();
    }

    /** {@return cosine of two changes in units of this one's spreads} */
    double alike(double[] other) {
        double product = 0;
        double mine = 0;
        double its = 0;
        for (int c = 0; c < size.length; c++) {
            double a = size[c] / spread[c];
            double b = other[c] / spread[c];
            if (Double.isNaN(a) || Double.isNaN(b)) continue;
            product += a * b;
            mine += a * a;
            its += b * b;
        }
        return mine > 0 && its > 0 ? product / Math.sqrt(mine * its) : 0;
    }

    /** {@return the clearest fall of a pressure, in spreads; 0 when none falls} */
    double fall(Channels channels) {
        return clearest(channels, -1);
    }

    /** {@return the clearest rise of a pressure, in spreads; 0 when none rises} */
    double rise(Channels channels) {
        return clearest(channels, 1);
    }

    private double clearest(Channels channels, int sign) {
        double clearest = 0;
        for (int c = 0; c < size.length; c++)
            if (channels.isPressure(c) && !Double.isNaN(size[c]))
                clearest = Math.max(clearest, sign * size[c] / spread[c]);
        return clearest;
    }
}
