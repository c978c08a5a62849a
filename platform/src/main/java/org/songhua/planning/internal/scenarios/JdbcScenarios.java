package org.songhua.planning.internal.scenarios;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.songhua.planning.Scenario;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/** Scenarios as rows. */
@Component
class JdbcScenarios {
    private static final String COLUMNS =
            "id, name, owner, shared, inputs, outcome, data_version, revision, changed_at";
    private static final String LIST = "select " + COLUMNS
            + " from planning.scenario where owner = ? or shared order by changed_at desc, id limit 500";
    private static final String FIND =
            "select " + COLUMNS + " from planning.scenario where id = ? and (owner = ? or shared)";
    private static final String ADD = """
            insert into planning.scenario (name, owner, shared, inputs, outcome, data_version) values (?, ?, ?, ?, ?, ?)
            returning id, name, owner, shared, inputs, outcome, data_version, revision, changed_at""";
    private static final String CHANGE = """
            update planning.scenario set name = ?, shared = ?, inputs = ?, outcome = ?, data_version = ?,
              revision = revision + 1, changed_at = now()
            where id = ? and owner = ? and revision = ?
            returning id, name, owner, shared, inputs, outcome, data_version, revision, changed_at""";
    private static final String REMOVE = "delete from planning.scenario where id = ? and owner = ?";

    private final Database database;

    JdbcScenarios(Database database) {
        this.database = database;
    }

    /**
     * What a scenario holds.
     *
     * @param inputs JSON
     * @param outcome JSON
     */
    record Content(String name, boolean shared, String inputs, String outcome, long dataVersion) {}

    List<Scenario> list(String caller) {
        return database.list(LIST, JdbcScenarios::scenario, caller);
    }

    Optional<Scenario> find(UUID id, String caller) {
        return database.find(FIND, JdbcScenarios::scenario, id, caller);
    }

    Scenario add(Content content, String owner) {
        return database.get(
                ADD,
                JdbcScenarios::scenario,
                content.name(),
                owner,
                content.shared(),
                new Json(content.inputs()),
                new Json(content.outcome()),
                content.dataVersion());
    }

    /** {@return the changed scenario, empty when its revision is another by now} */
    Optional<Scenario> change(UUID id, int revision, Content content, String owner) {
        return database.find(
                CHANGE,
                JdbcScenarios::scenario,
                content.name(),
                content.shared(),
                new Json(content.inputs()),
                new Json(content.outcome()),
                content.dataVersion(),
                id,
                owner,
                revision);
    }

    /** {@return whether there was one} */
    boolean remove(UUID id, String owner) {
        return database.update(REMOVE, id, owner) == 1;
    }

    private static Scenario scenario(Row row) {
        return new Scenario(
                row.uuid("id"),
                row.text("name"),
                row.text("owner"),
                row.flag("shared"),
                row.text("inputs"),
                row.text("outcome"),
                row.whole("data_version"),
                row.integer("revision"),
                row.instant("changed_at"));
    }
}
