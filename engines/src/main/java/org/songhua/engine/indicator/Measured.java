package org.songhua.engine.indicator;

import java.util.Collection;

/**
 * A value with what it was made of, so that larger areas can be made of smaller ones.
 *
 * @param status what the number, or its absence, means
 * @param value in the unit of the indicator; NaN without one
 * @param numerator in base units; the value itself for what simply adds up; NaN without one
 * @param denominator in base units; NaN for what simply adds up
 * @param net of a gap, demand less supply with what is too much set against what is missing; NaN elsewhere
 */
public record Measured(Status status, double value, double numerator, double denominator, double net) {

    /** A status without a number. */
    public static Measured without(Status status) {
        if (status.hasValue()) throw new IllegalArgumentException(status + " needs a number");
        return new Measured(status, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * {@return what simply adds up}
     *
     * @param amount in base units
     * @param scale of the unit, base units in one
     */
    public static Measured amount(double amount, double scale, Status status) {
        return new Measured(status, amount / scale, amount, Double.NaN, Double.NaN);
    }

    /** {@return a share or density; {@link Status#NO_BASE} over zero, never 0 and never 100} */
    public static Measured ratio(double numerator, double denominator, double scale, Status status) {
        if (denominator == 0) return new Measured(Status.NO_BASE, Double.NaN, numerator, denominator, Double.NaN);
        return new Measured(status, numerator / denominator / scale, numerator, denominator, Double.NaN);
    }

    /** {@return a gap; the net is told beside it and never instead} */
    public static Measured gap(double gross, double net, double scale, Status status) {
        return new Measured(status, gross / scale, gross, Double.NaN, net / scale);
    }

    private boolean isRatio() {
        return !Double.isNaN(denominator);
    }

    /**
     * {@return the value of an area from those of the parts that make it up: ratios from the sums of numerators and of
     * denominators, never from the mean of ratios; one estimated part makes the whole estimated; a part without a number,
     * save one without a base, leaves the whole without one}
     *
     * @param parts at least one, all of one indicator
     * @param scale of the unit, base units in one
     */
    public static Measured aggregate(Collection<Measured> parts, double scale) {
        if (parts.isEmpty()) return without(Status.NOT_COLLECTED);
        for (Measured part : parts) {
            if (!part.status.hasValue() && part.status != Status.NO_BASE) return without(part.status);
        }
        double above = parts.stream().mapToDouble(Measured::numerator).sum();
        Status status =
                parts.stream().anyMatch(part -> part.status == Status.ESTIMATED) ? Status.ESTIMATED : Status.MEASURED;
        if (parts.stream().anyMatch(Measured::isRatio)) {
            return ratio(
                    above, parts.stream().mapToDouble(Measured::denominator).sum(), scale, status);
        }
        double net = parts.stream().mapToDouble(Measured::net).sum();
        return new Measured(status, above / scale, above, Double.NaN, net);
    }
}
