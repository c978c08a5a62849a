package org.songhua.resolution.internal.pairs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.PersonMatching;
import org.songhua.cim.ObjectsEdited;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordChanged;
import org.songhua.register.RecordFollower;
import org.songhua.register.StaleRecordException;
import org.songhua.resolution.Resolution;
import org.songhua.resolution.ResolutionPair;
import org.songhua.resolution.ResolutionPair.Decided;
import org.songhua.resolution.ResolutionPair.Side;
import org.songhua.resolution.Verdict;
import org.songhua.resolution.internal.pairs.JdbcPairs.Kept;
import org.songhua.resolution.internal.pairs.JdbcPairs.Linked;
import org.songhua.resolution.internal.sources.RuleBook;
import org.songhua.resolution.internal.sources.RuleBook.Ready;
import org.songhua.store.Database;
import org.springframework.context.event.EventListener;

/**
 * Pairs as people see and decide them. Codes {@code RESOL-001} to {@code RESOL-005}. What is told in the transaction of a record's step is
 * noted alone; the look comes after it.
 */
public final class DefaultResolution implements Resolution, RecordFollower {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_PAIRS = 200;
    private static final int PORTION = 100;

    private final Database database;
    private final RuleBook book;
    private final Looks looks;
    private final JdbcPairs pairs;
    private final JdbcStanding standing;
    private final Audit audit;
    private final Clock clock;

    public DefaultResolution(Database database, RuleBook book, PersonMatching persons, Audit audit, Clock clock) {
        this.database = database;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
        looks = new Looks(database, persons, audit, clock);
        pairs = new JdbcPairs(database);
        standing = new JdbcStanding(database);
    }

    @Override
    public List<Standing> list(Caller caller) {
        return book.list().stream()
                .filter(one -> one.isSeenBy(caller))
                .map(one -> standing(one, caller))
                .toList();
    }

