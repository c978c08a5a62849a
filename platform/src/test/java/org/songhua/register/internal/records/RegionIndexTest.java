package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.songhua.register.RecordQuery;
import org.songhua.register.Register;
import org.songhua.register.Registers;
import org.songhua.store.Database;

/** Whoever may see one district asks every list by the beginning of a code, a map by a rectangle: the indexes must be able to answer that. */
class RegionIndexTest {
    private final Database database = TestPlatform.shared().bean(Database.class);

    @Test
    void theConditionOfADistrictIsAConditionOfItsIndex() {
        Condition condition = Condition.within("house_safety", new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(plan("id", condition.and("true order by region collate \"C\", key")))
                .contains("record_region")
                .containsPattern("Index Cond: .*number = .*region");
    }

    /** Of a rectangle that holds thousands the first keys are told by one index, without a look at the records. */
    @Test
    void theKeysOfARectangleAreToldByTheIndexOfKeysAlone() {
        Register houses = TestPlatform.shared().bean(Registers.class).get("house_safety", Caller.SYSTEM);
        var query = new RecordQuery(
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(125.3, 43.8, 125.4, 43.9),
                RecordQuery.Sort.KEY,
                null,
                1_000);
        assertThat(plan("key", Condition.of(houses, query, Caller.SYSTEM).and("true order by key")))
                .contains("Index Only Scan using record_key");
    }

    /** The same of a span of days: with sorting allowed, because days come before keys. */
    @Test
    void theKeysOfASpanOfDaysAreToldByTheIndexOfDaysAlone() {
        Register houses = TestPlatform.shared().bean(Registers.class).get("house_safety", Caller.SYSTEM);
        RecordQuery query = RecordQuery.first(100).between("last_patrol", "2025-03-01", "2025-03-02");
        assertThat(plan("key", Condition.of(houses, query, Caller.SYSTEM).and("d1 is not null")))
                .contains("Index Only Scan using record_d1");
    }

    private String plan(String column, Condition condition) {
        return database.inTransaction(() -> {
            database.update("set local enable_seqscan = off");
            database.update("set local enable_bitmapscan = off");
            database.update("set local enable_sort = off");
            return String.join(
                    "\n",
                    database.list(
                            "explain select " + column + " from register.record where " + condition.sql(),
                            row -> row.text("QUERY PLAN"),
                            condition.parameters()));
        });
    }
}
