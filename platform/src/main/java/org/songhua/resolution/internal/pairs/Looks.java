package org.songhua.resolution.internal.pairs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.songhua.casework.PersonMatching;
import org.songhua.casework.PersonMatching.PersonPair;
import org.songhua.engine.linkage.BlockIndex;
import org.songhua.engine.linkage.Match;
import org.songhua.engine.linkage.Match.Decision;
import org.songhua.engine.linkage.Prepared;
import org.songhua.people.Audit;
import org.songhua.resolution.Resolution.Run;
import org.songhua.resolution.internal.pairs.Candidate.Member;
import org.songhua.resolution.internal.pairs.JdbcPairs.Linked;
import org.songhua.resolution.internal.pairs.JdbcStanding.Stood;
import org.songhua.resolution.internal.sources.Entry;
import org.songhua.resolution.internal.sources.RuleBook.Ready;
import org.songhua.resolution.internal.sources.Source;
import org.songhua.store.Database;

/** Looks for pairs: among all records of a rule, or of one record that changed. */
final class Looks {
    /** Most records of one key: more would make as many pairs as half their square, and no key that common tells two apart. */
    static final int MOST_OF_A_KEY = 200;

    private final Database database;
    private final JdbcPairs pairs;
    private final JdbcStanding standing;
    private final JdbcRuns runs;
    private final PersonMatching persons;
    private final Audit audit;
    private final Clock clock;

    Looks(Database database, PersonMatching persons, Audit audit, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
        pairs = new JdbcPairs(database);
        standing = new JdbcStanding(database);
        runs = new JdbcRuns(database);
    }

    /** What was found before it is written. */
    private static final class Haul {
        private final List<Candidate> found = new ArrayList<>();
        private List<Stood> stood = List.of();
        private long records;
        private long compared;
        private long vetoed;
        private long keysLeftOut;
    }

    /** Looks at all records. */
    Run all(Ready ready, String by) {
        long look = pairs.nextLook();
        Haul haul = ready.isOfPersons() ? persons(ready) : records(ready);
        return database.inTransaction(() -> write(ready, look, haul, by));
    }

    private Haul records(Ready ready) {
        var haul = new Haul();
        var byId = new TreeMap<String, Entry>();
        haul.stood = stood(ready);
        haul.stood.forEach(one -> byId.put(one.entry().record().id(), one.entry()));
        haul.records = haul.stood.size();
        var index = new BlockIndex(haul.stood.stream().map(Stood::prepared).toList(), MOST_OF_A_KEY);
        haul.keysLeftOut = index.keysLeftOut();
        index.each((one, other) -> compare(ready, one, other, byId, haul));
        return haul;
    }

    private static List<Stood> stood(Ready ready) {
        var all = new ArrayList<Stood>();
        for (Source source : ready.sources().values())
            source.each(entry -> all.add(new Stood(entry, ready.linkage().prepare(entry.record()))));
        return all;
    }

    private static void compare(Ready ready, Prepared one, Prepared other, Map<String, Entry> byId, Haul haul) {
        Entry a = byId.get(one.record().id());
        Entry b = byId.get(other.record().id());
        if (a == null || b == null || !ready.rule().compares(a.of(), b.of())) return;
        haul.compared++;
        Match match = ready.linkage().match(one, other);
        if (match.isVetoed()) haul.vetoed++;
        if (match.decision() != Decision.DIFFERENT) haul.found.add(Candidate.of(a, b, match));
    }

    private Haul persons(Ready ready) {
        var haul = new Haul();
        PersonMatching.Tally tally =
                persons.match(ready.linkage(), MOST_OF_A_KEY, pair -> haul.found.add(candidate(pair)));
        haul.records = tally.persons();
        haul.compared = tally.compared();
        haul.vetoed = tally.vetoed();
        haul.keysLeftOut = tally.keysLeftOut();
        return haul;
    }

    private static Candidate candidate(PersonPair pair) {
        return new Candidate(person(pair.a()), person(pair.b()), pair.match(), pair.print());
    }

    private static Member person(UUID id) {
        return new Member(id, "persons", null, null);
    }

    private Run write(Ready ready, long look, Haul haul, String by) {
        String rule = ready.rule().code();
        Instant now = clock.instant();
        pairs.lock(rule);
        long before = pairs.count(rule);
        pairs.keep(rule, ready.rule().version(), look, now, haul.found);
        long fresh = pairs.count(rule) - before;
        long withdrawn = pairs.withdraw(rule, look);
        if (!ready.isOfPersons()) standing.replace(rule, haul.stood);
        var run = new Run(
                haul.records,
                haul.compared,
                haul.found.size(),
                fresh,
                withdrawn,
                haul.vetoed,
                haul.keysLeftOut,
                now,
                by);
        runs.add(look, rule, ready.rule().version(), run);
        audit.record(by, "resolution.run", "resolution:" + rule, "{\"found\": " + haul.found.size() + "}");
        return run;
    }

    Optional<Run> last(String rule) {
        return runs.last(rule);
    }

    /** Looks at one record that was entered, changed, or is no more. */
    void one(Ready ready, Linked changed) {
        String rule = ready.rule().code();
        pairs.lock(rule);
        long look = pairs.nextLook();
        Entry entry = ready.source(changed.of()).find(changed.id()).orElse(null);
        if (entry == null) standing.remove(rule, changed.id());
        else pairs.keep(rule, ready.rule().version(), look, clock.instant(), near(ready, entry));
        pairs.withdraw(rule, changed.id(), look);
    }

    private List<Candidate> near(Ready ready, Entry entry) {
        String rule = ready.rule().code();
        var stood = new Stood(entry, ready.linkage().prepare(entry.record()));
        standing.replace(rule, stood);
        return standing.near(rule, stood, MOST_OF_A_KEY).stream()
                .filter(other -> ready.rule().compares(entry.of(), other.of()))
                .flatMap(other -> ready.source(other.of()).find(other.id()).stream())
                .flatMap(other -> match(ready, stood, other).stream())
                .toList();
    }

    private static Optional<Candidate> match(Ready ready, Stood one, Entry other) {
        Match match = ready.linkage().match(one.prepared(), ready.linkage().prepare(other.record()));
        return match.decision() == Decision.DIFFERENT
                ? Optional.empty()
                : Optional.of(Candidate.of(one.entry(), other, match));
    }
}
