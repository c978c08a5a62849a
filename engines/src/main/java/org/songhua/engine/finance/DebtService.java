package org.songhua.engine.finance;

import java.util.OptionalDouble;

/** How well the earnings of a project pay its debt. */
public final class DebtService {
    private DebtService() {}

    /**
     * {@return the least debt service cover of all years with a payment: cash available divided by interest and principal due;
     * empty when nothing is due in any year}
     *
     * @param available cash for debt service by year: earnings before interest, depreciation and amortisation, less taxes
     * @param due interest and principal by year, as long as {@code available}
     */
    public static OptionalDouble leastCover(double[] available, double[] due) {
        if (available.length != due.length) throw new IllegalArgumentException("years differ");
        double least = Double.POSITIVE_INFINITY;
        for (int year = 0; year < due.length; year++) {
            if (due[year] > 0) least = Math.min(least, available[year] / due[year]);
        }
        return Double.isInfinite(least) ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    /** {@return the equal yearly payment that pays a loan with interest, from the first year after it on} */
    public static double equalPayment(double loan, double rate, int years) {
        if (years < 1) throw new IllegalArgumentException("a loan over " + years + " years");
        return rate == 0 ? loan / years : loan * rate / (1 - Math.pow(1 + rate, -years));
    }
}
