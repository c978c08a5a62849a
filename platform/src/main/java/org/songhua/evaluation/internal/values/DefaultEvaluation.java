package org.songhua.evaluation.internal.values;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.formula.Formulas;
import org.songhua.engine.indicator.Fingerprint;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.IndicatorValue.Entry;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.songhua.evaluation.internal.Years;
import org.songhua.evaluation.internal.compute.Computation;
import org.songhua.evaluation.internal.compute.Computation.Outcome;
import org.songhua.evaluation.internal.compute.Explanation;
import org.songhua.evaluation.internal.compute.Geography;
import org.songhua.evaluation.internal.compute.JdbcContributions;
import org.songhua.evaluation.internal.compute.JdbcTotals;
import org.songhua.evaluation.internal.declared.IndicatorReader;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;

/** Values by runs and by people. One run at a time; readers are never kept waiting. */
@Service
class DefaultEvaluation implements Evaluation {
    private static final int MOST_TEXT = 1000;
    /** Boundary of a value entered for what is no region of the record; nobody can say whether it changed. */
    private static final String UNKNOWN_BOUNDARY = "entered";

    private final DeclaredIndicators indicators;
    private final Computations computations;
    private final JdbcTotals totals;
    private final JdbcContributions contributions;
    private final JdbcValues values;
    private final Database database;
    private final Audit audit;

    DefaultEvaluation(
            DeclaredIndicators indicators,
            Computations computations,
            JdbcTotals totals,
            JdbcContributions contributions,
            JdbcValues values,
            Database database,
            Audit audit) {
        this.indicators = indicators;
        this.computations = computations;
        this.totals = totals;
        this.contributions = contributions;
        this.values = values;
        this.database = database;
        this.audit = audit;
    }

    @Override
    public synchronized Run evaluate(String period, Caller caller) {
        Years.require(period);
        long begin = System.nanoTime();
        List<IndicatorDefinition> computed = inOrder();
        Instant asOf = values.now();
        Computations.Begun begun = computations.begin(asOf, period, classes(computed));
        Computation computation = begun.computation();
        return database.inTransaction(() -> {
            long number = values.begin(period, asOf, caller.name(), begun.edit());
            computation.inputs().values().forEach(input -> values.addInput(number, source(input)));
            var run = new Writing(computation, number, period, computed);
            computed.forEach(run::write);
            run.rollUp(new Rollup(computation.geographies(), values.approved(period, asOf)));
            values.end(number, run.written, run.reused);
            audit.record(caller.name(), "indicators.computed", "run:" + number, "{\"period\": \"" + period + "\"}");
            return new Run(number, period, asOf, run.written, run.reused, (System.nanoTime() - begin) / 1_000_000);
        });
    }

    private static Source source(JdbcTotals.Input input) {
        return new Source(
                input.classCode(),
                input.objects(),
                input.digest(),
                input.datasets().text());
    }

    private static List<String> classes(List<IndicatorDefinition> of) {
        var classes = new TreeSet<String>();
        of.forEach(indicator -> classes.addAll(Computation.classes(indicator)));
        return List.copyOf(classes);
    }

    /** Each after those that its formula refers to. */
    private List<IndicatorDefinition> inOrder() {
        var needs = new TreeMap<String, Set<String>>();
        var byId = new TreeMap<String, IndicatorDefinition>();
        for (IndicatorDefinition indicator : indicators.list()) {
            byId.put(indicator.id(), indicator);
            needs.put(indicator.id(), IndicatorReader.needs(indicator));
        }
        return Formulas.order(needs).stream()
                .map(byId::get)
                .filter(IndicatorDefinition::isComputed)
                .toList();
    }

    /** One run while it writes. */
    private final class Writing {
        private final Computation computation;
        private final long number;
        private final String period;
        private final Map<String, String> hashes = new HashMap<>();
        private final Map<String, JdbcValues.Standing> standing;
        private final Set<String> referred = new TreeSet<>();
        private int written;
        private int reused;

