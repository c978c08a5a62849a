package org.songhua.engine.hydraulics.leak;

import java.util.Arrays;

/** A leak that was found and runs: what it has changed altogether, and what was last told of it. For one thread. */
final class RunningLeak {
    final int number;
    final int since;
    private final double[] change;
    private final double[] variance;
    /** The pipe that explains it best so far, and what is lost there. */
    String pipe = "";

    double size;
    /** What was told to be lost; 0 when nothing was. */
    double told;

    RunningLeak(int number, int since, int channels) {
        this.number = number;
        this.since = since;
        change = new double[channels];
        variance = new double[channels];
    }

    /** Takes growth into account; a channel that is not known stays as it was. */
    void add(Change more) {
        for (int c = 0; c < change.length; c++) {
            if (Double.isNaN(more.size()[c])) continue;
            change[c] += more.size()[c];
            variance[c] += more.spread()[c] * more.spread()[c];
        }
    }

    /** {@return change of each channel since it began} */
    double[] change() {
        return change;
    }

    /** {@return spreads of them, infinite for a channel never known} */
    double[] spread() {
        return Arrays.stream(variance)
                .map(value -> value > 0 ? Math.sqrt(value) : Double.POSITIVE_INFINITY)
                .toArray();
    }
}
