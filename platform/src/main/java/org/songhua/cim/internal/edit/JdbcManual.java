package org.songhua.cim.internal.edit;

import java.time.Instant;
import org.songhua.store.Database;

/** The data set of objects that nobody imported; it comes into being with the first of them. */
final class JdbcManual {
    private static final String EXISTS = "select number from cim.dataset where number = ?";
    private static final String CREATE = """
            insert into cim.dataset (number, code, title, source, synthetic, created_at, changed_at)
            values (?, ?, '手工绘制', '平台编辑', false, ?, ?)""";
    private static final String CREATE_TABLE = "create table cim.object_0 partition of cim.object for values in (0)";

    private final Database database;

    JdbcManual(Database database) {
        this.database = database;
    }

    void make(Instant now) {
        if (database.find(EXISTS, row -> 1, EditPlan.MANUAL_NUMBER).isPresent()) return;
        database.update(CREATE, EditPlan.MANUAL_NUMBER, EditPlan.MANUAL, now, now);
        database.update(CREATE_TABLE);
    }
}