        Writing(Computation computation, long number, String period, List<IndicatorDefinition> all) {
            this.computation = computation;
            this.number = number;
            this.period = period;
            this.standing = values.standing(period);
            all.forEach(one -> referred.addAll(IndicatorReader.needs(one)));
        }

        /** Values are not looked at one by one when nothing that they are made of changed. */
        void write(IndicatorDefinition indicator) {
            if (stands(indicator)) reused += computation.geographies().size();
            else writeAll(indicator);
        }

        /** What refers to others or is referred to needs its values at hand. */
        private boolean stands(IndicatorDefinition indicator) {
            var found = standing.get(indicator.id());
            return found != null
                    && found.values() == computation.geographies().size()
                    && found.version().equals(computation.formulaVersion(indicator))
                    && !referred.contains(indicator.id())
                    && IndicatorReader.needs(indicator).isEmpty()
                    && computation.isAsBefore(indicator);
        }

        private void writeAll(IndicatorDefinition indicator) {
            var before = new HashMap<String, IndicatorValue>();
            values.current(new Query(indicator.id(), null, null, null)).stream()
                    .filter(value -> value.period().compareTo(period) <= 0)
                    .forEach(value -> before.merge(
                            value.geography(), value, (a, b) -> a.period().equals(period) ? a : b));
            var now = new ArrayList<IndicatorValue>();
            for (Geography geography : computation.geographies())
                write(indicator, geography, before.get(geography.code()), now);
            values.replace(indicator.id(), period, now, indicator.unitText());
            written += now.size();
        }

        private void write(
                IndicatorDefinition indicator,
                Geography geography,
                @Nullable IndicatorValue before,
                List<IndicatorValue> now) {
            String digest = computation.inputDigest(indicator, geography, needed(indicator, geography));
            IndicatorValue same = before != null && before.period().equals(period) ? before : null;
            if (same != null && (same.state().equals("APPROVED") || digest.equals(same.inputDigest()))) {
                keep(same);
                return;
            }
            Outcome outcome = computation.compute(indicator, indicators.words(indicator), geography);
            IndicatorValue value = value(indicator, geography, digest, outcome, before);
            hashes.put(value.indicator() + "@" + value.geography(), value.hash());
            now.add(value);
        }

        /** Formulas that refer to the indicator go on from the value that counts. */
        private void keep(IndicatorValue same) {
            if (!same.state().equals("APPROVED")) reused++;
            hashes.put(same.indicator() + "@" + same.geography(), same.hash());
            computation.know(same.indicator(), same.geography(), same.measured());
        }

        /** Regions without a value of their own, from the parts for which people entered one. */
        void rollUp(Rollup rollup) {
            for (String id : rollup.indicators()) {
                Optional<IndicatorDefinition> indicator = indicators.find(id).filter(one -> !one.isComputed());
                if (indicator.isEmpty()) continue;
                for (Geography geography : computation.geographies()) {
                    rollup.of(indicator.get(), geography)
                            .ifPresent(rolled -> rolled(indicator.get(), geography, rolled));
                }
            }
        }

        private void rolled(IndicatorDefinition indicator, Geography geography, Rollup.Rolled rolled) {
            List<IndicatorValue> there = values.current(new Query(indicator.id(), geography.code(), null, null));
            IndicatorValue before = there.stream()
                    .filter(value -> value.period().compareTo(period) <= 0)
                    .reduce((first, second) -> second)
                    .orElse(null);
            if (before != null
                    && before.period().equals(period)
                    && rolled.digest().equals(before.inputDigest())) {
                reused++;
                return;
            }
            var outcome = new Outcome(rolled.measured(), 0, rolled.wanting());
            values.replace(value(indicator, geography, rolled.digest(), outcome, before), indicator.unitText());
            written++;
        }

        private Map<String, String> needed(IndicatorDefinition indicator, Geography geography) {
            var needed = new TreeMap<String, String>();
            for (String id : IndicatorReader.needs(indicator)) {
                needed.put(id, hashes.getOrDefault(id + "@" + geography.code(), ""));
            }
            return needed;
        }

