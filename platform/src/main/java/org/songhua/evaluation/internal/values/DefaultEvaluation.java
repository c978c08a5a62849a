package org.songhua.evaluation.internal.values;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
import org.songhua.evaluation.internal.compute.Computation;
import org.songhua.evaluation.internal.compute.Computation.Outcome;
import org.songhua.evaluation.internal.compute.Explanation;
import org.songhua.evaluation.internal.compute.Geography;
import org.songhua.evaluation.internal.compute.JdbcTotals;
import org.songhua.evaluation.internal.compute.Moment;
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
    private static final Pattern PERIOD = Pattern.compile("(19|20|21)[0-9]{2}");
    private static final int MOST_TEXT = 1000;

    private final DeclaredIndicators indicators;
    private final JdbcTotals totals;
    private final JdbcValues values;
    private final Database database;
    private final Audit audit;

    DefaultEvaluation(
            DeclaredIndicators indicators, JdbcTotals totals, JdbcValues values, Database database, Audit audit) {
        this.indicators = indicators;
        this.totals = totals;
        this.values = values;
        this.database = database;
        this.audit = audit;
    }

    @Override
    public synchronized Run evaluate(String period, Caller caller) {
        requirePeriod(period);
        long begin = System.nanoTime();
        List<IndicatorDefinition> computed = inOrder();
        Instant asOf = values.now();
        var computation = computation(asOf, period, computed);
        return database.inTransaction(() -> {
            long number = values.begin(period, asOf, caller.name());
            computation.inputs().values().forEach(input -> values.addInput(number, source(input)));
            var run = new Writing(computation, number, period);
            computed.forEach(run::write);
            values.end(number, run.written, run.reused);
            audit.record(caller.name(), "indicators.computed", "run:" + number, "{\"period\": \"" + period + "\"}");
            return new Run(number, period, asOf, run.written, run.reused, (System.nanoTime() - begin) / 1_000_000);
        });
    }

    private static void requirePeriod(String period) {
        if (PERIOD.matcher(period).matches()) return;
        throw new FaultException(Fault.refused(
                "EVAL-020", Place.atField("/period"), "\"" + period + "\" is no year.", "Give a year such as 2025."));
    }

    private static Source source(JdbcTotals.Input input) {
        return new Source(
                input.classCode(),
                input.objects(),
                input.digest(),
                input.datasets().text());
    }

    private Computation computation(Instant asOf, String period, List<IndicatorDefinition> of) {
        var classes = new TreeSet<String>();
        of.forEach(indicator -> classes.addAll(Computation.classes(indicator)));
        return new Computation(totals, new Moment(asOf), period, List.copyOf(classes));
    }

    /** Each after those that its formula refers to. */
    private List<IndicatorDefinition> inOrder() {
        var needs = new TreeMap<String, Set<String>>();
        for (IndicatorDefinition indicator : indicators.list())
            needs.put(indicator.id(), IndicatorReader.needs(indicator));
        return Formulas.order(needs).stream()
                .map(id -> indicators.find(id).orElseThrow())
                .filter(IndicatorDefinition::isComputed)
                .toList();
    }

    /** One run while it writes. */
    private final class Writing {
        private final Computation computation;
        private final long number;
        private final String period;
        private final Map<String, String> hashes = new HashMap<>();
        private int written;
        private int reused;

        Writing(Computation computation, long number, String period) {
            this.computation = computation;
            this.number = number;
            this.period = period;
        }

        void write(IndicatorDefinition indicator) {
            var before = new HashMap<String, IndicatorValue>();
            values.current(new Query(indicator.id(), null, null, null)).stream()
                    .filter(value -> value.period().compareTo(period) <= 0)
                    .forEach(value -> before.merge(
                            value.geography(), value, (a, b) -> a.period().equals(period) ? a : b));
            for (Geography geography : computation.geographies())
                write(indicator, geography, before.get(geography.code()));
        }

        private void write(IndicatorDefinition indicator, Geography geography, @Nullable IndicatorValue before) {
            String digest = computation.inputDigest(indicator, geography, needed(indicator, geography));
            IndicatorValue same = before != null && before.period().equals(period) ? before : null;
            if (same != null && same.state().equals("APPROVED")) return;
            if (same != null && digest.equals(same.inputDigest())) {
                reused++;
                hashes.put(same.indicator() + "@" + same.geography(), same.hash());
                return;
            }
            Outcome outcome = computation.compute(indicator, indicators.words(indicator), geography);
            IndicatorValue value = value(indicator, geography, digest, outcome, before);
            hashes.put(value.indicator() + "@" + value.geography(), value.hash());
            values.replace(value, indicator.unitText());
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
        var sees = new Sight(scope);
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
        var sees = new Sight(scope);
        return values.history(indicator, geography).stream().filter(sees::sees).toList();
    }

    @Override
    public List<Area> places(Scope scope) {
        var sees = new Sight(scope);
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
        return values.find(id).filter(new Sight(scope)::sees);
    }

    private Lineage lineage(IndicatorValue value, int limit, Scope scope) {
        IndicatorDefinition indicator = indicators.find(value.indicator()).orElseThrow();
        Long run = value.run();
        if (run == null || !indicator.isComputed()) return Explanation.byHand(value, indicator);
        var computation = computation(values.asOf(run), value.period(), List.of(indicator));
        var explanation = new Explanation(totals, computation, indicator, indicators.words(indicator));
        return explanation.of(value, values.inputs(run), limit, scope);
    }

    @Override
    public Optional<Repetition> repeat(long id, Scope scope) {
        return visible(id, scope).filter(value -> value.run() != null).map(this::repeat);
    }

    private Repetition repeat(IndicatorValue value) {
        List<IndicatorDefinition> computed = inOrder();
        var computation = computation(values.asOf(Objects.requireNonNull(value.run())), value.period(), computed);
        Geography geography = computation.geographies().stream()
                .filter(one -> one.code().equals(value.geography()))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("The region " + value.geography() + " was not there then."));
        IndicatorDefinition wanted = indicators.find(value.indicator()).orElseThrow();
        for (IndicatorDefinition other : computed) {
            if (IndicatorReader.needs(wanted).contains(other.id())) {
                computation.compute(other, indicators.words(other), geography);
            }
        }
        Outcome outcome = computation.compute(wanted, indicators.words(wanted), geography);
        String digest = IndicatorReader.needs(wanted).isEmpty()
                ? computation.inputDigest(wanted, geography, Map.of())
                : value.inputDigest();
        String again = hash(
                value.indicator(),
                value.geography(),
                value.period(),
                computation.boundaries(wanted, geography),
                digest,
                outcome.measured());
        return new Repetition(value.hash(), again, again.equals(value.hash()));
    }

    @Override
    public IndicatorValue propose(Proposal proposal, Caller caller) {
        IndicatorDefinition indicator = checked(proposal);
        if (!new Sight(caller.scope()).sees(proposal.geography())) {
            throw new NotAllowedException("The region " + proposal.geography() + " is outside your scope.");
        }
        double scale = indicator.unit().scale();
        var measured =
                new Measured(Status.MEASURED, proposal.value(), proposal.value() * scale, Double.NaN, Double.NaN);
        var value = new IndicatorValue(
                0,
                proposal.indicator(),
                proposal.geography(),
                "entered",
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
                        "entered",
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

    private IndicatorDefinition checked(Proposal proposal) {
        var log = new FaultLog(10);
        Optional<IndicatorDefinition> indicator = indicators.find(proposal.indicator());
        if (indicator.isEmpty())
            fault(log, "EVAL-021", "/indicator", "There is no such indicator.", "Take its id from the list.");
        if (!PERIOD.matcher(proposal.period()).matches())
            fault(log, "EVAL-020", "/period", "This is no year.", "Give a year such as 2025.");
        if (!Double.isFinite(proposal.value()))
            fault(log, "EVAL-022", "/value", "This is no number.", "Give a number in the unit of the indicator.");
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
        return new NotFoundException("There is no value " + id + ".");
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

    /** What a scope lets one see: values of regions in it, made of classes in it. */
    private final class Sight {
        private final Scope scope;

        Sight(Scope scope) {
            this.scope = scope;
        }

        boolean sees(IndicatorValue value) {
            return sees(value.geography()) && classes(value).stream().allMatch(scope::allowsClass);
        }

        boolean sees(String code) {
            if (scope.regions().isEmpty()) return true;
            String head = new Geography(code, code, 0, 0, 0, "").head();
            return !head.isEmpty() && scope.regions().stream().anyMatch(head::startsWith);
        }
    }
}