    private Standing standing(Ready one, Caller caller) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        String rule = one.rule().code();
        pairs.count(rule, caller.scope()).forEach(count -> counts.put(count.verdict(), count.number()));
        return new Standing(
                one.rule(),
                counts.getOrDefault(Verdict.OPEN, 0L),
                counts.getOrDefault(Verdict.SAME, 0L),
                counts.getOrDefault(Verdict.DIFFERENT, 0L),
                counts.getOrDefault(Verdict.UNDECIDED, 0L),
                looks.last(rule).orElse(null),
                one.isDecidedBy(caller));
    }

    @Override
    public Run run(String rule, Caller caller) {
        return looks.all(decided(rule, caller), caller.name());
    }

    private Ready decided(String rule, Caller caller) {
        Ready ready = book.get(rule, caller);
        if (!ready.isDecidedBy(caller)) throw new NotAllowedException("You may not decide pairs of this rule.");
        return ready;
    }

    @Override
    public Page pairs(String rule, Verdict verdict, @Nullable String after, int limit, Caller caller) {
        Ready ready = book.get(rule, caller);
        if (limit < 1 || limit > MOST_PAIRS)
            throw refused("RESOL-005", "/limit", "A page has 1 to 200 pairs.", "Correct it.");
        Cursor cursor = Cursor.of(after);
        List<Kept> kept = pairs.list(rule, verdict, cursor.weight(), cursor.id(), limit, caller.scope());
        String next = kept.size() < limit ? null : Cursor.of(kept.getLast()).text();
        return new Page(
                kept.stream()
                        .flatMap(one -> shown(ready, one, List.of(), caller).stream())
                        .toList(),
                next);
    }

    /** Where a page ended. */
    private record Cursor(double weight, long id) {
        static Cursor of(Kept pair) {
            return new Cursor(pair.weight(), pair.id());
        }

        static Cursor of(@Nullable String text) {
            if (text == null) return new Cursor(Double.POSITIVE_INFINITY, 0);
            int colon = text.indexOf(':');
            try {
                return new Cursor(
                        Double.parseDouble(text.substring(0, Math.max(0, colon))),
                        Long.parseLong(text.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw refused("RESOL-005", "/after", "This is no place where a page ended.", "Leave it out.");
            }
        }

        String text() {
            return weight + ":" + id;
        }
    }

    /** Nothing is shown of a pair of which the caller does not see both. */
    private static Optional<ResolutionPair> shown(Ready ready, Kept one, List<Decided> said, Caller caller) {
        Side a = side(ready, one.aOf(), one.a(), caller).orElse(null);
        Side b = side(ready, one.bOf(), one.b(), caller).orElse(null);
        if (a == null || b == null) return Optional.empty();
        return Optional.of(new ResolutionPair(
                one.id(),
                one.rule(),
                one.version(),
                a,
                b,
                one.likely(),
                one.weight(),
                ReasonJson.read(one.reasons()),
                one.verdict(),
                one.changed(),
                said,
                one.revision(),
                one.foundAt()));
    }

    private static Optional<Side> side(Ready ready, String of, UUID id, Caller caller) {
        return Optional.ofNullable(ready.sources().get(of)).flatMap(source -> source.show(id, caller));
    }

    @Override
    public ResolutionPair pair(long id, Caller caller) {
        Kept kept = pairs.find(id).orElseThrow(() -> noPair(id));
        Ready ready = book.get(kept.rule(), caller);
        return shown(ready, kept, pairs.said(kept), caller).orElseThrow(() -> noPair(id));
    }

    private static NotFoundException noPair(long id) {
        return new NotFoundException("pair " + id);
    }

    @Override
    public ResolutionPair decide(long id, Verdict verdict, String reason, @Nullable Long expected, Caller caller) {
        decided(pair(id, caller).rule(), caller);
        check(verdict, reason);
        database.run(() -> say(id, verdict, reason.strip(), expected, caller));
        return pair(id, caller);
    }

    private static void check(Verdict verdict, String reason) {
        var log = new FaultLog(9);
        if (reason.isBlank() && verdict != Verdict.OPEN)
            log.accept(fault("RESOL-001", "/reason", "A decision needs its reason.", "Say why."));
        if (reason.length() > LONGEST_REASON || reason.codePoints().anyMatch(Character::isISOControl))
            log.accept(fault("RESOL-002", "/reason", "The reason is no text of up to 500 characters.", "Shorten it."));
        log.throwIfAny();
    }

    private void say(long id, Verdict verdict, String reason, @Nullable Long expected, Caller caller) {
        pairs.lock(pairs.find(id).orElseThrow(() -> noPair(id)).rule());
        Kept pair = pairs.find(id).orElseThrow(() -> noPair(id));
        if (expected != null && expected != pair.revision()) throw new StaleRecordException(pair.revision());
        if (verdict == pair.verdict() && !pair.changed())
            throw refused("RESOL-003", "/verdict", "That was said before.", "Look at the pair again.");
        contradiction(pair, verdict).ifPresent(fault -> {
            throw new FaultException(List.of(fault));
        });
        pairs.say(pair, verdict, reason, caller.name(), clock.instant());
        audit.record(
                caller.name(),
                "resolution.decided",
                "resolution:" + pair.rule() + "/" + pair.id(),
                "{\"verdict\": \"" + verdict + "\"}");
    }

    /** What was said of other pairs must not be broken in passing: what somebody told apart stays apart until they take it back. */
    private Optional<Fault> contradiction(Kept pair, Verdict verdict) {
        if (verdict == Verdict.OPEN || verdict == Verdict.UNDECIDED) return Optional.empty();
        List<Linked> a = pairs.group(pair.rule(), pair.a(), pair.aOf());
        List<Linked> b = pairs.group(pair.rule(), pair.b(), pair.bOf());
        if (verdict == Verdict.SAME)
            return pairs.apart(pair.rule(), a, b)
                    .filter(other -> other.id() != pair.id())
                    .map(other -> apart(other.id()));
        boolean linkedElsewhere = pair.verdict() != Verdict.SAME
                && a.stream().anyMatch(one -> one.id().equals(pair.b()));
        return linkedElsewhere ? Optional.of(linked()) : Optional.empty();
    }

    private static Fault apart(long other) {
        return fault(
                "RESOL-004",
                "/verdict",
                "Others of the two groups were told apart (pair " + other + ").",
                "Take that back first, or say different.");
    }

    private static Fault linked() {
        return fault(
                "RESOL-004",
                "/verdict",
                "The two are linked over other records of their group.",
                "Take one of these links back first.");
    }

    @Override
    public List<Group> sameAs(UUID record, Caller caller) {
        var groups = new ArrayList<Group>();
        for (JdbcPairs.RuleOf one : pairs.linked(record)) {
            Ready ready =
                    book.find(one.rule()).filter(rule -> rule.isSeenBy(caller)).orElse(null);
            if (ready != null && side(ready, one.of(), record, caller).isPresent())
                groups.add(group(ready, record, one.of(), caller));
        }
        return groups.stream().filter(group -> group.members().size() > 1).toList();
    }

    private Group group(Ready ready, UUID record, String of, Caller caller) {
        String rule = ready.rule().code();
        List<Linked> members = pairs.group(rule, record, of);
        return new Group(
                rule,
                members.stream()
                        .flatMap(one -> side(ready, one.of(), one.id(), caller).stream())
                        .toList(),
                pairs.links(rule, members).stream().map(Kept::id).toList());
    }

    @Override
    public int release(String rule, UUID record, String reason, Caller caller) {
        decided(rule, caller);
        check(Verdict.OPEN, reason);
        List<Long> links = pairs.linksOf(rule, record);
        if (links.isEmpty()) throw new NotFoundException("link of " + record);
        links.forEach(id -> pair(id, caller));
        database.run(() -> links.forEach(id -> say(id, Verdict.OPEN, reason.strip(), null, caller)));
        return links.size();
    }

    @Override
    public int follow() {
        int all = 0;
        for (int portion = PORTION; portion == PORTION; all += portion) portion = follow(PORTION);
        return all;
    }

    @Override
    public int follow(int most) {
        return Objects.requireNonNull(database.inTransaction(() -> portion(most)));
    }

    private int portion(int most) {
        List<Linked> waiting = standing.take(most);
        for (Linked one : waiting) book.about(one.of()).forEach(ready -> looks.one(ready, one));
        return waiting.size();
    }

    @Override
    public boolean follows(String register) {
        return !book.about("register:" + register).isEmpty();
    }

    @Override
    public void follow(RecordChanged change) {
        standing.await("register:" + change.record().register(), change.record().id(), clock.instant());
    }

    @EventListener
    void note(ObjectsEdited edit) {
        edit.objects().forEach(one -> note("class:" + one.classCode(), one.id().value()));
    }

    private void note(String of, UUID record) {
        if (!book.about(of).isEmpty()) standing.await(of, record, clock.instant());
    }

    private static FaultException refused(String code, String field, String problem, String remedy) {
        return new FaultException(List.of(fault(code, field, problem, remedy)));
    }

    private static Fault fault(String code, String field, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }
}
