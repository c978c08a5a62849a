package org.songhua.project.internal.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.finance.CashFlow;
import org.songhua.engine.finance.DebtService;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet.Result;
import org.songhua.project.ProjectSheet.Year;
import org.songhua.register.RegisterRecord;

/**
 * Money over the life of a project. Amounts are added exactly; only present value, rates and ratios are reckoned in binary
 * fractions, and the present value is rounded to the fen. A year that nobody entered is a year of zeros. Code {@code PROJ-008} for
 * investments that do not come to the estimate.
 */
final class Life {
    private static final int FEN = 2;
    private static final int LONGEST_YEARS = 200;

    private Life() {}

    static List<Year> years(Library library, List<RegisterRecord> rows) {
        Library.Flow part = library.flow();
        if (part == null) return List.of();
        return rows.stream()
                .map(row -> year(part, row))
                .sorted(Comparator.comparingInt(Year::year)
                        .thenComparing(one -> one.row().key()))
                .toList();
    }

    private static Year year(Library.Flow part, RegisterRecord row) {
        BigDecimal investment = Fields.amount(row, part.investment());
        BigDecimal operating = Fields.amount(row, part.operating());
        BigDecimal income = Fields.amount(row, part.income());
        return new Year(
                row,
                Fields.amount(row, part.year()).intValue(),
                investment,
                operating,
                income,
                part.debt().isEmpty() ? BigDecimal.ZERO : Fields.amount(row, part.debt()),
                income.subtract(investment).subtract(operating));
    }

    static @Nullable Result result(Library library, List<Year> years, LocalDate today) {
        if (years.isEmpty() || span(years) > LONGEST_YEARS) return null;
        double[] net = amounts(years, Year::net);
        if (!Arrays.stream(net).allMatch(Double::isFinite)) return null;
        CashFlow flow = CashFlow.of(net);
        Library.Rate rate = library.findRate(today).orElse(null);
        OptionalDouble cover = DebtService.leastCover(
                amounts(years, one -> one.income().subtract(one.operating())), amounts(years, Year::debt));
        return new Result(
                rate,
                rate == null
                        ? null
                        : BigDecimal.valueOf(flow.presentValue(rate.value().doubleValue()))
                                .setScale(FEN, RoundingMode.HALF_UP),
                boxed(flow.internalRate()),
                boxed(cover),
                boxed(flow.payback()));
    }

    private static int span(List<Year> years) {
        return years.getLast().year() - years.getFirst().year() + 1;
    }

    /** By year from the first to the last; two rows of one year are added. */
    private static double[] amounts(List<Year> years, Function<Year, BigDecimal> amount) {
        int first = years.getFirst().year();
        var sums = new BigDecimal[span(years)];
        for (Year one : years) {
            int at = one.year() - first;
            sums[at] = sums[at] == null ? amount.apply(one) : sums[at].add(amount.apply(one));
        }
        var amounts = new double[sums.length];
        for (int i = 0; i < sums.length; i++) amounts[i] = sums[i] == null ? 0 : sums[i].doubleValue();
        return amounts;
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    static Optional<Fault> fault(@Nullable BigDecimal estimate, List<Year> years) {
        if (estimate == null) return Optional.empty();
        BigDecimal invested = years.stream().map(Year::investment).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal difference = invested.subtract(estimate);
        if (difference.signum() == 0) return Optional.empty();
        return Optional.of(Fault.refused(
                "PROJ-008",
                Place.atField("/flow"),
                "The investments of all years come to " + invested.toPlainString() + ", which is "
                        + difference.abs().toPlainString() + (difference.signum() > 0 ? " more" : " less")
                        + " than the estimate of " + estimate.toPlainString() + ".",
                "Correct the years, or the estimate; renewals later on are costs of operation."));
    }
}
