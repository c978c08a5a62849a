package org.songhua.engine.hydraulics.burst;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether pressures have fallen by more than chance allows: at one sensor, in two steps one after the other, each by more than a limit in spreads. A single
 * wrong reading is no alarm. The limit follows from how many false alarms a year are allowed: when residuals are normal and independent, the chance at n
 * sensors is n p² a step, with p the chance of one value beyond the limit.
 */
public final class FallLimit {
    private static final double SECONDS_PER_YEAR = 365.25 * 86_400;
    /** Beyond this a normal value is not to be expected in the life of the universe. */
    private static final double FARTHEST = 12;

    private static final int PIECES = 2000;

    private FallLimit() {}

    /**
     * {@return how many spreads a pressure must fall}
     *
     * @param sensors that are looked at, at least one
     * @param stepSeconds from step to step
     * @param falseAlarmsPerYear over all sensors together, positive
     */
    public static double limit(int sensors, int stepSeconds, double falseAlarmsPerYear) {
        if (sensors < 1 || stepSeconds < 1 || !(falseAlarmsPerYear > 0))
            throw new IllegalArgumentException("Sensors, step and false alarms must be positive.");
        double perStep = falseAlarmsPerYear * stepSeconds / SECONDS_PER_YEAR;
        return beyond(Math.min(0.5, Math.sqrt(perStep / sensors)));
    }

    /** {@return numbers of the sensors that have fallen in both steps; what is NaN has not} */
    public static List<Integer> fallen(double[] before, double[] now, double limit) {
        var fallen = new ArrayList<Integer>();
        for (int s = 0; s < now.length; s++) if (before[s] <= -limit && now[s] <= -limit) fallen.add(s);
        return fallen;
    }

    /** {@return the value that a normal one is above with this chance, by halving} */
    static double beyond(double chance) {
        double low = 0;
        double high = FARTHEST;
        for (int k = 0; k < 60; k++) {
            double middle = (low + high) / 2;
            if (tail(middle) > chance) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /** {@return chance of a normal value above x, by Simpson's rule; relative error below 1e-6 up to 8} */
    static double tail(double x) {
        double step = FARTHEST / PIECES;
        double sum = density(x) + density(x + FARTHEST);
        for (int i = 1; i < PIECES; i++) sum += density(x + i * step) * (i % 2 == 1 ? 4 : 2);
        return sum * step / 3;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
