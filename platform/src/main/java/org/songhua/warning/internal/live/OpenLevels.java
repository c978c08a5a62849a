package org.songhua.warning.internal.live;

import java.util.HashMap;
import java.util.Map;
import org.songhua.engine.rule.Level;
import org.songhua.store.Database;
import org.springframework.stereotype.Repository;

/** The levels that warnings of rules stand at; analyses end their own. */
@Repository
class OpenLevels {
    private static final String SELECT =
            "select rule, subject, level from warning.warning where in_alarm and not is_found";

    private final Database database;

    OpenLevels(Database database) {
        this.database = database;
    }

    Map<Watch.Key, Level> all() {
        var levels = new HashMap<Watch.Key, Level>();
        database.each(
                SELECT,
                row -> levels.put(
                        new Watch.Key(row.text("rule"), row.whole("subject")), Level.ofRank(row.integer("level"))));
        return levels;
    }
}
