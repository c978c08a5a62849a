package org.songhua.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.songhua.engine.digest.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saves every table of every module as it was at one moment, while others go on reading and writing. The file is a ZIP
 * of PostgreSQL's binary COPY streams and a manifest with row counts and checksums; it appears under its name only when
 * it is whole.
 */
public final class Backup {
    private static final String TABLES = """
            select n.nspname || '.' || c.relname as name,
                   (select string_agg(a.attname, ',' order by a.attnum) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
                   (select pn.nspname || '.' || p.relname from pg_inherits i join pg_class p on p.oid = i.inhparent
                    join pg_namespace pn on pn.oid = p.relnamespace where i.inhrelid = c.oid) as partition_of,
                   pg_get_expr(c.relpartbound, c.oid) as bound
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any(?) and c.relkind = 'r' and c.relname <> 'migration'
            order by 1""";
    private static final String REFERENCES = """
            select rn.nspname || '.' || r.relname as referring, tn.nspname || '.' || t.relname as target
            from pg_constraint k join pg_class r on r.oid = k.conrelid join pg_namespace rn on rn.oid = r.relnamespace
            join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace
            where k.contype = 'f' and rn.nspname = any(?)""";
    private static final String SEQUENCES = """
            select schemaname || '.' || sequencename as name from pg_sequences where schemaname = any(?) order by 1""";

    private Backup() {}

    /** {@return number of rows saved} */
    public static long write(DataSource source, Path file, Instant now) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            long rows = writeAll(source, unfinished, now);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } catch (IOException | SQLException e) {
            throw new StoreException("The backup could not be written: " + e.getMessage(), e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    private static long writeAll(DataSource source, Path file, Instant now) throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var tables = new ArrayList<BackupManifest.Table>();
            for (var table : tables(connection)) tables.add(copy(connection, table, zip));
            var manifest = new BackupManifest(
                    BackupManifest.FORMAT, now.toString(), versions(connection), tables, sequences(connection));
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(JsonMapper.builder().build().writeValueAsBytes(manifest));
            zip.closeEntry();
            connection.rollback();
            return tables.stream().mapToLong(BackupManifest.Table::rows).sum();
        }
    }

    /** Tables in an order in which each comes after those it refers to. */
    static List<BackupManifest.Table> tables(Connection connection) throws SQLException {
        var found = new LinkedHashMap<String, BackupManifest.Table>();
        eachRow(connection, TABLES, results -> {
            String name = results.getString("name");
            found.put(
                    name,
                    new BackupManifest.Table(
                            name,
                            Arrays.asList(results.getString("columns").split(",")),
                            results.getString("partition_of"),
                            results.getString("bound"),
                            0,
                            ""));
        });
        Map<String, List<String>> references = new LinkedHashMap<>();
        eachRow(
                connection,
                REFERENCES,
                results -> references
                        .computeIfAbsent(results.getString("referring"), name -> new ArrayList<>())
                        .add(results.getString("target")));
        var ordered = new LinkedHashMap<String, BackupManifest.Table>();
        found.keySet().forEach(name -> addAfterTargets(name, found, references, ordered));
        return List.copyOf(ordered.values());
    }

    private static void addAfterTargets(
            String name,
            Map<String, BackupManifest.Table> found,
            Map<String, List<String>> references,
            Map<String, BackupManifest.Table> ordered) {
        BackupManifest.Table table = found.get(name);
        if (table == null || ordered.containsKey(name)) return;
        for (String target : references.getOrDefault(name, List.of())) {
            if (!target.equals(name)) addAfterTargets(target, found, references, ordered);
        }
        ordered.put(name, table);
    }

    private static BackupManifest.Table copy(Connection connection, BackupManifest.Table table, ZipOutputStream zip)
            throws SQLException, IOException {
        MessageDigest digest = Sha256.begin();
        zip.putNextEntry(new ZipEntry(table.entry()));
        OutputStream out = new DigestOutputStream(zip, digest);
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy %s (%s) to stdout (format binary)".formatted(quoted(table.name()), columns(table)), out);
        zip.closeEntry();
        return new BackupManifest.Table(
                table.name(),
                table.columns(),
                table.partitionOf(),
                table.bound(),
                rows,
                HexFormat.of().formatHex(digest.digest()));
    }

    private static Map<String, String> versions(Connection connection) throws SQLException {
        var versions = new LinkedHashMap<String, String>();
        for (String module : Migrations.MODULES) {
            try (var statement = connection.createStatement();
                    var results = statement.executeQuery("select version from " + quoted(module + ".migration")
                            + " where success and version is not null order by installed_rank desc limit 1")) {
                if (results.next()) versions.put(module, results.getString(1));
            }
        }
        return versions;
    }

    private static List<BackupManifest.Sequence> sequences(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        eachRow(connection, SEQUENCES, results -> names.add(results.getString("name")));
        var sequences = new ArrayList<BackupManifest.Sequence>();
        for (String name : names) {
            try (var statement = connection.createStatement();
                    var results = statement.executeQuery("select last_value, is_called from " + quoted(name))) {
                results.next();
                sequences.add(new BackupManifest.Sequence(name, results.getLong(1), results.getBoolean(2)));
            }
        }
        return sequences;
    }

    private static void eachRow(Connection connection, String sql, RowSink sink) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", Migrations.SCHEMAS.toArray()));
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) sink.accept(results);
            }
        }
    }

    /** {@return a name of the catalogue as an SQL identifier} */
    static String quoted(String name) {
        String[] parts = name.split("\\.", 2);
        String first = '"' + parts[0].replace("\"", "\"\"") + '"';
        return parts.length == 1 ? first : first + ".\"" + parts[1].replace("\"", "\"\"") + '"';
    }

    static String columns(BackupManifest.Table table) {
        return String.join(", ", table.columns().stream().map(Backup::quoted).toList());
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreException("The unfinished backup " + file + " could not be removed.", e);
        }
    }

    @FunctionalInterface
    private interface RowSink {
        void accept(ResultSet results) throws SQLException;
    }
}
