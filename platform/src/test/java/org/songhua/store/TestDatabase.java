package org.songhua.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.songhua.AtExit;

/** A fresh, migrated database in one PostgreSQL cluster that all tests of a run share. */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name;
    private final HikariDataSource source;

    private TestDatabase(String name) {
        this.name = name;
        this.source = pool(name);
    }

    /** Copies the migrated template: much quicker than running the scripts again. */
    public static TestDatabase create() {
        String name = "test_" + NEXT.incrementAndGet();
        Cluster.execute("create database " + name + " template songhua_template strategy file_copy");
        return new TestDatabase(name);
    }

    /** A database without any schema. */
    public static TestDatabase createEmpty() {
        String name = "test_" + NEXT.incrementAndGet();
        Cluster.execute("create database " + name);
        return new TestDatabase(name);
    }

    public Database database() {
        return Database.of(source);
    }

    public HikariDataSource source() {
        return source;
    }

    public String url() {
        return Cluster.POSTGRES.url(name);
    }

    public String user() {
        return Cluster.POSTGRES.user();
    }

    public String password() {
        return Cluster.POSTGRES.password();
    }

    @Override
    public void close() {
        source.close();
        Cluster.execute("drop database if exists " + name + " with (force)");
    }

    private static HikariDataSource pool(String database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(Cluster.POSTGRES.url(database));
        pool.setUsername(Cluster.POSTGRES.user());
        pool.setPassword(Cluster.POSTGRES.password());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** Started by the first test that needs it, stopped with the JVM. */
    private static final class Cluster {
        static final EmbeddedPostgres POSTGRES = startOnce();

        private static EmbeddedPostgres startOnce() {
            try {
                Path folder = Files.createTempDirectory("songhua-test-postgres");
                var postgres = EmbeddedPostgres.start(
                        folder,
                        Path.of(System.getProperty("user.home"), ".cache", "songhua"),
                        EmbeddedPostgres.volatileSettings());
                AtExit.run(() -> stop(postgres, folder));
                try (var source = template(postgres)) {
                    Migrations.run(source);
                }
                return postgres;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static HikariDataSource template(EmbeddedPostgres postgres) {
            execute(postgres, "create database songhua_template");
            var pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.url("songhua_template"));
            pool.setUsername(postgres.user());
            pool.setPassword(postgres.password());
            pool.setMaximumPoolSize(2);
            return pool;
        }

        private static void stop(EmbeddedPostgres postgres, Path folder) {
            postgres.close();
            try {
                Folders.deleteTree(folder);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        static synchronized void execute(String sql) {
            execute(POSTGRES, sql);
        }

        private static void execute(EmbeddedPostgres postgres, String sql) {
            try (var connection = java.sql.DriverManager.getConnection(
                            postgres.url("postgres"), postgres.user(), postgres.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
