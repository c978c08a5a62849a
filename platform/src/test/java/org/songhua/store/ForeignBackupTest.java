package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups that this program did not write: each is refused in words, and the database stays as it was. */
class ForeignBackupTest {
    private static final String TABLE = """
            {"name": "%s", "columns": ["number"], "partitionOf": %s, "bound": %s, "rows": 0, "sha256": ""}""";

    private static TestDatabase database;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private Path backup(String manifest) throws IOException {
        Path file = folder.resolve("foreign.zip");
        Files.deleteIfExists(file);
        try (var zip = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            Files.writeString(zip.getPath("manifest.json"), manifest);
        }
        return file;
    }

    private static String manifest(String tables) {
        return """
                {"format": 1, "madeAt": "2026-11-27T00:00:00Z", "migrations": {}, "tables": [%s], "sequences": []}""".formatted(tables);
    }

    private void assertRefused(String manifest, String words) throws IOException {
        Path file = backup(manifest);
        assertThatThrownBy(() -> Restore.read(database.source(), file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(words);
        long tables = database.database()
                .get(
                        "select count(*) as n from pg_tables where schemaname in ('people', 'cim')",
                        row -> row.whole("n"));
        assertThat(tables).as("nothing was dropped").isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"format\": \"one\"}",
                "{\"format\": 1}",
                "{\"format\": 1, \"tables\": [{}], \"migrations\": {}, \"sequences\": []}",
                "{\"format\": 1, \"tables\": null, \"migrations\": {}, \"sequences\": []}"
            })
    void a_manifest_that_is_none_is_told(String manifest) throws IOException {
        assertRefused(manifest, "manifest");
    }

    @Test
    void another_layout_is_told_with_both_numbers() throws IOException {
        assertRefused(
                manifest("").replace("\"format\": 1", "\"format\": 99"), "has layout 99; this program reads layout 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pg_catalog.pg_authid", "public.loot", "people", "information_schema.tables", "cimx.object"})
    void tables_outside_the_modules_are_refused(String name) throws IOException {
        assertRefused(manifest(TABLE.formatted(name, "null", "null")), "it names the table " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOR VALUES IN (1); drop table cim.dataset cascade",
                "FOR VALUES IN (1) with (fillfactor=10)",
                "FOR VALUES IN ((select 1))",
                "FOR VALUES FROM ('2026-01-01') TO ('2026-02-01''); drop table cim.dataset; --')",
                ""
            })
    void bounds_that_are_more_than_bounds_are_refused(String bound) throws IOException {
        assertRefused(
                manifest(TABLE.formatted("cim.object_1", "\"cim.object\"", "\"" + bound + "\"")), "with the bound");
    }

    @Test
    void a_partition_of_another_modules_table_is_refused() throws IOException {
        assertRefused(
                manifest(TABLE.formatted("cim.object_1", "\"people.account\"", "\"FOR VALUES IN (1)\"")),
                "with the bound");
    }

    @Test
    void a_table_that_the_manifest_names_and_the_file_lacks_is_told() throws IOException {
        assertRefused(manifest(TABLE.formatted("cim.dataset", "null", "null")), "lacks the table cim.dataset");
    }

    @Test
    void a_file_that_is_no_archive_is_told() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.zip"), "Dear city,");
        try (var empty = TestDatabase.createEmpty()) {
            assertThatThrownBy(() -> Restore.read(empty.source(), text))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("could not be restored");
        }
    }
}
