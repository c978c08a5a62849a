package org.songhua.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup holds every row of every table as of one moment, and a restore brings back just that. */
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final String INSERT = """
            insert into cim.object (dataset, id, class, source_id, name, geom, box, zoom, attributes, digest,
              recorded_from, revision, grams)
            values (?, ?, 'building', ?, '松花江大街1号', ?, box(point(1, 1), point(0, 0)), 14, ?, 1, now(), 1, ?)""";

    @TempDir
    Path folder;

    @Test
    void aRestoredDatabaseHasTheSameRowsInEveryTable() {
        try (var original = TestDatabase.create();
                var copy = TestDatabase.createEmpty()) {
            fill(original.database(), 1, 500);
            fill(original.database(), 2, 300);
            Path file = folder.resolve("backup.zip");

            long saved = Backup.write(original.source(), file, NOW);
            long restored = Restore.read(copy.source(), file);

            assertThat(restored).isEqualTo(saved).isGreaterThanOrEqualTo(800);
            assertThat(contents(copy.database())).isEqualTo(contents(original.database()));
        }
    }

    @Test
    void partitionsAndSequencesWorkAfterARestore() {
        try (var original = TestDatabase.create();
                var copy = TestDatabase.createEmpty()) {
            fill(original.database(), 7, 10);
            long last = original.database().get("select nextval('cim.data_version') v", row -> row.whole("v"));
            Path file = folder.resolve("backup.zip");
            Backup.write(original.source(), file, NOW);
            Restore.read(copy.source(), file);

            insert(copy.database(), 7, "one more");
            long next = copy.database().get("select nextval('cim.data_version') v", row -> row.whole("v"));
            long rows = copy.database().get("select count(*) n from cim.object where dataset = 7", r -> r.whole("n"));

            assertThat(next).isEqualTo(last + 1);
            assertThat(rows).isEqualTo(11);
        }
    }

    /** The writer adds pairs of rows, each pair in one transaction: a torn backup would hold an odd number. */
    @Test
    void aBackupWhileOthersWriteSeesWholeTransactionsOnly() throws InterruptedException {
        try (var original = TestDatabase.create();
                var copy = TestDatabase.createEmpty()) {
            fill(original.database(), 1, 100);
            fill(original.database(), 2, 100);
            var stop = new AtomicBoolean();
            var writer = new Thread(() -> {
                for (int i = 0; !stop.get(); i++) insertPair(original.database(), "pair " + i);
            });
            writer.start();
            Path file = folder.resolve("backup.zip");
            Backup.write(original.source(), file, NOW);
            stop.set(true);
            writer.join();

            Restore.read(copy.source(), file);

            long first = copy.database().get("select count(*) n from cim.object where dataset = 1", r -> r.whole("n"));
            long second = copy.database().get("select count(*) n from cim.object where dataset = 2", r -> r.whole("n"));
            assertThat(first).isEqualTo(second).isGreaterThanOrEqualTo(100);
        }
    }

    @Test
    void aDatabaseWithDataIsNotOverwritten() {
        try (var original = TestDatabase.create()) {
            fill(original.database(), 1, 5);
            Path file = folder.resolve("backup.zip");
            Backup.write(original.source(), file, NOW);

            assertThatThrownBy(() -> Restore.read(original.source(), file)).hasMessageContaining("already holds data");
        }
    }

    @Test
    void aDamagedBackupRestoresNothing() throws IOException {
        try (var original = TestDatabase.create();
                var copy = TestDatabase.createEmpty()) {
            fill(original.database(), 1, 50);
            Path file = folder.resolve("backup.zip");
            Backup.write(original.source(), file, NOW);
            try (var zip = FileSystems.newFileSystem(file)) {
                Path entry = zip.getPath("tables/cim.object_1.copy");
                byte[] bytes = Files.readAllBytes(entry);
                bytes[bytes.length / 2] ^= 1;
                Files.write(entry, bytes);
            }

            assertThatThrownBy(() -> Restore.read(copy.source(), file)).isInstanceOf(StoreException.class);
            long rows = copy.database().get("select count(*) n from cim.object", row -> row.whole("n"));
            assertThat(rows).isZero();
        }
    }

    @Test
    void aFileWithoutManifestIsRefused() throws IOException {
        Path file = folder.resolve("cut.zip");
        try (var zip = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            Files.writeString(zip.getPath("tables"), "");
        }
        try (var copy = TestDatabase.createEmpty()) {
            assertThatThrownBy(() -> Restore.read(copy.source(), file)).hasMessageContaining("no manifest");
        }
    }

    private static void fill(Database database, int dataset, int rows) {
        database.update(
                "insert into cim.dataset (number, code, title) values (?, ?, ?)", dataset, "d" + dataset, "数据集");
        database.update(
                "create table cim.object_%d partition of cim.object for values in (%d)".formatted(dataset, dataset));
        for (int i = 0; i < rows; i++) insert(database, dataset, "row " + i);
    }

    private static void insert(Database database, int dataset, String source) {
        database.update(
                INSERT,
                dataset,
                UUID.randomUUID(),
                source,
                new byte[] {1, 2},
                new Json("{\"floors\": 6}"),
                new Integer[] {1, 2});
    }

    private static void insertPair(Database database, String source) {
        database.run(() -> {
            insert(database, 1, source);
            insert(database, 2, source);
        });
    }

    /** Table to row count and a hash over all rows, whatever their order. */
    private static Map<String, String> contents(Database database) {
        var contents = new TreeMap<String, String>();
        var tables = database.list(
                "select schemaname || '.' || tablename t from pg_tables where schemaname in ('cim', 'people') and tablename <> 'migration'",
                row -> row.text("t"));
        for (String table : tables) {
            String hash = database.get(
                    "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) h from %s t"
                            .formatted(table),
                    row -> row.text("h"));
            contents.put(table, hash);
        }
        return contents;
    }
}
