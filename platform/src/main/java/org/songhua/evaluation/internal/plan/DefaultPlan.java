package org.songhua.evaluation.internal.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.indicator.Light;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Query;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.PlanDefinition;
import org.songhua.evaluation.PlanDefinition.Baseline;
import org.songhua.evaluation.PlanDefinition.Clause;
import org.songhua.evaluation.RegionGroup;
import org.songhua.evaluation.internal.DeclaredIndicators;
import org.songhua.evaluation.internal.Years;
import org.songhua.evaluation.internal.compute.Geography;
import org.songhua.evaluation.internal.declared.CityClasses;
import org.songhua.evaluation.internal.declared.GroupsPart;
import org.songhua.evaluation.internal.values.JdbcValues;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.springframework.stereotype.Service;

/** The plan against the values. */
@Service
class DefaultPlan implements Plan {
    private static final Set<String> STATES = Set.of("not_begun", "under_way", "done", "failed");
    private static final int MOST_TEXT = 1000;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final DeclaredIndicators indicators;
    private final Evaluation evaluation;
    private final JdbcValues values;
    private final JdbcPlan store;
    private final Supplies supplies;
    private final List<RegionGroup> groups;
    private final PackView<CityClasses> classes;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    DefaultPlan(
            DeclaredIndicators indicators,
            Evaluation evaluation,
            JdbcValues values,
            JdbcPlan store,
            PackContent content,
            Database database,
            Audit audit,
            Clock clock) {
        this.indicators = indicators;
        this.evaluation = evaluation;
        this.values = values;
        this.store = store;
        this.supplies = new Supplies(content);
        this.groups = PackView.listOf(content, GroupsPart::read);
        this.classes = PackView.of(content, CityClasses::of);
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<PlanDefinition> plans() {
        return indicators.plans();
    }

    private PlanDefinition plan(@Nullable String code) {
        return PlanDefinition.choose(plans(), code);
    }

    @Override
    public Board board(@Nullable String code, String geography, String period, Scope scope) {
        PlanDefinition plan = plan(code);
        var sight = new Sight(geography, period, scope);
        var reports = new HashMap<Integer, Map<Integer, Report>>();
        for (Report report : store.reports(geography)) {
            reports.computeIfAbsent(report.clause(), c -> new TreeMap<>()).put(report.commitment(), report);
        }
        List<ClauseStand> clauses = plan.clauses().stream()
                .map(clause -> clause(clause, sight, reports.getOrDefault(clause.number(), Map.of())))
                .toList();
        return new Board(plan, geography, period, clauses);
    }

    private ClauseStand clause(Clause clause, Sight sight, Map<Integer, Report> reports) {
        List<Stand> stands = clause.indicators().stream()
                .map(indicators::find)
                .flatMap(Optional::stream)
                .map(sight::stand)
                .toList();
        Light.Judged judged = Light.worst(stands.stream().map(Stand::light).toList());
        return new ClauseStand(clause, judged.light(), judged.rule(), stands, reports);
    }

    @Override
    public Optional<Stand> stand(String indicator, String geography, String period, Scope scope) {
        return indicators.find(indicator).map(new Sight(geography, period, scope)::stand);
    }

    @Override
    public List<Stand> stands(@Nullable String edition, String geography, String period, Scope scope) {
        var sight = new Sight(geography, period, scope);
        return indicators.list().stream()
                .filter(one -> edition == null || one.series().code().equals(edition))
                .map(sight::stand)
                .toList();
    }

    /** Values and targets as seen from a region, read once. */
    private final class Sight {
        private final String geography;
        private final String period;
        private final Scope scope;
        private final Map<String, IndicatorValue> newest = new HashMap<>();
        private final Set<String> read = new HashSet<>();
        private final List<Target> set = store.targets(today());
        private final Supplies named = supplies.naming(new PlaceNames(evaluation));

        Sight(String geography, String period, Scope scope) {
            Years.require(period);
            this.geography = geography;
            this.period = period;
            this.scope = scope;
            group(geography).ifPresent(this::add);
        }

        /** A group has values of its own only where its members do not make one. */
        private void add(RegionGroup group) {
            List<IndicatorValue> values = evaluation.values(new Query(null, null, null, null), scope);
            var made = new GroupValues(group, period, values);
            for (IndicatorDefinition indicator : indicators.list())
                made.of(indicator).ifPresent(value -> newest.put(indicator.id() + "@" + geography, value));
        }

        private @Nullable IndicatorValue newest(String indicator, String where) {
            if (read.add(where)) {
                for (IndicatorValue value : evaluation.values(new Query(null, where, null, null), scope)) {
                    if (value.period().compareTo(period) <= 0)
                        newest.merge(value.indicator() + "@" + where, value, Sight::later);
                }
            }
            return newest.get(indicator + "@" + where);
        }

        private static IndicatorValue later(IndicatorValue a, IndicatorValue b) {
            return a.period().compareTo(b.period()) >= 0 ? a : b;
        }

        Stand stand(IndicatorDefinition indicator) {
            return standing(indicator).stand(named);
        }

        Standing standing(IndicatorDefinition indicator) {
            PlanDefinition.Target declared = declared(indicator.id());
            String where = declared != null && !isRegion(declared.geography()) ? declared.geography() : geography;
            boolean fits = declared != null && declared.geography().equals(where);
            var points = new TreeMap<LocalDate, Double>();
            if (fits) points.putAll(Objects.requireNonNull(declared).points());
            for (Target target : set) {
                Double value = target.value();
                boolean mine = target.indicator().equals(indicator.id())
                        && target.geography().equals(where);
                if (mine && value != null) points.put(target.due(), value);
            }
            Baseline baseline = fits ? Objects.requireNonNull(declared).baseline() : null;
            IndicatorValue value = newest(indicator.id(), where);
            return new Standing(
                    indicator,
                    where,
                    value,
                    points,
                    baseline,
                    period,
                    classes.get().of(where));
        }

        private PlanDefinition.@Nullable Target declared(String indicator) {
            return plans().stream()
                    .flatMap(plan -> plan.targets().stream())
                    .filter(target -> target.indicator().equals(indicator))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public List<RegionGroup> groups() {
        return groups;
    }

    private Optional<RegionGroup> group(String geography) {
        return groups.stream().filter(one -> one.geography().equals(geography)).findFirst();
    }

    /** A division code or a group of such, as against a named area such as the metropolitan one. */
    private static boolean isRegion(String geography) {
        return geography.indexOf(':') < 0 || geography.startsWith(RegionGroup.PREFIX);
    }

    /** Targets take effect by the day in China. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    @Override
    public Target setTarget(NewTarget target, Caller caller) {
        var log = new FaultLog(10);
        figure(log, target.indicator(), "/indicator", target.value(), "/value");
        text(log, "/reason", target.reason(), "Say why the target is set or changed.");
        text(log, "/reference", target.reference(), "Name the document that sets it.");
        log.throwIfAny();
        requireSight(target.geography(), caller);
        return database.inTransaction(() -> set(target, caller));
    }

    private void figure(FaultLog log, String indicator, String field, @Nullable Double value, String valueField) {
        if (indicators.find(indicator).isEmpty())
            fault(log, "EVAL-021", field, "There is no such indicator.", "Take its id from the list.");
        if (value != null && !Double.isFinite(value))
            fault(log, "EVAL-022", valueField, "This is no number.", "Give a number in the unit of the indicator.");
    }

    private Target set(NewTarget target, Caller caller) {
        LocalDate today = today();
        audit.record(
                caller.name(),
                "target.set",
                target.indicator() + "@" + target.geography(),
                "{\"due\": \"" + target.due() + "\"}");
        LocalDate effective = target.effective();
        return store.set(target, effective == null ? today : effective, caller.name(), today);
    }

    @Override
    public List<Target> setTargets(NewTargetSet set, Caller caller) {
        var log = new FaultLog(100);
        if (set.values().isEmpty())
            fault(log, "EVAL-037", "/values", "This is a set without a target.", "Give a number for an indicator.");
        set.values().forEach((indicator, value) -> {
            String field = "/values/" + indicator;
            figure(log, indicator, field, value, field);
        });
        text(log, "/reason", set.reason(), "Say why the targets are set or changed.");
        text(log, "/reference", set.reference(), "Name the document that sets them.");
        log.throwIfAny();
        requireSight(set.geography(), caller);
        return database.inTransaction(() -> set.values().entrySet().stream()
                .map(one -> new NewTarget(
                        one.getKey(),
                        set.geography(),
                        set.due(),
                        one.getValue(),
                        set.reason(),
                        set.reference(),
                        set.effective()))
                .map(target -> set(target, caller))
                .toList());
    }

    @Override
    public List<TargetSet> targetSets(@Nullable String code, String geography, String period, Scope scope) {
        var sight = new Sight(geography, period, scope);
        List<Standing> standings =
                indicators.list().stream().map(sight::standing).toList();
        return plan(code).milestones().stream()
                .sorted(Comparator.comparing(PlanDefinition.Milestone::day))
                .map(milestone -> new TargetSet(milestone.day(), milestone.text(), aims(standings, milestone.day())))
                .toList();
    }

    private static List<Aim> aims(List<Standing> standings, LocalDate due) {
        return standings.stream()
                .map(standing -> standing.aim(due))
                .filter(Objects::nonNull)
                .toList();
    }

    private static void requireSight(String geography, Caller caller) {
        Scope scope = caller.scope();
        if (scope.regions().isEmpty() || scope.regions().stream().anyMatch(geography::startsWith)) return;
        throw new NotAllowedException("The region " + geography + " is outside your scope.");
    }

    private static void text(FaultLog log, String field, String text, String remedy) {
        if (text.isBlank() || text.length() > MOST_TEXT)
            fault(log, "EVAL-023", field, "This is empty or too long.", remedy);
    }

    private static void fault(FaultLog log, String code, String field, String problem, String remedy) {
        log.accept(Fault.refused(code, Place.atField(field), problem, remedy));
    }

    @Override
    public List<Target> targetHistory(String indicator, String geography) {
        return store.history(indicator, geography, today());
    }

    @Override
    public Report report(NewReport report, Caller caller) {
        var log = new FaultLog(10);
        boolean known = plan(report.plan()).clauses().stream()
                .filter(clause -> clause.number() == report.clause())
                .flatMap(clause -> clause.commitments().stream())
                .anyMatch(commitment -> commitment.sequence() == report.commitment());
        if (!known)
            fault(
                    log,
                    "EVAL-028",
                    "/commitment",
                    "The plan has no such commitment.",
                    "Give clause and sequence of one.");
        if (!STATES.contains(report.state()))
            fault(log, "EVAL-029", "/state", "This is no state.", "Give not_begun, under_way, done or failed.");
        text(log, "/note", report.note(), "Say in a sentence where it stands.");
        boolean bare = report.state().equals("done")
                && (report.evidence() == null || report.evidence().isBlank());
        if (bare)
            fault(log, "EVAL-030", "/evidence", "What is done needs evidence.", "Name the document that proves it.");
        log.throwIfAny();
        requireSight(report.geography(), caller);
        return database.inTransaction(() -> {
            audit.record(
                    caller.name(),
                    "commitment.reported",
                    report.clause() + "." + report.commitment() + "@" + report.geography(),
                    "{}");
            return store.report(report, caller.name());
        });
    }

    @Override
    public List<Reporting> reporting(String within, int level, String period, Scope scope) {
        List<String> wanted = indicators.list().stream()
                .filter(indicator -> !indicator.isComputed() && indicator.otherwise() == Status.NOT_COLLECTED)
                .map(IndicatorDefinition::id)
                .toList();
        var there = new HashMap<String, Set<String>>();
        evaluation
                .values(new Query(null, null, within, period), scope)
                .forEach(value -> there.computeIfAbsent(value.geography(), g -> new HashSet<>())
                        .add(value.indicator()));
        var waiting = new HashMap<String, Integer>();
        values.proposed().stream()
                .filter(value -> value.period().equals(period))
                .forEach(value -> waiting.merge(value.geography(), 1, Integer::sum));
        var head = new Geography(within, within, 0, 0, 0, "");
        var reporting = new ArrayList<Reporting>();
        for (Evaluation.Area area : evaluation.places(scope)) {
            if (area.level() != level || !head.holds(area.code())) continue;
            Set<String> known = there.getOrDefault(area.code(), Set.of());
            List<String> missing =
                    wanted.stream().filter(id -> !known.contains(id)).toList();
            reporting.add(new Reporting(
                    area.code(),
                    area.name(),
                    level,
                    wanted.size() - missing.size(),
                    waiting.getOrDefault(area.code(), 0),
                    missing));
        }
        return reporting;
    }
}
