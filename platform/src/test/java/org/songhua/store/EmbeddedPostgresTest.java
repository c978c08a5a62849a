package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** The database as the modules see it. */
class EmbeddedPostgresTest {
    private static TestDatabase test;
    private static Database database;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        database = test.database();
        database.update("create table public.thing (id uuid primary key, name text, at timestamptz, data jsonb)");
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void isPostgres18WithTheBuiltinUnicodeLocale() {
        String version = database.get("show server_version", row -> row.text("server_version"));
        String locale = database.get(
                "select datlocprovider::text || ' ' || datlocale l from pg_database where datname = current_database()",
                row -> row.text("l"));
        assertThat(version).startsWith("18.");
        assertThat(locale).isEqualTo("b C.UTF-8");
    }

    @Test
    void understandsCaseAndLettersOfAllScripts() {
        String lower = database.get("select lower('ÄÖÜ ΣΑΣ') l", row -> row.text("l"));
        boolean letters = database.get("select '松花江' ~ '^[[:alpha:]]+$' m", row -> row.flag("m"));
        assertThat(lower).isEqualTo("äöü σασ");
        assertThat(letters).isTrue();
    }

    @Test
    void keepsEveryParameterType() {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-11-23T01:02:03.456789Z");
        database.update(
                "insert into public.thing values (?, ?, ?, ?)",
                id,
                "人民大街'; drop table thing; --",
                at,
                new Json("{\"a\":1}"));

        var found = database.list(
                "select * from public.thing where id = ?",
                row -> List.of(row.uuid("id"), row.text("name"), row.instant("at"), row.text("data")),
                id);

        assertThat(found).containsExactly(List.of(id, "人民大街'; drop table thing; --", at, "{\"a\": 1}"));
    }

    @Test
    void rollsBackAllOfAFailedTransaction() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> database.run(() -> {
                    database.update("insert into public.thing (id) values (?)", id);
                    database.update("insert into public.thing (id) values (?)", id);
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(database.find("select 1 from public.thing where id = ?", row -> 1, id))
                .isEmpty();
    }

    @Test
    void streamsMoreRowsThanItFetchesAtOnce() {
        var sum = new long[1];
        database.stream("select n from generate_series(1, 10000) n", 100, row -> sum[0] += row.whole("n"));
        assertThat(sum[0]).isEqualTo(50_005_000L);
    }
}
