package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;

/** SQL in, rows out: every type there and back, transactions, streams, batches and what errors become. */
class DatabaseTest {
    private static TestDatabase test;
    private static Database database;

    @BeforeAll
    static void open() {
        test = TestDatabase.createEmpty();
        database = test.database();
        database.update("""
                create table thing (number integer primary key, big bigint, ratio double precision, flag boolean, name text,
                  at timestamptz, id uuid, bytes bytea, data jsonb, words text[], numbers integer[])""");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @BeforeEach
    void empty() {
        database.update("truncate thing");
    }

    private static void insert(int number, String name) {
        database.update("insert into thing (number, name) values (?, ?)", number, name);
    }

    private static List<Integer> numbers() {
        return database.list("select number from thing order by number", row -> row.integer("number"));
    }

    @Test
    void every_type_comes_back_as_it_went_in() {
        Instant at = Instant.parse("1969-12-31T23:59:59.999999Z");
        UUID id = UUID.randomUUID();
        database.update(
                "insert into thing values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                7,
                Long.MIN_VALUE,
                -0.0,
                true,
                DayOfWeek.MONDAY,
                at,
                id,
                new byte[] {0, -1},
                new Json("{\"名\": [1, null]}"),
                new String[] {"a,b", "\"", "松"},
                new Integer[] {1, -2});
        Object[] read = database.get("select * from thing", row -> new Object[] {
            row.integer("number"),
            row.whole("big"),
            row.number("ratio"),
            row.flag("flag"),
            row.text("name"),
            row.instant("at"),
            row.uuid("id"),
            row.bytes("bytes"),
            row.text("data"),
            List.of(row.texts("words"))
        });
        assertThat(read)
                .containsExactly(
                        7,
                        Long.MIN_VALUE,
                        -0.0,
                        true,
                        "MONDAY",
                        at,
                        id,
                        new byte[] {0, -1},
                        "{\"名\": [1, null]}",
                        List.of("a,b", "\"", "松"));
    }

    @Test
    void nulls_are_told_apart_from_values() {
        database.update("insert into thing (number, name, at, big) values (?, ?, ?, ?)", 1, null, null, null);
        database.each("select * from thing", row -> {
            assertThat(row.findText("name")).isNull();
            assertThat(row.findText(1)).isEqualTo("1");
            assertThat(row.findInstant("at")).isNull();
            assertThat(row.findWhole("big")).isNull();
            assertThat(row.findWhole("number")).isEqualTo(1);
            assertThat(row.number("ratio")).isNaN();
            assertThat(row.texts("words")).isEmpty();
            assertThatThrownBy(() -> row.text("name")).hasMessage("Column name is null.");
            assertThatThrownBy(() -> row.text("misspelt")).isInstanceOf(StoreException.class);
        });
    }

    @Test
    void one_row_is_had_several_are_listed_and_none_is_told() {
        insert(1, "a");
        insert(2, "b");
        assertThat(database.list("select name from thing order by 1", row -> row.text("name")))
                .containsExactly("a", "b");
        assertThat(database.find("select name from thing where number = ?", row -> row.text("name"), 2))
                .contains("b");
        assertThat(database.find("select name from thing where number = ?", row -> row.text("name"), 3))
                .isEmpty();
        assertThatThrownBy(() -> database.get("select name from thing where false", row -> row.text("name")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("found no row");
    }

    @Test
    void a_batch_inserts_all_or_on_a_mistake_nothing() {
        String insert = "insert into thing (number, name) values (?, ?)";
        database.batch(insert, List.of());
        database.batch(insert, List.of(new Object[] {1, "a"}, new Object[] {2, null}));
        assertThat(numbers()).containsExactly(1, 2);
        assertThatThrownBy(() -> database.run(() ->
                        database.batch(insert, List.of(new Object[] {3, "a"}, new Object[] {1, "again"}))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void transactions_commit_as_a_whole_and_calls_inside_join_them() {
        int returned = database.inTransaction(() -> {
            insert(1, "a");
            database.run(() -> insert(2, "b"));
            return numbers().size();
        });
        assertThat(returned).isEqualTo(2);
        assertThatThrownBy(() -> database.run(() -> {
                    insert(3, "c");
                    throw new IllegalStateException("on second thoughts");
                }))
                .hasMessage("on second thoughts");
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void a_stream_of_any_size_can_be_ended_early() {
        var seen = new ArrayList<Integer>();
        database.streamWhile(
                "select n from generate_series(1, 100000) n",
                10,
                row -> seen.add(row.integer("n")) && seen.size() < 25);
        assertThat(seen).hasSize(25).startsWith(1, 2, 3);
    }

    @Test
    void a_search_that_is_planned_each_time_finds_the_same_and_can_be_ended_early() {
        var seen = new ArrayList<Integer>();
        for (int round = 0; round < 7; round++) {
            seen.clear();
            database.searchWhile(
                    "select n from generate_series(1, 1000) n where n > ? order by n desc",
                    10,
                    row -> seen.add(row.integer("n")) && seen.size() < 15,
                    990 - round);
            assertThat(seen).startsWith(1000, 999).hasSize(Math.min(15, 10 + round));
        }
    }

    @Test
    void errors_tell_what_kind_they_are() {
        insert(1, "a");
        assertThatThrownBy(() -> insert(1, "b")).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> database.update("insert into thing (name) values ('x')"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> database.update("selekt 1")).isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> database.update("insert into thing (number, name) values (9, ?)", "nul \0 inside"))
                .as("a NUL is refused, not cut off")
                .isInstanceOf(RuntimeException.class);
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void parameters_are_never_read_as_sql() {
        for (String text : List.of("'; drop table thing; --", "\\'; --", "%_?", "${x}", "$1", "?")) {
            insert(text.hashCode(), text);
            String stored = database.get("select name from thing where name = ?", row -> row.text("name"), text);
            assertThat(stored).isEqualTo(text);
        }
    }

    @Test
    void copy_goes_over_the_connection_of_the_transaction() {
        assertThatThrownBy(() -> database.run(() -> {
                    copyIn("5\tfive\n6\tsix\n");
                    assertThat(numbers()).containsExactly(5, 6);
                    throw new IllegalStateException("back");
                }))
                .hasMessage("back");
        assertThat(numbers()).isEmpty();
    }

    private static void copyIn(String rows) {
        database.withPostgres(connection -> {
            try {
                byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
                return connection
                        .getCopyAPI()
                        .copyIn("copy thing (number, name) from stdin", new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
