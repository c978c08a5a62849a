package org.songhua.casework.internal.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.casework.TakenReport;
import org.songhua.casework.WorkCalendar;
import org.songhua.casework.WorkOrders;
import org.songhua.casework.internal.rules.PersonalData;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Work orders over the database: each step locks its order and stands in the audit log. */
public final class DefaultWorkOrders implements WorkOrders {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> KINDS = Set.of("verify", "dispose", "inspect", "patrol", "callback", "assist");
    private static final Set<String> RESULTS = Set.of("ok", "bad", "not_seen");
    private static final int LONGEST = 120;
    private static final int MOST_ITEMS = 40;
    private static final int MOST_EVERY = 366;
    private static final int DAYS_AHEAD = 7;
    private static final long MOST_CENTS = 1_000_000_000_00L;

    private final Database database;
    private final JdbcWorkOrders store;
    private final Cases cases;
    private final Reports reports;
    private final Organisations organisations;
    private final WorkCalendar calendar;
    private final Audit audit;
    private final Clock clock;

    public DefaultWorkOrders(
            Database database,
            Cases cases,
            Reports reports,
            Organisations organisations,
            WorkCalendar calendar,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.store = new JdbcWorkOrders(database);
        this.cases = cases;
        this.reports = reports;
        this.organisations = organisations;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<WorkOrder> list(Filter filter, Scope scope) {
        return store.list(filter, scope);
    }

    @Override
    public WorkOrder get(UUID id, Scope scope) {
        return store.find(id, scope).orElseThrow(() -> new NotFoundException("work order " + id));
    }

    @Override
    public WorkOrder open(NewOrder order, Caller caller) {
        require(Permission.CASE_DISPATCH, caller);
        var faults = new ArrayList<Fault>();
        if (!KINDS.contains(order.kind()))
            faults.add(fault("/kind", "CASE-220", "There is no such kind of order.", "Give one of " + KINDS + "."));
        common(order.title(), order.department(), order.items(), faults);
        if (!faults.isEmpty()) throw new FaultException(faults);
        UUID ofCase = order.caseId();
        String region = ofCase == null
                ? null
                : cases.find(ofCase, caller.scope())
                        .orElseThrow(() -> new NotFoundException("case " + ofCase))
                        .summary()
                        .region();
        LocalDate day = order.plannedFor() == null ? today() : order.plannedFor();
        WorkOrder made =
                made(order.kind(), order.title(), order.department(), region, ofCase, null, day, order.items());
        database.run(() -> {
            store.insert(made, caller.name(), now());
            audit.record(caller.name(), "work_order.opened", "work_order:" + made.id(), "{}");
        });
        return get(made.id(), Scope.ALL);
    }

    private static WorkOrder made(
            String kind,
            String title,
            String department,
            @Nullable String region,
            @Nullable UUID ofCase,
            @Nullable Long patrol,
            LocalDate day,
            List<String> items) {
        return new WorkOrder(
                UUID.randomUUID(),
                0,
                kind,
                title.strip(),
                department,
                region,
                ofCase,
                patrol,
                day,
                "pending",
                null,
                items,
                Map.of(),
                null,
                null,
                null,
                List.of());
    }

    private void common(String title, String department, List<String> items, List<Fault> faults) {
        if (!isShort(title))
            faults.add(fault("/title", "CASE-221", "The title is missing, too long or names a person.", "Shorten it."));
        if (organisations.list().stream().noneMatch(one -> one.code().equals(department)))
            faults.add(fault("/department", "CASE-104", "There is no such organisation.", "Name one that exists."));
        boolean wellFormed = items.size() <= MOST_ITEMS && items.stream().allMatch(DefaultWorkOrders::isShort);
        if (!wellFormed || Set.copyOf(items).size() < items.size())
            faults.add(fault("/items", "CASE-222", "Items are too many, too long or twice there.", "Give up to 40."));
    }

    private static boolean isShort(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)
                && PersonalData.kinds(text).isEmpty();
    }

    @Override
    public WorkOrder step(UUID id, Step step, Caller caller) {
        require(Steps.permission(step.action()), caller);
        return database.inTransaction(() -> {
            store.lock(id);
            WorkOrder before = get(id, caller.scope());
            String next = Steps.next(before.state(), step.action())
                    .orElseThrow(() -> new FaultException(fault(
                            "/action",
                            "CASE-223",
                            step.action() + " cannot be done to an order that is " + before.state() + ".",
                            "Read the order again.")));
            WorkOrder after = moved(before, next, step, caller);
            Instant started = next.equals("working") || next.equals("done") ? now() : null;
            store.move(after, started);
            audit.record(caller.name(), "work_order." + step.action(), "work_order:" + id, "{}");
            return get(id, Scope.ALL);
        });
    }

