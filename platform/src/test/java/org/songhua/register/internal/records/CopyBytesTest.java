package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.store.Database;
import org.songhua.store.TestDatabase;

/** Rows in the binary form of COPY, as PostgreSQL itself reads them back as text. */
class CopyBytesTest {
    private static TestDatabase test;
    private static Database database;

    @BeforeAll
    static void open() {
        test = TestDatabase.createEmpty();
        database = test.database();
        database.update("""
                create table one (n int, t text, b bytea, w bigint, i int, d double precision, f boolean, u uuid, day date,
                  at timestamptz, j jsonb, many text[])""");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @BeforeEach
    void empty() {
        database.update("delete from one");
    }

    private static void copy(List<CopyBytes> rows) {
        database.withPostgres(connection -> {
            try {
                return connection.getCopyAPI().copyIn("copy one from stdin (format binary)", CopyBytes.stream(rows));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static CopyBytes row(
            CopyBytes out,
            int n,
            @Nullable String text,
            @Nullable Double number,
            @Nullable LocalDate day,
            Instant at,
            List<String> many) {
        return out.row(12)
                .integer(n)
                .text(text)
                .bytes(text == null ? null : new byte[] {0, -1, 127})
                .whole(n == 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
                .integer(n == 0 ? null : (Integer) Integer.MIN_VALUE)
                .number(number)
                .truth(n % 2 == 0)
                .uuid(n == 0 ? null : UUID.fromString("0b5a9c5e-6f0a-4f1e-9d0e-0123456789ab"))
                .day(day)
                .instant(at)
                .json("{\"键\": [1, null]}")
                .texts(many);
    }

    private static List<String> column(String sql) {
        var all = new ArrayList<String>();
        database.each(
                "select coalesce((" + sql + ")::text, 'null') as v from one order by n", row -> all.add(row.text("v")));
        return all;
    }

    @Test
    void every_kind_of_value_is_read_as_it_was_meant() {
        CopyBytes out = CopyBytes.part();
        Instant noon = Instant.parse("2026-05-01T04:00:00.123456Z");
        row(out, 0, null, null, null, Instant.parse("1999-12-31T23:59:59.999999Z"), List.of());
        row(out, 1, "", -0.0, LocalDate.parse("2000-01-01"), noon, List.of(""));
        row(
                out,
                2,
                "井盖 🕳\n\"'\\",
                Double.MIN_VALUE,
                LocalDate.parse("1999-12-31"),
                noon,
                List.of("a,b", "{}", "井\"盖"));
        row(out, 3, "x".repeat(100_000), Double.MAX_VALUE, LocalDate.parse("0001-01-01"), noon, List.of("a", "b", "c"));
        row(out, 4, "t", 0.1, LocalDate.parse("9999-12-31"), noon, List.of("null", "NULL"));
        copy(List.of(out));

        assertThat(column("length(t)")).containsExactly("null", "0", "8", "100000", "1");
        assertThat(column("encode(b, 'hex')")).containsExactly("null", "00ff7f", "00ff7f", "00ff7f", "00ff7f");
        assertThat(column("w")).startsWith("-9223372036854775808", "9223372036854775807");
        assertThat(column("i")).startsWith("null", "-2147483648");
        assertThat(column("d")).containsExactly("null", "-0", "5e-324", "1.7976931348623157e+308", "0.1");
        assertThat(column("f")).containsExactly("true", "false", "true", "false", "true");
        assertThat(column("u")).startsWith("null", "0b5a9c5e-6f0a-4f1e-9d0e-0123456789ab");
        assertThat(column("day")).containsExactly("null", "2000-01-01", "1999-12-31", "0001-01-01", "9999-12-31");
        assertThat(column("to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')"))
                .startsWith("1999-12-31 23:59:59.999999", "2026-05-01 04:00:00.123456");
        assertThat(column("j ->> '键'")).containsOnly("[1, null]");
        assertThat(column("cardinality(many)")).containsExactly("0", "1", "3", "3", "2");
        assertThat(column("many[2]")).containsExactly("null", "null", "{}", "b", "NULL");
        assertThat(column("many[3]")).containsExactly("null", "null", "井\"盖", "c", "null");
    }

    @Test
    void no_rows_are_none() {
        copy(List.of());
        assertThat(column("n")).isEmpty();
    }

    /** Many rows go in one portion, in their order. */
    @Test
    void thousands_of_rows_are_one_portion() {
        var parts = new ArrayList<CopyBytes>();
        for (int i = 0; i < 3_000; i++)
            parts.add(row(
                    CopyBytes.part(),
                    i,
                    "键" + i,
                    (double) i,
                    LocalDate.EPOCH.plusDays(i),
                    Instant.EPOCH.plusSeconds(i),
                    List.of()));
        copy(parts);
        assertThat(column("t")).hasSize(3_000).startsWith("键0", "键1").endsWith("键2999");
        assertThat(column("day - date '1970-01-01'")).endsWith("2999");
    }
}
