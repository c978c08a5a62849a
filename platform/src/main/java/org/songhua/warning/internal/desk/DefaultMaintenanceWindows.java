package org.songhua.warning.internal.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.warning.Maintenance;
import org.songhua.warning.MaintenanceWindow;
import org.songhua.warning.MaintenanceWindow.State;
import org.songhua.warning.MaintenanceWindows;
import org.songhua.warning.internal.desk.JdbcMaintenance.Stored;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Works in PostgreSQL. Each change is one transaction with its entry in the audit log. */
@Service
class DefaultMaintenanceWindows implements MaintenanceWindows {
    private final Database database;
    private final JdbcMaintenance works;
    private final MaintenanceScope reach;
    private final Audit audit;
    private final Clock clock = Clock.systemUTC();

    DefaultMaintenanceWindows(Database database, JdbcMaintenance works, MaintenanceScope reach, Audit audit) {
        this.database = database;
        this.works = works;
        this.reach = reach;
        this.audit = audit;
    }

    @Override
    public List<MaintenanceWindow> list(Instant at, Scope scope) {
        return windows(within(works.listStored(at), scope), at, scope);
    }

    @Override
    public Past past(Instant at, int limit, Scope scope) {
        List<Stored> all = within(works.past(at), scope);
        return new Past(windows(all.subList(0, Math.min(limit, all.size())), at, scope), all.size());
    }

    private List<Stored> within(List<Stored> all, Scope scope) {
        return all.stream().filter(one -> reach.holds(one.plan(), scope)).toList();
    }

    private List<MaintenanceWindow> windows(List<Stored> all, Instant at, Scope scope) {
        var kept = works.keptBack(all.stream().map(one -> one.plan().id()).toList(), scope);
        return all.stream()
                .map(one -> window(one, at, scope, kept.getOrDefault(one.plan().id(), 0L)))
                .toList();
    }

    private MaintenanceWindow window(Stored one, Instant at, Scope scope, long keptBack) {
        Maintenance plan = one.plan();
        return new MaintenanceWindow(
                plan,
                state(one, at),
                reach.thingName(plan),
                reach.objectName(plan, scope),
                keptBack,
                one.endedAt(),
                one.endedBy());
    }

    private static State state(Stored one, Instant at) {
        Instant ended = one.endedAt();
        if (ended != null && ended.isBefore(one.plan().from())) return State.CALLED_OFF;
        if (!at.isBefore(one.plan().until())) return State.OVER;
        return at.isBefore(one.plan().from()) ? State.COMING : State.ON;
    }

    @Override
    public Maintenance plan(Maintenance plan, Caller caller) {
        var faults = new ArrayList<Fault>();
        checkSpan(plan.from(), plan.until(), plan.reason(), faults);
        boolean isEverything = plan.thing() == null
                && plan.cityObject() == null
                && isBlank(plan.region())
                && isBlank(plan.classCode());
        if (isEverything) faults.add(missing("thing", "Say which thing, object, region or class it is about."));
        if (!isEverything && !reach.holds(plan, caller.scope())) faults.add(outside());
        if (!faults.isEmpty()) throw new FaultException(faults);
        return database.inTransaction(() -> {
            Maintenance planned =
                    works.find(works.insert(plan)).map(Stored::plan).orElseThrow();
            record("maintenance.planned", planned, caller);
            return planned;
        });
    }

    private static void checkSpan(Instant from, Instant until, String reason, List<Fault> faults) {
        if (!from.isBefore(until)) faults.add(missing("until", "Give an end after the begin."));
        if (reason.isBlank()) faults.add(missing("reason", "Say what is being done."));
    }

    @Override
    public Maintenance change(long id, Change change, Caller caller) {
        Instant now = clock.instant();
        return database.inTransaction(() -> {
            Stored before = get(id, caller.scope());
            Instant begun = before.plan().from();
            Instant wanted = change.from();
            Instant from = wanted == null || !begun.isAfter(now) ? begun : wanted;
            var faults = new ArrayList<Fault>();
            checkSpan(from, change.until(), change.reason(), faults);
            boolean isOver = isOver(before, now);
            if (isOver) faults.add(over());
            else if (!change.until().isAfter(now))
                faults.add(missing("until", "Give an end to come, or end them now."));
            if (!faults.isEmpty()) throw new FaultException(faults);
            works.change(id, from, change);
            Maintenance changed = works.find(id).map(Stored::plan).orElseThrow();
            record("maintenance.changed", changed, caller);
            return changed;
        });
    }

    @Override
    public void end(long id, Caller caller) {
        Instant now = clock.instant();
        database.run(() -> {
            Stored before = get(id, caller.scope());
            if (isOver(before, now)) throw new NotFoundException("maintenance " + id);
            works.end(id, now, caller.name());
            record("maintenance.ended", works.find(id).orElseThrow().plan(), caller);
        });
    }

    private Stored get(long id, Scope scope) {
        return works.find(id)
                .filter(one -> reach.holds(one.plan(), scope))
                .orElseThrow(() -> new NotFoundException("maintenance " + id));
    }

    private static boolean isOver(Stored one, Instant now) {
        State state = state(one, now);
        return state == State.OVER || state == State.CALLED_OFF;
    }

    private void record(String action, Maintenance plan, Caller caller) {
        var detail = JsonMapper.shared()
                .createObjectNode()
                .put("from", plan.from().toString())
                .put("until", plan.until().toString())
                .put("reason", plan.reason());
        if (plan.thing() != null) detail.put("thing", plan.thing());
        if (plan.cityObject() != null)
            detail.put("cityObject", plan.cityObject().toString());
        if (plan.region() != null) detail.put("region", plan.region());
        if (plan.classCode() != null) detail.put("classCode", plan.classCode());
        audit.record(caller.name(), action, "maintenance:" + plan.id(), detail.toString());
    }

    private static boolean isBlank(@Nullable String code) {
        return code == null || code.isBlank();
    }

    private static Fault missing(String field, String remedy) {
        return Fault.refused("WARN-001", Place.atField(field), "This is missing, or not what is needed.", remedy);
    }

    private static Fault outside() {
        return Fault.refused(
                "WARN-005",
                Place.atField("region"),
                "Works may keep nothing out of the queue that lies outside what you may see.",
                "Name an object, region or class within your own.");
    }

    private static Fault over() {
        return Fault.refused(
                "WARN-006", Place.atField("until"), "These works are over.", "Plan new ones if they go on.");
    }
}
