package org.songhua.warning.internal.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.rule.Level;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.warning.Action;
import org.songhua.warning.RuleStatistics;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningCommand;
import org.songhua.warning.WarningEvent;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.WarningStep;
import org.songhua.warning.Warnings;
import org.songhua.warning.WarningsChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The warnings in PostgreSQL. Each action is one transaction with its step, its event and its entry in the audit log. */
@Service
class DefaultWarnings implements Warnings {
    private static final int FOLLOWERS_MAX = 100_000;

    private final Database database;
    private final JdbcWarnings warnings;
    private final JdbcNews news;
    private final Groups groups;
    private final Escalation escalation;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    DefaultWarnings(
            Database database,
            JdbcWarnings warnings,
            JdbcNews news,
            Groups groups,
            Escalation escalation,
            Audit audit,
            ApplicationEventPublisher events) {
        this.database = database;
        this.warnings = warnings;
        this.news = news;
        this.groups = groups;
        this.escalation = escalation;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public List<Warning> list(WarningFilter filter, Scope scope) {
        return warnings.list(filter, scope);
    }

    @Override
    public Map<String, Long> countByPack(WarningFilter filter, Scope scope) {
        return warnings.countByPack(filter, scope);
    }

    @Override
    public List<Warning> listIssued(int limit, Scope scope) {
        return warnings.listIssued(limit, scope);
    }

    @Override
    public Optional<Warning> find(long id, Scope scope) {
        return warnings.find(id, scope);
    }

    @Override
    public Map<String, Long> counts(Scope scope) {
        return warnings.counts(scope);
    }

    @Override
    public List<WarningStep> steps(long id, Scope scope) {
        get(id, scope);
        return news.steps(id);
    }

    @Override
    public Warning act(long id, WarningCommand command, Caller caller) {
        Warning done = database.inTransaction(() -> {
            news.takeTurn();
            Warning warning = get(id, caller.scope());
            check(warning, command);
            change(warning, command, caller);
            audit.record(caller.name(), "warning." + code(command.action()), "warning:" + id, detail(command));
            followersOf(warning, command).forEach(follower -> change(follower, anyRevision(command), caller));
            escalation.setDue(id);
            groups.settle(id, clock.instant());
            return get(id, caller.scope());
        });
        events.publishEvent(new WarningsChanged(news.last()));
        return done;
    }

    /** What is said of one is said of all that it leads; a remark and a level are not, and neither is what they cannot take. */
    private List<Warning> followersOf(Warning warning, WarningCommand command) {
        boolean isOfOne = command.action() == Action.COMMENT || command.action() == Action.ESCALATE;
        if (warning.followers() == 0 || isOfOne) return List.of();
        var filter =
                new WarningFilter(false, null, null, null, null, null, warning.id(), null, null, null, FOLLOWERS_MAX);
        return warnings.list(filter, Scope.ALL).stream()
                .filter(follower -> command.action().isPossibleAt(follower.stage()))
                .filter(follower -> command.action() != Action.CLEAR || !follower.inAlarm())
                .toList();
    }

    private static WarningCommand anyRevision(WarningCommand command) {
        return new WarningCommand(command.action(), null, command.until(), command.note(), null);
    }

    private void check(Warning warning, WarningCommand command) {
        var faults = new ArrayList<Fault>();
        Action action = command.action();
        if (action.needsNote() && (command.note() == null || command.note().isBlank())) {
            faults.add(missing("note", "Say why."));
        }
        if (action == Action.SHELVE
                && (command.until() == null || command.until().isBefore(clock.instant()))) {
            faults.add(missing("until", "Give a time to come at which it returns."));
        }
        if (action == Action.ESCALATE && !isGraver(command.level(), warning.level())) {
            faults.add(missing(
                    "level", "Give a level graver than " + warning.level().code() + "."));
        }
        if (!action.isPossibleAt(warning.stage())) faults.add(notNow(warning, action));
        if (action == Action.CLEAR && warning.inAlarm()) faults.add(stillHolds());
        if (!faults.isEmpty()) throw new FaultException(faults);
    }

    private static boolean isGraver(@Nullable Level level, Level than) {
        return level != null && level.compareTo(than) > 0;
    }

    private static Fault missing(String field, String remedy) {
        return Fault.refused("WARN-001", Place.atField(field), "This is missing, or not what is needed.", remedy);
    }

    private static Fault notNow(Warning warning, Action action) {
        return Fault.refused(
                "WARN-002",
                Place.atField("action"),
                action + " cannot be done at stage " + warning.stage() + ".",
                "Look at the warning again; somebody may have been quicker.");
    }

    private static Fault stillHolds() {
        return Fault.refused(
                "WARN-003",
                Place.atField("action"),
                "The condition of the rule still holds.",
                "Wait until it ends, or mark it as a false alarm and say why.");
    }

    private void change(Warning warning, WarningCommand command, Caller caller) {
        Action action = command.action();
        boolean isShelving = action == Action.SHELVE;
        boolean keepsShelf = action == Action.COMMENT;
        boolean isAboutLevel = action == Action.ISSUE || action == Action.ESCALATE;
        Level level = command.level() == null || !isAboutLevel ? warning.level() : command.level();
        var change = new JdbcWarnings.Change(
                action.after(warning.stage()),
                level,
                action == Action.DISMISS,
                isShelving ? command.until() : keepsShelf ? warning.shelvedUntil() : null,
                isShelving ? command.note() : keepsShelf ? warning.shelvedReason() : null,
                command.revision());
        if (!warnings.change(warning.id(), change)) throw new FaultException(stale(warning));
        Warning changed = warnings.find(warning.id(), Scope.ALL).orElseThrow();
        news.note(changed, action.name(), clock.instant(), caller.name(), command.note(), null);
    }

    private static Fault stale(Warning warning) {
        return Fault.refused(
                "WARN-004",
                Place.atField("revision"),
                "The warning has changed since: it is at revision " + warning.revision() + ".",
                "Look at it again, then decide.");
    }

    private static String code(Action action) {
        return action.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String detail(WarningCommand command) {
        var node = JsonMapper.shared().createObjectNode();
        if (command.level() != null) node.put("level", command.level().code());
        if (command.until() != null) node.put("until", command.until().toString());
        if (command.note() != null) node.put("note", command.note());
        return node.toString();
    }

    private Warning get(long id, Scope scope) {
        return warnings.find(id, scope).orElseThrow(() -> new NotFoundException("warning " + id));
    }

    @Override
    public List<WarningEvent> events(long after, int limit, Scope scope) {
        return news.events(after, limit, scope);
    }

    @Override
    public long lastEvent() {
        return news.last();
    }

    @Override
    public List<RuleStatistics> statistics(Instant from, Instant until, Scope scope) {
        return warnings.statistics(from, until, scope);
    }
}
