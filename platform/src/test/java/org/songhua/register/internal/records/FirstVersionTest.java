package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.flow.EventChain;
import org.songhua.people.Caller;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import org.songhua.register.TimelineEntry;
import org.songhua.store.Database;

/** A record that nobody changed is its own history: it reads as one that is written out, and is written out before it changes. */
class FirstVersionTest {
    private static final String HOUSES = "house_safety";

    private final Registers registers = TestPlatform.shared().bean(Registers.class);
    private final Database database = TestPlatform.shared().bean(Database.class);

    /** With values of each type; the number is written otherwise than it is kept. */
    private RegisterRecord entered(String key) {
        registers.importCsv(
                HOUSES,
                "key,house_name,built_year,curtain_wall,cost_cny,last_patrol,longitude,latitude\n" + key
                        + ",\"首 \"\"\\ 楼\",1978,是,12.500,2026-01-20,125.3,43.9\n",
                Map.of(),
                false,
                Caller.SYSTEM);
        return registers.findByKey(HOUSES, key, Caller.SYSTEM).orElseThrow();
    }

    private long written(RegisterRecord record) {
        return database.get(
                "select count(*) as n from register.record_event where id = ?", row -> row.whole("n"), record.id());
    }

    private List<TimelineEntry> timeline(RegisterRecord record) {
        return registers.timeline(HOUSES, record.id(), Caller.SYSTEM);
    }

    @Test
    void whatIsTakenInStandsInOneRowAndTellsItsHistoryAllTheSame() {
        RegisterRecord one = entered("first-1");
        assertThat(written(one)).isZero();
        TimelineEntry entry = timeline(one).getFirst();
        assertThat(entry.action()).isEqualTo("create");
        assertThat(entry.actor()).isEqualTo(Caller.SYSTEM.name());
        assertThat(entry.at()).isEqualTo(one.createdAt());
        assertThat(entry.to()).isEqualTo(one.state());
        assertThat(entry.fields())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "house_name", "首 \"\\ 楼",
                        "built_year", "1978",
                        "curtain_wall", "true",
                        "cost_cny", "12.5",
                        "last_patrol", "2026-01-20"));
        var history = new JdbcHistory(database).read(one);
        assertThat(EventChain.firstBroken(one.id().toString(), history.events(), history.hashes()))
                .isZero();
        assertThat(registers.firstBroken(HOUSES, one.id(), Caller.SYSTEM)).isZero();
    }

    @Test
    void theFirstChangeWritesTheFirstEventOutAndItReadsAsBefore() {
        RegisterRecord one = entered("first-2");
        List<TimelineEntry> before = timeline(one);
        var step = new RecordStep("patrol", null, Map.of("last_patrol", "2026-03-01"));
        RegisterRecord after = registers.act(HOUSES, one.id(), 1L, step, Caller.SYSTEM);
        assertThat(written(one)).isEqualTo(2);
        assertThat(timeline(one)).hasSize(2).startsWith(before.getFirst());
        assertThat(registers.firstBroken(HOUSES, one.id(), Caller.SYSTEM)).isZero();
        assertThat(registers.asOf(HOUSES, one.id(), one.createdAt(), Caller.SYSTEM))
                .contains(one);
        assertThat(registers.asOf(HOUSES, one.id(), after.changedAt(), Caller.SYSTEM))
                .contains(after);
    }

    /** Whoever changes a row behind the program's back leaves what was entered, and is found. */
    @Test
    void whatWasEnteredStaysWhenARowIsTamperedWithOrTakenAway() {
        RegisterRecord one = entered("first-3");
        List<TimelineEntry> before = timeline(one);
        database.update(
                "update register.record set fields = fields || '{\"built_year\": 2001}' where id = ?", one.id());
        assertThat(timeline(one)).isEqualTo(before);
        assertThat(registers.firstBroken(HOUSES, one.id(), Caller.SYSTEM)).isEqualTo(1);
        assertThatThrownBy(() -> database.update("delete from register.record_event where id = ?", one.id()))
                .hasMessageContaining("append-only");
        RegisterRecord other = entered("first-4");
        database.update("delete from register.record where id = ?", other.id());
        assertThat(written(other)).isEqualTo(1);
    }

    /** The author stands in the row, and is held by the hash as all else. */
    @Test
    void whoWroteAnotherAuthorIntoTheRowIsFound() {
        RegisterRecord one = entered("first-5");
        database.run(() -> {
            database.update("alter table register.record disable trigger record_first_version");
            database.update("update register.record set entered_by = 'somebody' where id = ?", one.id());
            database.update("alter table register.record enable trigger record_first_version");
        });
        assertThat(timeline(one).getFirst().actor()).isEqualTo("somebody");
        assertThat(registers.firstBroken(HOUSES, one.id(), Caller.SYSTEM)).isEqualTo(1);
    }

    /** A portion looks between its least and its greatest key for what is known, in the order of the database. */
    @Test
    void keysBeyondTheBasicPlaneAreKnownAgain() {
        String table = "key,house_name\n\uD83D\uDE00,楼\n\uFF5E,楼\n";
        assertThat(registers
                        .importCsv(HOUSES, table, Map.of(), false, Caller.SYSTEM)
                        .created())
                .isEqualTo(2);
        assertThat(registers
                        .importCsv(HOUSES, table, Map.of(), false, Caller.SYSTEM)
                        .unchanged())
                .isEqualTo(2);
    }
}
