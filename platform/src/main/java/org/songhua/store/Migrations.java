package org.songhua.store;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schemas up to date: each module owns one schema of its name and the scripts in
 * {@code db/migration/<module>}, with version numbers and a history of its own.
 */
public final class Migrations {
    /** Modules with tables; those that others refer to come first. */
    public static final List<String> MODULES =
            List.of("people", "cim", "sensing", "warning", "casework", "evaluation", "planning");

    private Migrations() {}

    /** Runs what is missing; a script changed after it ran stops the start. */
    public static void run(DataSource source) {
        MODULES.forEach(module -> flyway(source, module, "latest").migrate());
    }

    /** Brings each schema to a given version; a module not named is left alone. */
    static void run(DataSource source, Map<String, String> versions) {
        MODULES.stream()
                .filter(versions::containsKey)
                .forEach(module -> flyway(source, module, versions.getOrDefault(module, "latest"))
                        .migrate());
    }

    private static Flyway flyway(DataSource source, String module, String target) {
        return Flyway.configure()
                .dataSource(source)
                .schemas(module)
                .defaultSchema(module)
                .table("migration")
                .locations("classpath:db/migration/" + module)
                .target(target)
                .loggers("slf4j")
                .load();
    }
}
