package org.songhua.people.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.people.Audit;
import org.songhua.people.Audit.Verification;
import org.songhua.store.Database;

class JdbcAuditTest {
    private Database database;
    private Audit audit;

    @BeforeEach
    void open() {
        var people = new People();
        database = people.database;
        audit = people.audit;
    }

    private void record(int entries) {
        for (int i = 1; i <= entries; i++) audit.record("li", "thing.done", "thing:" + i, "{\"i\": " + i + "}");
    }

    /** What somebody with the rights of a database owner can do. */
    private void tamper(String sql) {
        database.run(() -> {
            database.update("alter table people.audit_entry disable trigger all");
            database.update("alter table people.audit_head disable trigger all");
            assertThat(database.update(sql)).as(sql).isPositive();
            database.update("alter table people.audit_entry enable trigger all");
            database.update("alter table people.audit_head enable trigger all");
        });
    }

    @Test
    void numbersEntriesAndListsThemNewestFirst() {
        record(5);
        assertThat(audit.list(null, 3)).extracting(Audit.Entry::number).containsExactly(5L, 4L, 3L);
        assertThat(audit.list(3L, 9)).extracting(Audit.Entry::number).containsExactly(2L, 1L);
        Audit.Entry last = audit.list(null, 1).getFirst();
        assertThat(last.actor()).isEqualTo("li");
        assertThat(last.subject()).isEqualTo("thing:5");
        assertThat(last.detailJson()).isEqualTo("{\"i\":5}");
        assertThat(last.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void findsTheEmptyLogAndAnUntouchedOneWhole() {
        assertThat(audit.verify()).isEqualTo(new Verification(0, null));
        record(20);
        assertThat(audit.verify()).isEqualTo(new Verification(20, null));
    }

    @Test
    void fallsWithTheTransactionOfTheCaller() {
        record(2);
        assertThatThrownBy(() -> database.run(() -> {
                    record(3);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        record(1);
        assertThat(audit.list(null, 9)).extracting(Audit.Entry::number).containsExactly(3L, 2L, 1L);
        assertThat(audit.verify()).isEqualTo(new Verification(3, null));
    }

    @Test
    void staysWholeWhileManyWrite() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<Future<?>>();
            for (int i = 0; i < 200; i++) {
                int n = i;
                results.add(threads.submit(() -> writeOrGiveUp(n)));
            }
            for (Future<?> result : results) result.get();
        }
        assertThat(audit.list(null, 1000).reversed())
                .extracting(Audit.Entry::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 160).boxed().toList());
        assertThat(audit.list(null, 1000).reversed())
                .extracting(Audit.Entry::at)
                .isSorted();
        assertThat(audit.verify()).isEqualTo(new Verification(160, null));
    }

    /** Every fifth writer gives up after it has appended. */
    private void writeOrGiveUp(int n) {
        try {
            database.run(() -> {
                audit.record("w" + n, "thing.done", "thing:" + n, "{}");
                if (n % 5 == 0) throw new IllegalStateException("given up");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("given up");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update people.audit_entry set actor = 'wang' where number = 2",
                "delete from people.audit_entry where number = 3",
                "truncate people.audit_entry",
                "update people.audit_head set number = number - 1",
                "update people.audit_head set hash = decode(repeat('00', 32), 'hex')",
                "delete from people.audit_head",
                "truncate people.audit_head",
            })
    void refusesEveryChangeOfWhatIsWritten(String sql) {
        record(3);
        assertThatThrownBy(() -> database.update(sql)).rootCause().hasMessageContaining("append-only");
        assertThat(audit.verify()).isEqualTo(new Verification(3, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "actor = 'wang'",
                "action = 'nothing.done'",
                "subject = 'thing:0'",
                "detail = '{}'",
                "hash = sha256('x')",
            })
    void findsAChangeOfAnyColumn(String change) {
        record(9);
        tamper("update people.audit_entry set " + change + " where number = 4");
        assertThat(audit.verify().firstBroken()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 9})
    void findsADeletion(long number) {
        record(9);
        tamper("delete from people.audit_entry where number = " + number);
        assertThat(audit.verify().firstBroken()).isEqualTo(number);
    }

    @Test
    void findsADeletionThatWasClosedByRenumbering() {
        record(9);
        tamper("delete from people.audit_entry where number = 5");
        tamper("update people.audit_entry set number = number - 1 where number > 5");
        tamper("update people.audit_head set number = 8");
        assertThat(audit.verify().firstBroken()).isEqualTo(5);
    }

    @Test
    void findsAnInsertion() {
        record(9);
        tamper("update people.audit_entry set number = number + 1000 where number > 5");
        tamper("update people.audit_entry set number = number - 999 where number > 1000");
        tamper("insert into people.audit_entry select 6, at, actor, action, subject, detail, hash "
                + "from people.audit_entry where number = 5");
        tamper("update people.audit_head set number = 10");
        assertThat(audit.verify().firstBroken()).isEqualTo(6);
    }

    @Test
    void findsAnEntryAppendedPastTheProgram() {
        record(3);
        tamper("insert into people.audit_entry select 4, at, actor, action, subject, detail, sha256(hash) "
                + "from people.audit_entry where number = 3");
        assertThat(audit.verify().firstBroken()).isEqualTo(4);
    }

    @Test
    void findsACutTail() {
        record(9);
        tamper("delete from people.audit_entry where number > 7");
        assertThat(audit.verify().firstBroken()).isEqualTo(8);
    }

    @Test
    void findsALogThatWasEmptied() {
        record(9);
        tamper("delete from people.audit_entry");
        assertThat(audit.verify()).isEqualTo(new Verification(0, 1L));
    }

    @Test
    void findsAMissingHead() {
        record(2);
        tamper("delete from people.audit_head");
        assertThat(audit.verify().firstBroken()).isEqualTo(1);
    }

    @Test
    void checksOneMomentWhileOthersWrite() throws Exception {
        record(50);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> writer = threads.submit(() -> record(100));
            while (!writer.isDone()) assertThat(audit.verify().firstBroken()).isNull();
            writer.get();
        }
        assertThat(audit.verify()).isEqualTo(new Verification(150, null));
    }
}