    private WorkOrder moved(WorkOrder before, String next, Step step, Caller caller) {
        var results = new HashMap<>(before.results());
        results.putAll(step.results());
        checkResults(before, results, next.equals("done"), step.costCents());
        return new WorkOrder(
                before.id(),
                before.number(),
                before.kind(),
                before.title(),
                before.department(),
                before.region(),
                before.caseId(),
                before.patrol(),
                before.plannedFor(),
                next,
                next.equals("accepted") ? caller.name() : null,
                before.items(),
                results,
                step.costCents(),
                before.startedAt(),
                next.equals("done") ? now() : null,
                before.found());
    }

    private static void checkResults(WorkOrder order, Map<String, String> results, boolean all, @Nullable Long cents) {
        var faults = new ArrayList<Fault>();
        results.forEach((item, result) -> {
            if (!order.items().contains(item) || !RESULTS.contains(result))
                faults.add(fault(
                        "/results", "CASE-224", "This is no item, or no result of one.", "Give ok, bad or not_seen."));
        });
        if (all && !results.keySet().containsAll(order.items()))
            faults.add(fault("/results", "CASE-225", "An item has no result yet.", "Answer every item."));
        if (cents != null && (cents < 0 || cents > MOST_CENTS))
            faults.add(fault("/costCents", "CASE-226", "This is no cost.", "Give hundredths of a yuan."));
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    @Override
    public TakenReport found(UUID id, NewReport report, Caller caller) {
        require(Permission.CASE_WORK, caller);
        WorkOrder order = get(id, caller.scope());
        if (!Steps.OPEN.contains(order.state()))
            throw new FaultException(
                    fault("/order", "CASE-227", "The order is " + order.state() + ".", "Report it by itself."));
        return database.inTransaction(() -> {
            TakenReport taken = reports.take(report, caller.name());
            store.found(id, taken.caseId());
            return taken;
        });
    }

    @Override
    public List<Patrol> patrols() {
        return store.patrols();
    }

    @Override
    public Patrol plan(NewPatrol plan, Caller caller) {
        require(Permission.CASE_DISPATCH, caller);
        var faults = new ArrayList<Fault>();
        common(plan.title(), plan.department(), plan.items(), faults);
        if (plan.everyDays() < 1 || plan.everyDays() > MOST_EVERY)
            faults.add(fault("/everyDays", "CASE-228", "A patrol cannot be so far apart.", "Give 1 to 366 days."));
        LocalDate first = plan.firstDay();
        if (first.isBefore(today().minusYears(1)) || first.isAfter(today().plusYears(2)))
            faults.add(fault("/firstDay", "CASE-229", "The first day is too far away.", "Give one within two years."));
        if (!faults.isEmpty()) throw new FaultException(faults);
        long id = database.inTransaction(() -> {
            long made = store.plan(plan, caller.name(), now());
            audit.record(caller.name(), "patrol.planned", "patrol:" + made, "{}");
            return made;
        });
        planAhead();
        return store.patrols().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void stop(long patrol, Caller caller) {
        require(Permission.CASE_DISPATCH, caller);
        database.run(() -> {
            if (!store.stop(patrol)) throw new NotFoundException("patrol " + patrol);
            audit.record(caller.name(), "patrol.stopped", "patrol:" + patrol, "{}");
        });
    }

    @Override
    public int planAhead() {
        LocalDate today = today();
        int made = 0;
        for (Patrol patrol : store.patrols())
            if (patrol.active()) made += database.inTransaction(() -> planned(patrol, today));
        return made;
    }

    /** Who ends a patrol meanwhile waits, or has ended it: then nothing is planned. */
    private int planned(Patrol patrol, LocalDate today) {
        if (!store.lockActive(patrol.id())) return 0;
        int made = 0;
        for (LocalDate day : Rounds.between(patrol.plan(), today, today.plusDays(DAYS_AHEAD), this::isWorkday))
            if (store.insert(round(patrol, day), "system", now())) made++;
        return made;
    }

    private static WorkOrder round(Patrol patrol, LocalDate day) {
        NewPatrol plan = patrol.plan();
        return made("patrol", plan.title(), plan.department(), plan.region(), null, patrol.id(), day, plan.items());
    }

    private boolean isWorkday(LocalDate day) {
        Instant start = day.atStartOfDay(ZONE).toInstant();
        return calendar.between(start, start.plus(1, ChronoUnit.DAYS)).isPositive();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private static void require(Permission permission, Caller caller) {
        if (!caller.may(permission))
            throw new NotAllowedException("The permission " + permission.code() + " is missing.");
    }

    private static Fault fault(String field, String code, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }
}
