package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.CaseCatalogue;
import org.songhua.casework.CaseQuery;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.FieldWork;
import org.songhua.casework.StaleCaseException;
import org.songhua.casework.internal.vault.Vault;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.people.User;
import org.songhua.people.Users;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Work in the field over the database: a change and the memory of its key are one transaction. */
public final class DefaultFieldWork implements FieldWork {
    private static final int MOST_TASKS = 200;
    private static final int LONGEST_NOTE = 2_000;
    private static final Set<Integer> WORKING = Set.of(3, 4);
    private static final Set<Integer> CHECKING = Set.of(1, 5, 6);
    private static final Set<String> ANSWERS = Set.of("yes", "no", "none");
    private static final String KNOWN =
            "select key, outcome, code, problem, actor from casework.device_change where key = ?";
    private static final String REMEMBER = """
            insert into casework.device_change (key, actor, case_id, kind, outcome, code, problem, at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing""";
    private static final String LOCK_KEY = "select pg_advisory_xact_lock(hashtextextended(?, 8))::text as got";
    private static final String ADD_NOTE = """
            insert into casework.note (id, case_id, content_id, added_by, added_at) values (?, ?, ?, ?, ?)""";
    private static final String NOTES = """
            select id, content_id, added_by, added_at from casework.note where case_id = ? order by added_at, id""";

    private final Parts parts;
    private final Database database;
    private final DefaultCases cases;
    private final JdbcCases jdbcCases;
    private final JdbcReports reports;
    private final CaseWriter writer;
    private final Vault vault;
    private final Users users;
    private final FieldMaps maps;

    DefaultFieldWork(Parts parts, DefaultCases cases, CaseWriter writer, Vault vault, Users users, FieldMaps maps) {
        this.parts = parts;
        this.database = parts.database();
        this.cases = cases;
        this.jdbcCases = new JdbcCases(database);
        this.reports = new JdbcReports(database);
        this.writer = writer;
        this.vault = vault;
        this.users = users;
        this.maps = maps;
    }

