package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Whoever may see one district asks every list by the beginning of a code: the index must be able to answer that. */
class RegionIndexTest {
    private final Database database = TestPlatform.shared().bean(Database.class);

    @Test
    void theConditionOfADistrictIsAConditionOfItsIndex() {
        Condition condition = Condition.within("house_safety", new Scope(Set.of(), Set.of("220102"), Set.of()));
        String plan = database.inTransaction(() -> {
            database.update("set local enable_seqscan = off");
            database.update("set local enable_bitmapscan = off");
            return String.join(
                    "\n",
                    database.list(
                            "explain select id from register.record where " + condition.sql(),
                            row -> row.text("QUERY PLAN"),
                            condition.parameters()));
        });
        assertThat(plan).contains("record_region").containsPattern("Index Cond: .*number = .*region");
    }
}
