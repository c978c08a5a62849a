package org.songhua.casework.internal.files;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CallBacks;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Contact;
import org.songhua.casework.Report;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.engine.flow.FlowAction;
import org.songhua.people.Caller;

/** Finds who waits for a call: by the states from which the flows lead on by one. */
final class DefaultCallBacks implements CallBacks {
    /** As long a closed case can be opened again; who was not called by then is not called any more. */
    private static final Duration CALLED_WITHIN = Duration.ofDays(15);

    private static final Set<String> UNSOLVED = Set.of("not_solved", "not_satisfied");
    private static final int MOST = 200;

    private final Parts parts;
    private final DefaultCases cases;
    private final JdbcReports reports;
    private final StoredFlows flows;
    private final Vault vault;

    DefaultCallBacks(Parts parts, DefaultCases cases, StoredFlows flows, Vault vault) {
        this.parts = parts;
        this.cases = cases;
        this.reports = new JdbcReports(parts.database());
        this.flows = flows;
        this.vault = vault;
    }

    @Override
    public List<Waiting> waiting(Caller caller) {
        List<String> states = parts.catalogue().flows().stream()
                .flatMap(flow -> flow.actions().stream())
                .filter(DefaultCallBacks::isCall)
                .flatMap(action -> action.from().stream())
                .distinct()
                .toList();
        if (states.isEmpty()) return List.of();
        Instant since = parts.clock().instant().minus(CALLED_WITHIN);
        return cases.list(CaseQuery.in(states, CaseQuery.MAX_LIMIT), caller.scope()).stream()
                .filter(one -> isRecent(one, since))
                .flatMap(one -> waiting(one, caller).stream())
                .sorted(Comparator.comparing(
                        one -> one.summary().dueAt(), Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MOST)
                .toList();
    }

    private static boolean isCall(FlowAction action) {
        return action.fields().contains(RESULT);
    }

    private static boolean isRecent(CaseSummary one, Instant since) {
        Instant closed = one.closedAt();
        return closed == null || closed.isAfter(since);
    }

    private Optional<Waiting> waiting(CaseSummary one, Caller caller) {
        return from(one)
                .filter(DefaultCallBacks::isCall)
                .filter(action -> caller.permissions().stream()
                        .anyMatch(held -> held.code().equals(action.permission())))
                .findFirst()
                .map(call -> with(one, call));
    }

    private Stream<FlowAction> from(CaseSummary one) {
        return flows.machine(one.flow(), one.flowVersion()).flow().actions().stream()
                .filter(action -> action.from().contains(one.state()));
    }

    private Waiting with(CaseSummary one, FlowAction call) {
        FlowAction again =
                from(one).filter(action -> unsolved(action) != null).findFirst().orElse(null);
        Report told = told(one);
        return new Waiting(
                one,
                call.code(),
                again == null ? null : again.code(),
                again == null ? null : unsolved(again),
                told == null ? null : new Told(told.id(), told.number(), told.channel()),
                told == null ? "" : DefaultReports.masked(contact(told)).phone());
    }

    private static @Nullable String unsolved(FlowAction action) {
        return action.reasons().stream().filter(UNSOLVED::contains).findFirst().orElse(null);
    }

    /** Who left a number, else who told first; a warning is nobody. */
    private @Nullable Report told(CaseSummary one) {
        List<Report> all = reports.ofCase(one.id()).stream()
                .filter(report -> !report.channel().equals(WarningIntake.ACTOR))
                .toList();
        return all.stream()
                .filter(report -> !contact(report).phone().isEmpty())
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
    }

    private Contact contact(Report report) {
        return vault.contact(report.reporter());
    }
}
