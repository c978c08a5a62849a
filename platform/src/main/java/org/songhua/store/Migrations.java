package org.songhua.store;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the schemas up to date: each module owns one schema of its name and the scripts in
 * {@code db/migration/<module>}, with version numbers and a history of its own.
 */
public final class Migrations {
    /** Modules with tables; those that others refer to come first. */
    public static final List<String> MODULES = List.of(
            "people",
            "cim",
            "sensing",
            "warning",
            "casework",
            "evaluation",
            "register",
            "ledger",
            "redline",
            "planning",
            "service",
            "survey",
            "resolution");

    /** Schemas with something to keep: those of the modules, and the one that a cluster writes its decisions to. */
    static final List<String> SCHEMAS =
            Stream.concat(MODULES.stream(), Stream.of("stream")).toList();

    private Migrations() {}

    /**
     * Runs what is missing.
     *
     * @throws StoreException when a script was changed after it ran, or a newer program wrote the database
     */
    public static void run(DataSource source) {
        MODULES.forEach(module -> migrate(source, module, "latest"));
    }

    /** Brings each schema to a given version; a module not named is left alone. */
    static void run(DataSource source, Map<String, String> versions) {
        MODULES.stream()
                .filter(versions::containsKey)
                .forEach(module -> migrate(source, module, versions.getOrDefault(module, "latest")));
    }

    private static void migrate(DataSource source, String module, String target) {
        try {
            Flyway flyway = flyway(source, module, target);
            try {
                flyway.migrate();
            } catch (FlywayValidateException e) {
                throw isNewer(flyway) ? newer(module) : unlike(module, e);
            }
        } catch (FlywayException e) {
            throw new StoreException(
                    "The schema %s could not be brought to version %s: %s".formatted(module, target, told(e)), e);
        }
    }

    private static boolean isNewer(Flyway flyway) {
        return Arrays.stream(flyway.info().applied())
                .anyMatch(applied -> applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.FUTURE_FAILED);
    }

    private static StoreException newer(String module) {
        return new StoreException(
                "A newer version of this program wrote the database (schema %s); start that one, or restore a backup made by this one."
                        .formatted(module));
    }

    private static StoreException unlike(String module, FlywayValidateException e) {
        return new StoreException(
                "The schema %s is not as the scripts of this program make it: %s".formatted(module, told(e)), e);
    }

    /** Flyway's reasons stand on several lines, those of a user on one. */
    private static String told(FlywayException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(2)
                .collect(Collectors.joining(" "));
    }

    private static Flyway flyway(DataSource source, String module, String target) {
        return Flyway.configure()
                .dataSource(source)
                .schemas(module)
                .defaultSchema(module)
                .table("migration")
                .locations("classpath:db/migration/" + module)
                .target(target)
                // Else a database from the future would pass unseen.
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .load();
    }
}
