package org.songhua.engine.finance;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Net cash flow of a project, one amount for each year, the first (year 0) not discounted; all in one unit of money.
 *
 * <p>Methods: net present value Σ a(t)/(1+r)^t and internal rate of return as in the national Method and Parameters of
 * Economic Evaluation of Construction Projects (3rd edition, 2006, from memory).
 */
public final class CashFlow {
    /** Rates below lose everything, rates above return it more than tenfold in a year. */
    private static final double LEAST_RATE = -0.99;

    private static final double MOST_RATE = 10;
    private static final int STEPS = 200;

    private final double[] net;

    private CashFlow(double[] net) {
        this.net = net;
    }

    /** {@return a flow of net amounts by year} */
    public static CashFlow of(double... net) {
        if (net.length == 0) throw new IllegalArgumentException("a flow without a year");
        for (double amount : net)
            if (!Double.isFinite(amount)) throw new IllegalArgumentException("an amount of " + amount);
        return new CashFlow(net.clone());
    }

    /** {@return what comes in less what goes out, year by year; the shorter one is filled with zeros} */
    public static CashFlow between(double[] in, double[] out) {
        double[] net = Arrays.copyOf(in, Math.max(in.length, out.length));
        for (int year = 0; year < out.length; year++) net[year] -= out[year];
        return of(net);
    }

    /** {@return the amounts} */
    public double[] amounts() {
        return net.clone();
    }

    /** {@return net present value at a yearly rate, 0.06 for 6 %} */
    public double presentValue(double rate) {
        if (!(rate > -1)) throw new IllegalArgumentException("a rate of " + rate);
        double value = 0;
        for (int year = net.length - 1; year >= 0; year--) value = value / (1 + rate) + net[year];
        return value;
    }

    /**
     * {@return the yearly rate at which the present value is zero; empty when there is none between -99 % and 1000 %, or when
     * the flow changes its sign more than once and several rates may do it}
     */
    public OptionalDouble internalRate() {
        if (changesOfSign() != 1) return OptionalDouble.empty();
        double low = LEAST_RATE;
        double high = MOST_RATE;
        boolean rising = presentValue(low) < presentValue(high);
        if (presentValue(low) * presentValue(high) > 0) return OptionalDouble.empty();
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (presentValue(middle) > 0 == rising) high = middle;
            else low = middle;
        }
        return OptionalDouble.of((low + high) / 2);
    }

    private int changesOfSign() {
        int changes = 0;
        double last = 0;
        for (double amount : net) {
            if (amount * last < 0) changes++;
            if (amount != 0) last = amount;
        }
        return changes;
    }

    /** {@return years until what has come in exceeds what has gone out, with the part of the last year; empty if never} */
    public OptionalDouble payback() {
        double sum = 0;
        for (int year = 0; year < net.length; year++) {
            if (sum < 0 && sum + net[year] >= 0) return OptionalDouble.of(year - 1 + -sum / net[year]);
            sum += net[year];
        }
        return OptionalDouble.empty();
    }
}
