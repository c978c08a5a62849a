package org.songhua.project.internal.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.finance.Funding;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet.Source;
import org.songhua.register.RegisterRecord;

/**
 * Estimate, sources and payments of a project, added up exactly. Codes {@code PROJ-009} for an estimate that is missing,
 * {@code FIN-001} for sources that are not equal to it, {@code PROJ-005} for payments beyond their source.
 */
final class Money {
    private Money() {}

    /** {@return the sources by kind with their rows and payments, those with the most money first} */
    static List<Source> sources(Library library, List<RegisterRecord> funds, List<RegisterRecord> payments) {
        Map<String, List<RegisterRecord>> given = library.funds() == null
                ? Map.of()
                : bySource(funds, library.funds().source());
        Map<String, List<RegisterRecord>> spent = library.payments() == null
                ? Map.of()
                : bySource(payments, library.payments().source());
        var kinds = new TreeSet<>(given.keySet());
        kinds.addAll(spent.keySet());
        return kinds.stream()
                .map(kind ->
                        source(library, kind, given.getOrDefault(kind, List.of()), spent.getOrDefault(kind, List.of())))
                .sorted(Comparator.comparing(Source::amount).reversed().thenComparing(Source::source))
                .toList();
    }

    private static Map<String, List<RegisterRecord>> bySource(List<RegisterRecord> rows, String field) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> Fields.text(row, field), TreeMap::new, Collectors.toList()));
    }

    private static Source source(Library library, String kind, List<RegisterRecord> rows, List<RegisterRecord> paid) {
        return new Source(
                kind,
                library.funds() == null
                        ? BigDecimal.ZERO
                        : sum(rows, library.funds().amount()),
                library.payments() == null
                        ? BigDecimal.ZERO
                        : sum(paid, library.payments().amount()),
                rows,
                paid);
    }

    static BigDecimal sum(List<RegisterRecord> rows, String field) {
        return rows.stream().map(row -> Fields.amount(row, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static List<Fault> faults(Library library, @Nullable BigDecimal estimate, List<Source> sources) {
        var faults = new ArrayList<Fault>();
        if (!library.estimate().isEmpty() && estimate == null)
            faults.add(Fault.refused(
                    "PROJ-009",
                    Place.atField("/fields/" + library.estimate()),
                    "The estimate is missing.",
                    "Give it in yuan."));
        if (library.funds() != null && estimate != null)
            funded(estimate, sources).ifPresent(faults::add);
        sources.stream().map(Money::paid).flatMap(List::stream).forEach(faults::add);
        return faults;
    }

    private static Optional<Fault> funded(BigDecimal estimate, List<Source> sources) {
        var amounts = new TreeMap<String, BigDecimal>();
        sources.forEach(one -> amounts.put(one.source(), one.amount()));
        return new Funding(estimate, amounts).fault();
    }

    static List<Fault> paid(Source one) {
        BigDecimal beyond = one.paid().subtract(one.amount());
        if (beyond.signum() <= 0) return List.of();
        return List.of(Fault.refused(
                "PROJ-005",
                Place.atField("/payments/" + one.source()),
                "Of " + one.source() + " " + one.paid().toPlainString() + " are paid, which is "
                        + beyond.toPlainString() + " more than it gives.",
                "Correct the payment, or enter the source that paid."));
    }
}
