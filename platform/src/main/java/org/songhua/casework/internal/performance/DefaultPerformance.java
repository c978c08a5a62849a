package org.songhua.casework.internal.performance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.Performance;
import org.songhua.casework.Period;
import org.songhua.engine.digest.Sha256;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.FlowState;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import tools.jackson.databind.json.JsonMapper;

/** Evaluation of the loop over the database. */
public final class DefaultPerformance implements Performance {
    private final Database database;
    private final JdbcPerformance store;
    private final CaseCatalogue catalogue;
    private final PackView<Declarations> declarations;
    private final Audit audit;
    private final Clock clock;

    public DefaultPerformance(Database database, CaseCatalogue catalogue, PackContent packs, Audit audit, Clock clock) {
        this.database = database;
        this.store = new JdbcPerformance(database);
        this.catalogue = catalogue;
        this.declarations = PackView.of(packs, content -> new Declarations(content.files(PerformancePart.FILES)));
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Declared declared() {
        return declarations.get().declared();
    }

    @Override
    public Board board(String code, By by, Scope scope) {
        Period period = period(code);
        Optional<Frozen> frozen = store.findFrozen(code);
        List<Finding> cases = findings(period, frozen, scope);
        var tally = new Tally(declared().indicators());
        return new Board(period, frozen.orElse(null), tally.line("", cases), tally.lines(cases, key(by)));
    }

    private static Function<Finding, String> key(By by) {
        return by == By.AREA ? Finding::district : Finding::departmentOrNone;
    }

    private List<Finding> findings(Period period, Optional<Frozen> frozen, Scope scope) {
        return frozen.isPresent() ? store.kept(period.code(), scope) : live(period, scope);
    }

    /** What of a period that still runs will be due later is not due yet. */
    private List<Finding> live(Period whole, Scope scope) {
        Instant now = clock.instant();
        var period = new Period(whole.code(), whole.from(), now.isBefore(whole.to()) ? now : whole.to());
        return store.histories(period, scope, this::isOpen).stream()
                .map(one -> finding(one, period))
                .filter(finding -> !finding.facts().isEmpty())
                .toList();
    }

    @Override
    public List<TallyLine> tallies(String code, Scope scope) {
        Period period = period(code);
        List<CaseHistory> histories = store.histories(period, scope, this::isOpen);
        return declarations.get().tallies.stream()
                .flatMap(tally -> tally.value().lines(histories, period).stream())
                .toList();
    }

    private Finding finding(CaseHistory one, Period period) {
        return new Finding(
                one.id(),
                one.number(),
                one.classCode(),
                one.department(),
                one.region(),
                declarations.get().factsOf(one, period),
                declarations.get().excludedBy(one));
    }

    /** A state that the flow of today does not know was one of an older version: it counts as open. */
    private boolean isOpen(String flow, String state) {
        return catalogue.flows().stream()
                .filter(one -> one.key().equals(flow))
                .flatMap(one -> one.states().stream())
                .filter(one -> one.code().equals(state))
                .allMatch(one -> one.kind() == FlowState.Kind.OPEN);
    }

    @Override
    public List<Counted> cases(Question question, Scope scope) {
        Period period = period(question.period());
        Indicator indicator = indicator(question.indicator());
        String line = question.line();
        var tally = new Tally(declared().indicators());
        return findings(period, store.findFrozen(period.code()), scope).stream()
                .filter(one -> line == null || key(question.by()).apply(one).equals(line))
                .filter(one -> tally.isIn(indicator, question.part(), one))
                .limit(MOST_CASES)
                .map(Finding::counted)
                .toList();
    }

    private @Nullable Indicator indicator(String code) {
        return declared().indicators().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> refused(
                        "indicator", "CASE-171", "There is no indicator " + code + ".", "Name one that is declared."));
    }

    @Override
    public Frozen freeze(String code, Caller caller) {
        if (!caller.may(Permission.CASE_SUPERVISE))
            throw new NotAllowedException("The permission case.supervise is missing.");
        Period period = period(code);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (now.isBefore(period.to()))
            throw refused("period", "CASE-172", code + " has not ended.", "Freeze it when it has.");
        return database.inTransaction(() -> {
            List<Finding> cases = live(period, Scope.ALL);
            var declared = new Json(JsonMapper.shared().writeValueAsString(declared()));
            if (!store.freeze(period, now, caller.name(), declared, cases, digest(cases)))
                throw refused("period", "CASE-173", code + " is frozen.", "Look at it as it was frozen.");
            audit.record(caller.name(), "performance.frozen", "period:" + code, "{\"cases\": " + cases.size() + "}");
            return store.findFrozen(code).orElseThrow();
        });
    }

    static byte[] digest(List<Finding> cases) {
        MessageDigest digest = Sha256.begin();
        for (Finding one : cases)
            digest.update("%s %s %s %s\n"
                    .formatted(one.id(), one.number(), new TreeSet<>(one.facts()), one.excludedBy())
                    .getBytes(StandardCharsets.UTF_8));
        return digest.digest();
    }

    @Override
    public List<Frozen> frozen() {
        return store.frozen();
    }

    private static Period period(String code) {
        return Period.find(code)
                .orElseThrow(() -> refused(
                        "period",
                        "CASE-170",
                        "This is no period.",
                        "Give a year, a quarter or a month: 2026, 2026-Q4, 2026-11."));
    }

    private static FaultException refused(String field, String code, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }
}
