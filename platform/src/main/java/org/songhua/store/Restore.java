package org.songhua.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.songhua.engine.digest.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a backup back into an empty database: the schemas at the versions of the backup, every row, checked against
 * counts and checksums, all in one transaction; then the schemas are brought up to date.
 */
public final class Restore {
    /** Bounds as PostgreSQL prints them: lists and ranges of numbers and quoted times, or the default. */
    private static final Pattern BOUND =
            Pattern.compile("DEFAULT|FOR VALUES (IN \\(%1$s(, %1$s)*\\)|FROM \\(%1$s\\) TO \\(%1$s\\))"
                    .formatted("(-?\\d+|'[-+:. \\d]+'|MINVALUE|MAXVALUE)"));

    private Restore() {}

    /** {@return number of rows restored} @throws StoreException when the database holds data or the file is damaged */
    public static long read(DataSource source, Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            BackupManifest manifest = manifest(zip, file);
            Migrations.run(source, manifest.migrations());
            long rows = restoreAll(source, zip, manifest);
            Migrations.run(source);
            return rows;
        } catch (IOException | SQLException e) {
            throw new StoreException("The backup %s could not be restored: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static BackupManifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry("manifest.json");
        if (entry == null) throw new StoreException(file + " is no whole backup: it has no manifest.");
        try (InputStream in = zip.getInputStream(entry)) {
            @Nullable BackupManifest manifest = JsonMapper.builder().build().readValue(in, BackupManifest.class);
            if (manifest == null) throw new StoreException(file + " is no whole backup: its manifest is empty.");
            if (manifest.format() != BackupManifest.FORMAT) {
                throw new StoreException("%s has layout %d; this program reads layout %d."
                        .formatted(file, manifest.format(), BackupManifest.FORMAT));
            }
            manifest.tables().forEach(table -> refuseIfForeign(table, file));
            return manifest;
        } catch (JacksonException e) {
            throw new StoreException(file + " is no whole backup: its manifest cannot be read.", e);
        }
    }

    /** A backup may come from anywhere; what it names must not reach beyond the modules' own tables. */
    private static void refuseIfForeign(BackupManifest.Table table, Path file) {
        String schema = table.name().substring(0, Math.max(0, table.name().indexOf('.')));
        String parent = table.partitionOf();
        boolean own = Migrations.SCHEMAS.contains(schema) && (parent == null || parent.startsWith(schema + "."));
        if (!own
                || (parent != null
                        && !BOUND.matcher(String.valueOf(table.bound())).matches())) {
            throw new StoreException("%s is no backup of this program: it names the table %s%s."
                    .formatted(file, table.name(), parent == null ? "" : " with the bound " + table.bound()));
        }
    }

    private static long restoreAll(DataSource source, ZipFile zip, BackupManifest manifest)
            throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            refuseIfFilled(connection);
            long rows = 0;
            for (var table : manifest.tables()) rows += restore(connection, zip, table);
            for (var sequence : manifest.sequences()) position(connection, sequence);
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "analyze");
            return rows;
        }
    }

    private static void refuseIfFilled(Connection connection) throws SQLException {
        for (var table : Backup.tables(connection)) {
            try (var statement = connection.createStatement();
                    var results = statement.executeQuery("select 1 from " + Backup.quoted(table.name()) + " limit 1")) {
                if (results.next() && !isSeeded(connection, table)) {
                    throw new StoreException("The database already holds data (table %s); restore into an empty one."
                            .formatted(table.name()));
                }
            }
        }
    }

    /** Rows that a migration itself put there make way for those of the backup. */
    private static boolean isSeeded(Connection connection, BackupManifest.Table table) throws SQLException {
        try (var statement = connection.prepareStatement("select obj_description(?::regclass) = 'seeded'")) {
            statement.setString(1, table.name());
            try (var results = statement.executeQuery()) {
                return results.next() && results.getBoolean(1);
            }
        }
    }

    private static long restore(Connection connection, ZipFile zip, BackupManifest.Table table)
            throws SQLException, IOException {
        String name = Backup.quoted(table.name());
        String parent = table.partitionOf();
        // A partition may be one that a migration made; it is filled like any table.
        if (parent != null && !exists(connection, table)) {
            return restorePartition(connection, zip, table, name, Backup.quoted(parent));
        }
        execute(connection, "alter table " + name + " disable trigger user");
        execute(connection, "delete from " + name);
        long rows = copy(connection, zip, table, name);
        execute(connection, "alter table " + name + " enable trigger user");
        return rows;
    }

    private static long restorePartition(
            Connection connection, ZipFile zip, BackupManifest.Table table, String name, String parent)
            throws SQLException, IOException {
        execute(
                connection,
                "create table %s (like %s including defaults including generated including constraints)"
                        .formatted(name, parent));
        long rows = copy(connection, zip, table, name);
        execute(connection, "alter table %s attach partition %s %s".formatted(parent, name, table.bound()));
        return rows;
    }

    private static boolean exists(Connection connection, BackupManifest.Table table) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, Backup.quoted(table.name()));
            try (var results = statement.executeQuery()) {
                return results.next() && results.getBoolean(1);
            }
        }
    }

    private static long copy(Connection connection, ZipFile zip, BackupManifest.Table table, String name)
            throws SQLException, IOException {
        MessageDigest digest = Sha256.begin();
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) throw new StoreException("The backup lacks the table " + table.name() + ".");
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin (format binary)".formatted(name, Backup.columns(table)), in);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (rows == table.rows() && sha256.equals(table.sha256())) return rows;
            throw new StoreException("The table %s of the backup is damaged.".formatted(table.name()));
        }
    }

    private static void position(Connection connection, BackupManifest.Sequence sequence) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(1, sequence.name());
            statement.setLong(2, sequence.value());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