        private IndicatorValue value(
                IndicatorDefinition indicator,
                Geography geography,
                String digest,
                Outcome outcome,
                @Nullable IndicatorValue before) {
            String boundaries = computation.boundaries(indicator, geography);
            boolean broken = before != null
                    && before.measured().status().hasValue()
                    && !before.geographyVersion().equals(UNKNOWN_BOUNDARY)
                    && !before.geographyVersion().equals(boundaries);
            return new IndicatorValue(
                    0,
                    indicator.id(),
                    geography.code(),
                    boundaries,
                    period,
                    outcome.measured(),
                    broken,
                    outcome.lacking(),
                    outcome.wanting(),
                    computation.formulaVersion(indicator),
                    digest,
                    hash(indicator.id(), geography.code(), period, boundaries, digest, outcome.measured()),
                    number,
                    "COMPUTED",
                    null,
                    Instant.EPOCH,
                    null);
        }
    }

    private static String hash(
            String indicator,
            String geography,
            String period,
            String boundaries,
            @Nullable String digest,
            Measured measured) {
        return Fingerprint.of(
                indicator,
                geography,
                period,
                boundaries,
                digest == null ? "" : digest,
                measured.status(),
                measured.value(),
                measured.numerator(),
                measured.denominator(),
                measured.net());
    }

    @Override
    public List<IndicatorValue> values(Query query, Scope scope) {
        String within = query.within();
        var sees = new Sight(indicators, scope);
        return values.current(query).stream()
                .filter(sees::sees)
                .filter(value -> within == null || holds(within, value.geography()))
                .toList();
    }

    private static boolean holds(String within, String code) {
        var region = new Geography(within, within, 0, 0, 0, "");
        return within.equals(Geography.ALL) || region.holds(code);
    }

    @Override
    public List<IndicatorValue> history(String indicator, String geography, Scope scope) {
        var sees = new Sight(indicators, scope);
        return values.history(indicator, geography).stream()
                .filter(sees::sees)
                .filter(value -> !isSuppressed(value))
                .toList();
    }

    @Override
    public List<Area> places(Scope scope) {
        var sees = new Sight(indicators, scope);
        return totals.regionsNow().stream()
                .filter(region -> sees.sees(region.code()))
                .map(region -> new Area(region.code(), region.name(), region.level()))
                .sorted(Comparator.comparingInt(Area::level).thenComparing(Area::code))
                .toList();
    }

    @Override
    public Optional<Lineage> lineage(long id, int limit, Scope scope) {
        return visible(id, scope).map(value -> lineage(value, limit, scope));
    }

    private Optional<IndicatorValue> visible(long id, Scope scope) {
        return values.find(id).filter(new Sight(indicators, scope)::sees).filter(value -> !isSuppressed(value));
    }

    /** A number that was told before it was decided not to show it is not shown either. */
    private boolean isSuppressed(IndicatorValue value) {
        boolean counted = value.state().equals("COMPUTED") || value.state().equals("APPROVED");
        return counted
                && value.measured().status().hasValue()
                && values.current(new Query(value.indicator(), value.geography(), null, value.period())).stream()
                        .anyMatch(now -> now.measured().status() == Status.SUPPRESSED);
    }

    private Lineage lineage(IndicatorValue value, int limit, Scope scope) {
        IndicatorDefinition indicator = indicators.find(value.indicator()).orElseThrow();
        Long run = value.run();
        if (run == null) return Explanation.byHand(value, indicator);
        if (!indicator.isComputed()) return ofParts(value, indicator, run, limit, scope);
        var computation = computations.asRead(run, value.period());
        var explanation = new Explanation(totals, contributions, computation, indicator, indicators.words(indicator));
        return explanation.of(value, values.inputs(run), limit, scope);
    }

    private Lineage ofParts(IndicatorValue value, IndicatorDefinition indicator, long run, int limit, Scope scope) {
        var sees = new Sight(indicators, scope);
        Map<String, String> names = new HashMap<>();
        totals.regionsNow().forEach(region -> names.put(region.code(), region.name()));
        Map<String, Measured> parts = new TreeMap<>(
                rolled(value, indicator, run).map(Rollup.Rolled::parts).orElse(Map.of()));
        parts.keySet().removeIf(code -> !sees.sees(code));
        return Explanation.ofParts(value, indicator, parts, names, limit);
    }

