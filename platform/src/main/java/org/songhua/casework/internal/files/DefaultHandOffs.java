package org.songhua.casework.internal.files;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.HandOffs;
import org.songhua.casework.internal.files.CaseWriter.Written;
import org.songhua.casework.internal.rules.PersonalData;
import org.songhua.casework.internal.vault.Tracking;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Hand-offs over the database; the code of a link is kept as its digest only. */
final class DefaultHandOffs implements HandOffs {
    /** The log names nobody from outside; which hand-off it was stands beside it. */
    private static final Caller OUTSIDE = new Caller("outside", Set.of(), Scope.ALL);

    private static final Set<String> OUTCOMES = Set.of("done", "not_ours", "needs_time");
    private static final int LONGEST_PARTY = 60;
    private static final int LONGEST_WORDS = 2_000;
    private static final int MOST_DAYS = 90;
    private static final int MOST_PHOTOS = 10;
    private static final String GIVE = """
            insert into casework.hand_off (id, case_id, party, code_mark, given_by, given_at, until)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String COLUMNS = """
            select id, case_id, party, given_by, given_at, until, withdrawn_at, opened_at, answered_at, outcome
            from casework.hand_off""";
    private static final String WITHDRAW = """
            update casework.hand_off set withdrawn_at = ? where id = ? and case_id = ? and withdrawn_at is null""";
    private static final String OPENED = """
            update casework.hand_off set opened_at = ? where id = ? and opened_at is null""";
    private static final String ANSWERED = """
            update casework.hand_off set answered_at = ?, outcome = ? where id = ? and answered_at is null""";
    private static final String PHOTOS = """
            select count(*) as n from casework.attachment where case_id = ? and added_by = 'outside'""";

    private final Parts parts;
    private final Database database;
    private final JdbcCases jdbcCases;
    private final JdbcReports reports;
    private final DefaultCases cases;
    private final DefaultFieldWork field;
    private final Tracking tracking = new Tracking();

    DefaultHandOffs(Parts parts, DefaultCases cases, DefaultFieldWork field) {
        this.parts = parts;
        this.database = parts.database();
        this.jdbcCases = new JdbcCases(database);
        this.reports = new JdbcReports(database);
        this.cases = cases;
        this.field = field;
    }

    @Override
    public Given give(UUID caseId, String party, int days, Caller caller) {
        if (!caller.may(Permission.CASE_DISPATCH))
            throw new NotAllowedException("The permission case.dispatch is missing.");
        CaseSummary summary = within(caseId, caller.scope());
        if (!summary.kind().equals("OPEN"))
            throw DefaultCases.refused("/case", "CASE-200", "The case is not open.", "Open it again first.");
        String name = party.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_PARTY
                || name.chars().anyMatch(Character::isISOControl)
                || !PersonalData.kinds(name).isEmpty())
            throw DefaultCases.refused(
                    "/party", "CASE-201", "The party is missing, too long or a person.", "Name a firm or an office.");
        if (days < 1 || days > MOST_DAYS)
            throw DefaultCases.refused("/days", "CASE-202", days + " days are too few or too many.", "Give 1 to 90.");
        String code = tracking.next();
        UUID id = UUID.randomUUID();
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(Duration.ofDays(days));
        cases.publish(database.inTransaction(() -> {
            database.update(GIVE, id, caseId, name, Tracking.mark(code), caller.name(), now, until);
            return List.of(cases.remark(caseId, "handed_off", Map.of("party", name), caller.name()));
        }));
        return new Given(id, code, until);
    }

    private CaseSummary within(UUID caseId, Scope scope) {
        return jdbcCases.findSummary(caseId, scope).orElseThrow(() -> new NotFoundException("case " + caseId));
    }

    @Override
    public List<HandOff> of(UUID caseId, Scope scope) {
        within(caseId, scope);
        return database.list(
                COLUMNS + " where case_id = ? order by given_at desc, id", DefaultHandOffs::handOff, caseId);
    }

    @Override
    public void withdraw(UUID caseId, UUID handOff, Caller caller) {
        if (!caller.may(Permission.CASE_DISPATCH))
            throw new NotAllowedException("The permission case.dispatch is missing.");
        within(caseId, caller.scope());
        cases.publish(database.inTransaction(() -> {
            if (database.update(WITHDRAW, parts.clock().instant(), handOff, caseId) == 0)
                throw new NotFoundException("hand-off " + handOff);
            return List.of(cases.remark(caseId, "hand_off_ended", Map.of(), caller.name()));
        }));
    }

    /** A link with its case. */
    private record Held(HandOff handOff, UUID caseId) {}

    private Held held(String code) {
        Optional<Held> found = database.find(
                COLUMNS + " where code_mark = ?", row -> new Held(handOff(row), row.uuid("case_id")), (Object)
                        Tracking.mark(code));
        Instant now = parts.clock().instant();
        return found.filter(one -> one.handOff().withdrawnAt() == null
                        && one.handOff().until().isAfter(now))
                .orElseThrow(() -> new NotFoundException("hand-off with this code"));
    }

    @Override
    public Sight open(String code) {
        Held held = held(code);
        database.update(OPENED, parts.clock().instant(), held.handOff().id());
        List<String> texts = reports.ofCase(held.caseId()).stream()
                .flatMap(report -> Stream.ofNullable(report.publicText()))
                .toList();
        return new Sight(within(held.caseId(), Scope.ALL), held.handOff(), texts);
    }

    @Override
    public void photo(String code, byte[] image) {
        Held held = unanswered(code);
        if (database.get(PHOTOS, row -> row.whole("n"), held.caseId()) >= MOST_PHOTOS)
            throw DefaultCases.refused("/photo", "CASE-112", "There are ten photos already.", "Leave it at that.");
        cases.attachFromOutside(held.caseId(), image, OUTSIDE);
    }

    private Held unanswered(String code) {
        Held held = held(code);
        if (held.handOff().answeredAt() != null)
            throw DefaultCases.refused("/code", "CASE-203", "It was answered already.", "Ask for a new link.");
        return held;
    }

    @Override
    public void answer(String code, String outcome, String words) {
        if (!OUTCOMES.contains(outcome))
            throw DefaultCases.refused(
                    "/outcome", "CASE-204", "This is no outcome.", "Give done, not_ours or needs_time.");
        if (words.length() > LONGEST_WORDS || words.indexOf('\0') >= 0)
            throw DefaultCases.refused(
                    "/words", "CASE-192", "The words are too many.", "Write at most 2000 characters.");
        Held held = unanswered(code);
        cases.publish(database.inTransaction(() -> List.of(answered(held, outcome, words.strip()))));
    }

    private Written answered(Held held, String outcome, String words) {
        if (database.update(
                        ANSWERED,
                        parts.clock().instant(),
                        outcome,
                        held.handOff().id())
                == 0)
            throw DefaultCases.refused("/code", "CASE-203", "It was answered already.", "Ask for a new link.");
        if (!words.isEmpty()) field.sealNote(held.caseId(), words, OUTSIDE.name());
        var fields = Map.of("party", held.handOff().party(), "outcome", outcome);
        return cases.remark(held.caseId(), "hand_off_answered", fields, OUTSIDE.name());
    }

    private static HandOff handOff(Row row) {
        return new HandOff(
                row.uuid("id"),
                row.text("party"),
                row.text("given_by"),
                row.instant("given_at"),
                row.instant("until"),
                row.findInstant("withdrawn_at"),
                row.findInstant("opened_at"),
                row.findInstant("answered_at"),
                row.findText("outcome"));
    }
}
