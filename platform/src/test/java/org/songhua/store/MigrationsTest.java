package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas are brought up to date, and a database that is not what the scripts make of it stops the start in one line. */
class MigrationsTest {
    private static final List<String> MODULES = Migrations.MODULES;
    private static final Pattern SCRIPT = Pattern.compile("V(\\d+)__[a-z0-9_]+\\.sql");

    @TempDir
    Path folder;

    /** Tests that spoil it mend it again. */
    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static long count(String sql) {
        return database.database().get(sql, row -> row.whole("n"));
    }

    private static Path scripts(String module) {
        try {
            URI found = Migrations.class.getResource("/db/migration/" + module).toURI();
            return Path.of(found);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> applied() {
        var versions = new TreeMap<String, Long>();
        for (String module : MODULES)
            versions.put(
                    module,
                    count("select count(*) n from %s.migration where success and version is not null"
                            .formatted(module)));
        return versions;
    }

    /** Spoils the history, tries to start, and mends it. */
    private static void fails(String spoil, String mend, String... words) {
        database.database().update(spoil);
        try {
            assertThatThrownBy(() -> Migrations.run(database.source()))
                    .isInstanceOf(StoreException.class)
                    .message()
                    .contains(words)
                    .hasLineCount(1);
        } finally {
            database.database().update(mend);
        }
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void everyScriptOfAModuleRanOnce(String module) throws IOException {
        try (Stream<Path> files = Files.list(scripts(module))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(names).allMatch(name -> SCRIPT.matcher(name).matches());
            assertThat(applied().get(module)).isEqualTo(names.size());
            assertThat(names.stream().map(name -> name.substring(0, name.indexOf('_'))))
                    .as("no number is given twice")
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void aModuleHasTablesInItsOwnSchemaOnly(String module) {
        assertThat(count("select count(*) n from pg_tables where schemaname = '" + module + "'"))
                .isGreaterThan(1);
        assertThat(count("select count(*) n from pg_tables where schemaname = 'public'"))
                .isZero();
    }

    @Test
    void runningThemAgainChangesNothing() {
        Map<String, Long> before = applied();
        long tables = count("select count(*) n from pg_class");
        Migrations.run(database.source());
        assertThat(applied()).isEqualTo(before);
        assertThat(count("select count(*) n from pg_class")).isEqualTo(tables);
    }

    @Test
    void whatIsMissingIsMade() {
        database.database().update("drop schema evaluation cascade");
        Migrations.run(database.source());
        assertThat(count("select count(*) n from pg_tables where schemaname = 'evaluation'"))
                .isPositive();
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void aScriptChangedAfterItRanStopsTheStart(String module) {
        String change = "update " + module + ".migration set checksum = checksum %s 1 where version = '1'";
        fails(change.formatted("+"), change.formatted("-"), "The schema " + module, "checksum mismatch");
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void aDatabaseThatANewerProgramWroteIsLeftAlone(String module) {
        String spoil = """
                insert into %1$s.migration (installed_rank, version, description, type, script, checksum, installed_by,
                  execution_time, success)
                select max(installed_rank) + 1, '999', 'from tomorrow', 'SQL', 'V999__from_tomorrow.sql', 1, 'x', 1, true
                from %1$s.migration""".formatted(module);
        String mend = "delete from " + module + ".migration where version = '999'";
        fails(spoil, mend, "A newer version of this program wrote the database", module, "restore a backup");
    }

    @Test
    void aMigrationThatBrokeOffStopsTheStart() {
        fails(
                "update cim.migration set success = false where version = '1'",
                "update cim.migration set success = true",
                "The schema cim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"junk", "-1", "1; drop schema cim", "999999999999999999999999.x"})
    void aVersionThatIsNoneIsTold(String version) {
        assertThatThrownBy(() -> Migrations.run(database.source(), Map.of("cim", version)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The schema cim could not be brought to version " + version);
        assertThat(count("select count(*) n from pg_tables where schemaname = 'cim'"))
                .isPositive();
    }

    @Test
    void aModuleNobodyKnowsIsLeftAside() {
        Map<String, Long> before = applied();
        Migrations.run(database.source(), Map.of("martians", "7"));
        assertThat(applied()).isEqualTo(before);
        assertThat(count("select count(*) n from pg_namespace where nspname = 'martians'"))
                .isZero();
    }

    @Test
    void aBackupWithAVersionThatIsNoneIsRefusedInOneLine() throws IOException {
        Path file = folder.resolve("foreign.zip");
        try (var zip = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            Files.writeString(zip.getPath("manifest.json"), """
                    {"format": 1, "madeAt": "2026-11-27T00:00:00Z", "migrations": {"cim": "junk"},
                     "tables": [], "sequences": []}""");
        }
        try (var empty = TestDatabase.createEmpty()) {
            assertThatThrownBy(() -> Restore.read(empty.source(), file))
                    .isInstanceOf(StoreException.class)
                    .message()
                    .contains("version junk")
                    .hasLineCount(1);
        }
    }

    @Test
    void aSchemaCanBeBroughtToAnEarlierVersionFirst() {
        try (var empty = TestDatabase.createEmpty()) {
            Migrations.run(empty.source(), Map.of("people", "1"));
            long versions = empty.database()
                    .get("select count(*) n from people.migration where version is not null", row -> row.whole("n"));
            assertThat(versions).isOne();
            Migrations.run(empty.source());
            long all = empty.database()
                    .get("select count(*) n from people.migration where version is not null", row -> row.whole("n"));
            assertThat(all).isEqualTo(applied().get("people"));
        }
    }
}
