package org.songhua.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.store.DataFolder;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.store.Migrations;
import org.songhua.store.StoreException;

/** The data folder and the database in it, or an external one: opened in this order, closed in the opposite one. */
public final class Store implements AutoCloseable {
    private static final String DATABASE = "songhua";
    private static final int OLDEST_POSTGRES = 16;

    private final @Nullable DataFolder folder;
    private final @Nullable EmbeddedPostgres postgres;
    private final HikariDataSource source;

    private Store(@Nullable DataFolder folder, @Nullable EmbeddedPostgres postgres, HikariDataSource source) {
        this.folder = folder;
        this.postgres = postgres;
        this.source = source;
    }

    /** Opens the folder and the database and brings its schemas up to date. */
    public static Store open(Settings settings) {
        Store store = openUnmigrated(settings);
        try {
            Migrations.run(store.source);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Opens the folder and the database as they are, for {@code restore}. */
    static Store openUnmigrated(Settings settings) {
        DataFolder folder = DataFolder.open(settings.data());
        EmbeddedPostgres postgres = null;
        try {
            String external = settings.db();
            if (external != null) {
                return new Store(folder, null, external(external, settings));
            }
            postgres = EmbeddedPostgres.start(folder.folder("postgres"), settings.cache(), settings.postgres());
            return new Store(folder, postgres, embedded(postgres));
        } catch (RuntimeException e) {
            if (postgres != null) postgres.close();
            folder.close();
            throw e;
        }
    }

    /** A store beside the process that owns the folder, for commands that only read. */
    static Store beside(EmbeddedPostgres.Reach reach) {
        return new Store(null, null, pool(reach.url(), reach.user(), reach.password()));
    }

    public HikariDataSource source() {
        return source;
    }

    /** {@return the folder, if this process owns it} */
    public Optional<DataFolder> folder() {
        return Optional.ofNullable(folder);
    }

    @Override
    public void close() {
        if (source.isClosed()) return;
        source.close();
        if (postgres != null) postgres.close();
        if (folder != null) folder.close();
    }

    private static HikariDataSource embedded(EmbeddedPostgres postgres) {
        createDatabaseIfMissing(postgres);
        return pool(postgres.url(DATABASE), postgres.user(), postgres.password());
    }

    private static void createDatabaseIfMissing(EmbeddedPostgres postgres) {
        try (var pool = pool(postgres.url("postgres"), postgres.user(), postgres.password());
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = 'songhua'")) {
                if (found.next()) return;
            }
            statement.execute("create database songhua");
        } catch (SQLException e) {
            throw new StoreException("The database could not be created: " + e.getMessage(), e);
        }
    }

    private static HikariDataSource external(String url, Settings settings) {
        HikariDataSource pool = pool(url, settings.dbUser(), settings.dbPassword());
        try (var connection = pool.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version >= OLDEST_POSTGRES) return pool;
            throw new StoreException("The database at %s is PostgreSQL %d; Songhua needs %d or newer."
                    .formatted(url, version, OLDEST_POSTGRES));
        } catch (SQLException | RuntimeException e) {
            pool.close();
            if (e instanceof StoreException known) throw known;
            throw new StoreException("The database at %s does not answer: %s".formatted(url, e.getMessage()), e);
        }
    }

    static HikariDataSource pool(String url, @Nullable String user, @Nullable String password) {
        var pool = new HikariDataSource();
        pool.setPoolName("songhua");
        pool.setJdbcUrl(url);
        if (user != null) pool.setUsername(user);
        if (password != null) pool.setPassword(password);
        pool.setMaximumPoolSize(24);
        pool.setMinimumIdle(2);
        pool.addDataSourceProperty("ApplicationName", "songhua");
        // Statements are prepared on the server at once: the same few run all the time.
        pool.addDataSourceProperty("prepareThreshold", "3");
        return pool;
    }
}
