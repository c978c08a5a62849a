package org.songhua.wiring;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the data are and who keeps them.
 *
 * @param data folder that holds everything the deployment keeps
 * @param db JDBC address of an external PostgreSQL 16 or newer; null to run our own
 * @param dbUser user there
 * @param dbPassword password there
 * @param cache where programs are unpacked, shared by all deployments of this user
 * @param postgres settings of our own PostgreSQL
 */
public record Settings(
        Path data,
        @Nullable String db,
        @Nullable String dbUser,
        @Nullable String dbPassword,
        Path cache,
        Map<String, String> postgres) {
    public Settings {
        postgres = Map.copyOf(postgres);
    }

    @Override
    public String toString() {
        return "data %s, database %s".formatted(data, db == null ? "our own" : db);
    }
}