    private Optional<Rollup.Rolled> rolled(IndicatorValue value, IndicatorDefinition indicator, long run) {
        Instant asOf = values.asOf(run);
        var computation = computations.asRead(run, value.period());
        var rollup = new Rollup(computation.geographies(), values.approved(value.period(), asOf));
        return rollup.of(indicator, geography(computation, value));
    }

    private static Geography geography(Computation computation, IndicatorValue value) {
        return computation.geographies().stream()
                .filter(one -> one.code().equals(value.geography()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("region " + value.geography() + " at that time"));
    }

    @Override
    public Optional<Repetition> repeat(long id, Scope scope) {
        return visible(id, scope).filter(value -> value.run() != null).map(this::repeat);
    }

    private Repetition repeat(IndicatorValue value) {
        IndicatorDefinition wanted = indicators.find(value.indicator()).orElseThrow();
        long run = Objects.requireNonNull(value.run());
        String again = wanted.isComputed() ? again(value, wanted, run) : againOfParts(value, wanted, run);
        return new Repetition(value.hash(), again, again.equals(value.hash()));
    }

    private String again(IndicatorValue value, IndicatorDefinition wanted, long run) {
        List<IndicatorDefinition> computed = inOrder();
        Instant asOf = values.asOf(run);
        var computation = computations.anew(asOf, value.period(), classes(computed));
        Geography geography = geography(computation, value);
        Set<String> needed = allNeeded(wanted);
        Map<String, Measured> entered = new HashMap<>();
        values.approved(value.period(), asOf).stream()
                .filter(one -> one.geography().equals(geography.code()))
                .forEach(one -> entered.put(one.indicator(), one.measured()));
        for (IndicatorDefinition other : computed) {
            if (!needed.contains(other.id())) continue;
            Measured byHand = entered.get(other.id());
            if (byHand != null) computation.know(other.id(), geography.code(), byHand);
            else computation.compute(other, indicators.words(other), geography);
        }
        Outcome outcome = computation.compute(wanted, indicators.words(wanted), geography);
        String digest = needed.isEmpty() ? computation.inputDigest(wanted, geography, Map.of()) : value.inputDigest();
        return hash(
                value.indicator(),
                value.geography(),
                value.period(),
                computation.boundaries(wanted, geography),
                digest,
                outcome.measured());
    }

    private String againOfParts(IndicatorValue value, IndicatorDefinition wanted, long run) {
        Rollup.Rolled rolled = rolled(value, wanted, run).orElseThrow(() -> unknown(value.id()));
        return hash(
                value.indicator(),
                value.geography(),
                value.period(),
                value.geographyVersion(),
                rolled.digest(),
                rolled.measured());
    }

    /** What a formula refers to, what that refers to, and so on. */
    private Set<String> allNeeded(IndicatorDefinition indicator) {
        var all = new TreeSet<String>();
        var next = new ArrayDeque<>(IndicatorReader.needs(indicator));
        while (!next.isEmpty()) {
            String id = next.remove();
            if (all.add(id)) indicators.find(id).map(IndicatorReader::needs).ifPresent(next::addAll);
        }
        return all;
    }

    @Override
    public IndicatorValue propose(Proposal proposal, Caller caller) {
        IndicatorDefinition indicator = checked(proposal);
        if (!new Sight(indicators, caller.scope()).sees(proposal.geography())) {
            throw new NotAllowedException("The region " + proposal.geography() + " is outside your scope.");
        }
        Measured measured = EnteredFigures.measured(proposal, indicator.unit().scale());
        String boundaries = boundary(proposal.geography());
        var value = new IndicatorValue(
                0,
                proposal.indicator(),
                proposal.geography(),
                boundaries,
                proposal.period(),
                measured,
                false,
                0,
                null,
                null,
                null,
                hash(
                        proposal.indicator(),
                        proposal.geography(),
                        proposal.period(),
                        boundaries,
                        proposal.sourceFile(),
                        measured),
                null,
                "PROPOSED",
                new Entry(proposal.sourceFile(), proposal.reason(), caller.name(), null),
                Instant.EPOCH,
                null);
        return database.inTransaction(() -> {
            IndicatorValue kept = values.insert(value, indicator.unitText());
            audit.record(caller.name(), "indicator.entered", value.quote(), "{\"id\": " + kept.id() + "}");
            return kept;
        });
    }

    @Override
    public List<IndicatorValue> proposals(Scope scope) {
        var sees = new Sight(indicators, scope);
        return values.proposed().stream().filter(sees::sees).toList();
    }

    private String boundary(String code) {
        return totals.regionsNow().stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .map(Geography::version)
                .orElse(UNKNOWN_BOUNDARY);
    }

    private IndicatorDefinition checked(Proposal proposal) {
        var log = new FaultLog(10);
        Optional<IndicatorDefinition> indicator = indicators.find(proposal.indicator());
        if (indicator.isEmpty())
            fault(log, "EVAL-021", "/indicator", "There is no such indicator.", "Take its id from the list.");
        if (!Years.isOne(proposal.period()))
            fault(log, "EVAL-020", "/period", "This is no year.", "Give a year such as 2025.");
        EnteredFigures.check(proposal, indicator.map(one -> one.unit().scale()).orElse(null), log);
        if (proposal.geography().isBlank() || proposal.geography().length() > 40)
            fault(log, "EVAL-025", "/geography", "This is no region.", "Give a division code.");
        requireText(log, "/sourceFile", proposal.sourceFile(), "Name the file or document that it was taken from.");
        requireText(log, "/reason", proposal.reason(), "Say why it is entered by hand.");
        log.throwIfAny();
        return indicator.orElseThrow();
    }

    private static void requireText(FaultLog log, String field, String text, String remedy) {
        if (text.isBlank() || text.length() > MOST_TEXT)
            fault(log, "EVAL-023", field, "This is empty or too long.", remedy);
    }

    private static void fault(FaultLog log, String code, String field, String problem, String remedy) {
        log.accept(Fault.refused(code, Place.atField(field), problem, remedy));
    }

    @Override
    public IndicatorValue decide(long id, boolean approve, Caller caller) {
        IndicatorValue value = visible(id, caller.scope()).orElseThrow(() -> unknown(id));
        Entry entry = value.entry();
        if (entry == null || !value.state().equals("PROPOSED")) {
            throw new FaultException(Fault.refused(
                    "EVAL-024",
                    Place.NOWHERE,
                    "This value does not wait for approval.",
                    "Look at the list of proposals."));
        }
        if (entry.enteredBy().equals(caller.name())) {
            throw new NotAllowedException("Who entered a value does not approve it.");
        }
        return database.inTransaction(() -> {
            if (approve) values.supersede(value);
            IndicatorValue decided = values.decide(id, approve ? "APPROVED" : "REJECTED", caller.name())
                    .orElseThrow(() -> unknown(id));
            audit.record(
                    caller.name(),
                    approve ? "indicator.approved" : "indicator.rejected",
                    value.quote(),
                    "{\"id\": " + id + "}");
            return decided;
        });
    }

    private static NotFoundException unknown(long id) {
        return new NotFoundException("value " + id);
    }

    @Override
    public IndicatorValue publish(long id, Caller caller) {
        IndicatorValue value = visible(id, caller.scope()).orElseThrow(() -> unknown(id));
        Long run = value.run();
        if (run != null) Licences.require(values.inputs(run), classes(value));
        if (!value.state().equals("COMPUTED") && !value.state().equals("APPROVED")) {
            throw new FaultException(Fault.refused(
                    "EVAL-027", Place.NOWHERE, "This value was not approved.", "Have it approved first."));
        }
        return database.inTransaction(() -> {
            audit.record(caller.name(), "indicator.published", value.quote(), "{\"id\": " + id + "}");
            return values.publish(id, caller.name());
        });
    }

    private Set<String> classes(IndicatorValue value) {
        return indicators.find(value.indicator()).map(Computation::classes).orElse(Set.of());
    }
}
