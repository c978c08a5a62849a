package org.songhua.warning.internal.live;

import java.util.HashMap;
import java.util.Map;
import org.songhua.store.Database;
import org.springframework.stereotype.Repository;

/** How many subjects each rule has judged. */
@Repository
class SubjectCounts {
    private static final String COUNT = "select rule, count(*) as n from warning.subject_state group by rule";

    private final Database database;

    SubjectCounts(Database database) {
        this.database = database;
    }

    Map<String, Integer> byRule() {
        var counts = new HashMap<String, Integer>();
        database.each(COUNT, row -> counts.put(row.text("rule"), row.integer("n")));
        return counts;
    }
}
