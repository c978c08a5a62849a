package org.songhua.engine.hydraulics.leak;

import java.util.List;

/**
 * What was measured and what the model says of it, by channel and block. Pressures are in the file's unit, consumptions in cubic metres an hour. Missing
 * values are NaN. Immutable by agreement: the arrays are not copied.
 */
public final class Residuals {
    private final long weekSecond;
    private final int blockSeconds;
    private final List<String> names;
    private final double[][] measured;
    private final double[][] modelled;

    /**
     * Takes values by channel and block; the arrays are not copied.
     *
     * @param weekSecond seconds since Monday 00:00 at the first block
     * @param blockSeconds length of a block
     * @param names what people call the channels
     */
    Residuals(long weekSecond, int blockSeconds, List<String> names, double[][] measured, double[][] modelled) {
        this.weekSecond = weekSecond;
        this.blockSeconds = blockSeconds;
        this.names = List.copyOf(names);
        this.measured = measured;
        this.modelled = modelled;
    }

    /** {@return what people call the channels} */
    public List<String> names() {
        return names;
    }

    /** {@return length of a block, seconds} */
    public int blockSeconds() {
        return blockSeconds;
    }

    /** {@return number of blocks} */
    public int blocks() {
        return measured.length == 0 ? 0 : measured[0].length;
    }

    /** {@return what the model says} */
    public double modelled(int channel, int block) {
        return modelled[channel][block];
    }

    /** {@return what was measured} */
    public double measured(int channel, int block) {
        return measured[channel][block];
    }

    /** {@return measured less modelled} */
    public double of(int channel, int block) {
        return measured[channel][block] - modelled[channel][block];
    }

    int blocksOfADay() {
        return Scada.DAY / blockSeconds;
    }

    /** {@return block of the day, from 0 on} */
    int slot(int block) {
        return (int) ((weekSecond + (long) block * blockSeconds) % Scada.DAY / blockSeconds);
    }

    /** {@return true on Saturdays and Sundays} */
    boolean isWeekend(int block) {
        return (weekSecond + (long) block * blockSeconds) % Scada.WEEK >= 5L * Scada.DAY;
    }
}
