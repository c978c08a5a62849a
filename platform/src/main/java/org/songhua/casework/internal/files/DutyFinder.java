package org.songhua.casework.internal.files;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.duty.Matter;
import org.songhua.engine.duty.Roster;
import org.songhua.engine.duty.Watch;
import org.songhua.engine.rule.Level;
import org.songhua.store.Database;
import org.songhua.warning.Duty;

/**
 * Who of a department gets a case by the roster: of those on duty for the field and the region at that time, who is meant most narrowly,
 * then who has the fewest open cases. Without anybody on duty it is nobody's in person and stays the department's.
 */
final class DutyFinder {
    private static final String LOADS = """
            select projection -> 'fields' ->> 'on_duty' as who, count(*) as n from casework.case_file
            where kind = 'OPEN' and projection -> 'fields' ->> 'on_duty' = any(?) group by 1""";

    private final Duty duty;
    private final Database database;

    DutyFinder(Duty duty, Database database) {
        this.duty = duty;
        this.database = database;
    }

    /**
     * {@return login name of who gets it}
     *
     * @param pack that declares the class
     */
    Optional<String> find(String department, String pack, @Nullable String region, Instant at) {
        Roster all = duty.roster();
        if (all.isEmpty()) return Optional.empty();
        List<Watch> own = all.watches().stream()
                .filter(watch -> watch.organisation().equals(department)
                        && !watch.person().user().isEmpty())
                .toList();
        var roster = new Roster(own, all.calendar(), all.zone());
        var matter = new Matter(pack, region, Level.ofRank(4));
        for (int tier = 1; tier <= Watch.MOST_TIERS; tier++) {
            List<String> users = roster.answering(matter, tier, at).stream()
                    .map(watch -> watch.person().user())
                    .distinct()
                    .toList();
            if (!users.isEmpty()) return Optional.of(leastLoaded(users));
        }
        return Optional.empty();
    }

    private String leastLoaded(List<String> users) {
        if (users.size() == 1) return users.getFirst();
        Object names = users.toArray(String[]::new);
        Map<String, Long> loads = database.map(LOADS, row -> row.text("who"), row -> row.whole("n"), names);
        return Collections.min(users, Comparator.comparingLong((String user) -> loads.getOrDefault(user, 0L)));
    }
}