    @Override
    public List<CaseSummary> tasks(Caller caller) {
        var found = new ArrayList<CaseSummary>();
        String department = users.find(caller.name()).map(User::organisation).orElse(null);
        if (caller.may(Permission.CASE_WORK) && department != null) found.addAll(open(department, WORKING, caller));
        if (caller.may(Permission.CASE_CHECK)) found.addAll(open(null, CHECKING, caller));
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(CaseSummary::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(MOST_TASKS)
                .toList();
    }

    private List<CaseSummary> open(@Nullable String department, Set<Integer> stages, Caller caller) {
        var found = new ArrayList<CaseSummary>();
        for (int stage : stages)
            found.addAll(cases.list(CaseQuery.open(stage, department, MOST_TASKS), caller.scope()));
        return found;
    }

    @Override
    public Set<String> evidence(UUID caseId) {
        return jdbcCases
                .find(caseId)
                .<Set<String>>map(subject -> subject.standing().evidence())
                .orElse(Set.of());
    }

    @Override
    public FieldMap map(Caller caller) {
        return maps.make(tasks(caller), caller.scope(), parts.clock().instant());
    }

    @Override
    public Outcome apply(Change change, Caller caller) {
        try {
            return database.inTransaction(() -> once(change, caller));
        } catch (FaultException e) {
            Fault first = e.faults().getFirst();
            return remembered(
                    change,
                    caller,
                    isConflict(first.code()) ? Result.CONFLICT : Result.REJECTED,
                    first.code(),
                    first.problem());
        } catch (NotAllowedException e) {
            return remembered(change, caller, Result.REJECTED, "AUTH-010", "The permission is missing.");
        } catch (NotFoundException e) {
            return remembered(change, caller, Result.REJECTED, "HTTP-404", "There is no such case.");
        } catch (StaleCaseException e) {
            return remembered(change, caller, Result.CONFLICT, "CASE-412", "Somebody else was faster.");
        }
    }

    /** What the state of the case stands against may be possible again, or for a person to decide; the rest never will be. */
    private static boolean isConflict(String code) {
        return code.startsWith("FLOW-1") && !code.equals("FLOW-101") && !code.equals("FLOW-103");
    }

    private Outcome once(Change change, Caller caller) {
        database.get(LOCK_KEY, row -> true, change.key().toString());
        Optional<Outcome> known = known(change, caller);
        if (known.isPresent()) return known.get();
        switch (change.kind()) {
            case ACTION -> act(change, caller);
            case PHOTO -> cases.attach(change.caseId(), change.text(), change.image(), caller);
            case NOTE -> note(change, caller);
            case CHECKLIST -> answer(change, caller);
        }
        return remember(change, caller, Result.APPLIED, null, null);
    }

    private void act(Change change, Caller caller) {
        var action = change.action();
        if (action == null)
            throw DefaultCases.refused("/action", "CASE-190", "The change names no action.", "Name one.");
        cases.act(change.caseId(), null, action, caller);
    }

    /** A key belongs to who sent it first; others learn nothing by it. */
    private Optional<Outcome> known(Change change, Caller caller) {
        return database.find(KNOWN, row -> outcome(row, caller), change.key());
    }

    private static Outcome outcome(Row row, Caller caller) {
        if (!row.text("actor").equals(caller.name()))
            throw DefaultCases.refused("/key", "CASE-191", "The key was used by somebody else.", "Give a new one.");
        return new Outcome(
                row.uuid("key"),
                Result.valueOf(row.text("outcome")),
                row.findText("code"),
                row.findText("problem"),
                true);
    }

    /** After what was done has been rolled back. */
    private Outcome remembered(Change change, Caller caller, Result result, String code, String problem) {
        if (code.equals("CASE-191")) return new Outcome(change.key(), result, code, problem, false);
        return database.inTransaction(() -> remember(change, caller, result, code, problem));
    }

    private Outcome remember(
            Change change, Caller caller, Result result, @Nullable String code, @Nullable String problem) {
        database.update(
                REMEMBER,
                change.key(),
                caller.name(),
                change.caseId(),
                change.kind().name(),
                result.name(),
                code,
                problem,
                parts.clock().instant());
        return new Outcome(change.key(), result, code, problem, false);
    }

    private CaseRecord working(Change change, Caller caller) {
        if (!caller.may(Permission.CASE_WORK)
                && !caller.may(Permission.CASE_CHECK)
                && !caller.may(Permission.CASE_REPORT))
            throw new NotAllowedException("A permission to work on cases is missing.");
        if (!jdbcCases.isWithin(change.caseId(), caller.scope()))
            throw new NotFoundException("case " + change.caseId());
        return jdbcCases.lock(change.caseId()).orElseThrow();
    }

    private void note(Change change, Caller caller) {
        CaseRecord subject = working(change, caller);
        if (change.text().isBlank()
                || change.text().length() > LONGEST_NOTE
                || change.text().indexOf('\0') >= 0)
            throw DefaultCases.refused(
                    "/text", "CASE-192", "The note is empty or too long.", "Write 1 to 2000 characters.");
        Instant now = parts.clock().instant();
        sealNote(change.caseId(), change.text(), caller.name());
        cases.publish(List.of(writer.remark(subject, "noted", caller.name(), now, Map.of(), Set.of())));
    }

    /** Keeps words about a case where only who may read notes finds them. */
    void sealNote(UUID caseId, String text, String actor) {
        Instant now = parts.clock().instant();
        UUID content = vault.sealText(reporter(caseId), "note", text, now);
        database.update(ADD_NOTE, UUID.randomUUID(), caseId, content, actor, now);
    }

    /** A note is erased with the reporter whose trouble it is about. */
    private UUID reporter(UUID caseId) {
        return reports.reporterOf(caseId)
                .orElseThrow(() -> DefaultCases.refused(
                        "/case", "CASE-124", "The case has no report of its own.", "Use the case it was merged into."));
    }

    private void answer(Change change, Caller caller) {
        CaseRecord subject = working(change, caller);
        Checklist list = checklist(subject.field("class")).orElse(new Checklist(Map.of()));
        var fields = new TreeMap<String, String>();
        change.answers().forEach((item, answer) -> {
            if (!list.items().containsKey(item) || !ANSWERS.contains(answer))
                throw DefaultCases.refused(
                        "/answers", "CASE-193", "An answer is to no question of the list.", "Answer yes, no or none.");
            fields.put("check_" + item, answer);
        });
        if (fields.isEmpty())
            throw DefaultCases.refused("/answers", "CASE-193", "There is no answer.", "Answer one question at least.");
        cases.publish(List.of(writer.remark(
                subject, "checklist", caller.name(), parts.clock().instant(), fields, Set.of("checklist"))));
    }

    @Override
    public List<Note> notes(UUID caseId, Scope scope) {
        if (!jdbcCases.isWithin(caseId, scope)) throw new NotFoundException("case " + caseId);
        return database.list(
                NOTES,
                row -> new Note(
                        row.uuid("id"),
                        vault.openText(row.uuid("content_id")).orElse(""),
                        row.text("added_by"),
                        row.instant("added_at")),
                caseId);
    }

    @Override
    public Optional<Checklist> checklist(String classCode) {
        CaseCatalogue catalogue = parts.catalogue();
        Map<String, org.songhua.pack.Text> items = catalogue.checklist(classCode);
        return items.isEmpty() ? Optional.empty() : Optional.of(new Checklist(items));
    }
}
