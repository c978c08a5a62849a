package org.songhua.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.songhua.store.EmbeddedPostgres;
import picocli.CommandLine.Option;

/** Where the data are: options of every command that opens them. */
final class StoreOptions {
    @Option(names = "--data", description = "Folder that holds all data (default: ./data).", defaultValue = "./data")
    Path data = Path.of("data");

    @Option(names = "--db", description = "JDBC address of an external PostgreSQL 16+ (default: run our own).")
    @Nullable
    String db;

    @Option(names = "--db-user", description = "User of the external PostgreSQL.")
    @Nullable
    String dbUser;

    @Option(
            names = "--db-password",
            description = "Its password; better given as SONGHUA_DB_PASSWORD than on the command line.")
    @Nullable
    String dbPassword;

    Settings settings() {
        Path home = Path.of(System.getProperty("user.home"));
        return new Settings(
                data, db, dbUser, dbPassword, home.resolve(".cache/songhua"), EmbeddedPostgres.durableSettings());
    }
}
