package org.songhua.casework.internal.files;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.Followers;
import org.songhua.casework.internal.vault.Tracking;
import org.songhua.people.NotFoundException;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Followers over the database. Merged cases are followed to where they went, at most so many times. */
final class DefaultFollowers implements Followers {
    private static final int MOST_MERGES = 20;
    private static final String ADD = "insert into casework.follower (code_mark, case_id, at) values (?, ?, ?)";
    private static final String FIND = "select case_id from casework.follower where code_mark = ?";
    private static final String COUNTS =
            "select case_id, count(*) as n from casework.follower where case_id = any(?) group by 1";
    private static final String LEAVE = "delete from casework.follower where code_mark = ?";
    private static final String OPEN = """
            select 1 as one from casework.case_file where id = ? and public and kind = 'OPEN'""";
    private static final String COUNT = """
            with recursive all_of (id) as (
              select ?::uuid union select c.id from casework.case_file c join all_of a on c.merged_into = a.id)
            select count(*) as n from casework.follower f join all_of a on a.id = f.case_id""";

    private final Database database;
    private final JdbcCases cases;
    private final Clock clock;
    private final Tracking tracking = new Tracking();

    DefaultFollowers(Database database, Clock clock) {
        this.database = database;
        this.cases = new JdbcCases(database);
        this.clock = clock;
    }

    @Override
    public String follow(UUID caseId) {
        if (database.find(OPEN, row -> true, caseId).isEmpty()) throw new NotFoundException("case " + caseId);
        String code = tracking.next();
        database.update(ADD, Tracking.mark(code), caseId, clock.instant());
        return code;
    }

    @Override
    public Optional<CaseSummary> byCode(String code) {
        return database.find(FIND, row -> row.uuid("case_id"), (Object) Tracking.mark(code))
                .flatMap(this::standing)
                .filter(CaseSummary::isPublic);
    }

    private Optional<CaseSummary> standing(UUID id) {
        Optional<CaseSummary> found = cases.findSummary(id, Scope.ALL);
        for (int i = 0; i < MOST_MERGES; i++) {
            UUID next = found.map(CaseSummary::mergedInto).orElse(null);
            if (next == null) return found;
            found = cases.findSummary(next, Scope.ALL);
        }
        return found;
    }

    @Override
    public boolean leave(String code) {
        return database.update(LEAVE, (Object) Tracking.mark(code)) > 0;
    }

    @Override
    public Map<UUID, Long> counts(List<UUID> ids) {
        Object cases = ids.toArray(UUID[]::new);
        return database.map(COUNTS, row -> row.uuid("case_id"), row -> row.whole("n"), cases);
    }

    @Override
    public long count(UUID caseId) {
        return database.get(COUNT, row -> row.whole("n"), caseId);
    }
}
