package org.songhua.warning.internal.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.songhua.warning.SensorRule;
import org.songhua.warning.WarningRules;
import org.springframework.stereotype.Repository;

/** Published rules, and thresholds of single subjects. */
@Repository
class JdbcRules {
    private static final String CURRENT =
            "select code, version, source from warning.rule_version where is_current order by code";
    private static final String VERSIONS = """
            select version, source, note, published_by, published_at, is_current
            from warning.rule_version where code = ? order by version desc""";
    private static final String RETIRE =
            "update warning.rule_version set is_current = false where code = ? and is_current";
    private static final String PUBLISH = """
            insert into warning.rule_version (code, version, source, note, published_by, is_current)
            select ?, coalesce((select max(version) from warning.rule_version where code = ?), 0) + 1, ?, ?, ?, true
            returning version""";
    private static final String CURRENT_VERSION =
            "select version from warning.rule_version where code = ? and is_current for update";
    private static final String BEFORE = """
            update warning.rule_version set is_current = true
            where code = ? and version = (select max(version) from warning.rule_version where code = ? and version < ?)
            returning version""";

    private static final String OVERRIDES = "select rule, subject, parameter, value from warning.parameter_override";
    private static final String OVERRIDE = """
            insert into warning.parameter_override (rule, subject, parameter, value, reason, by) values (?, ?, ?, ?, ?, ?)
            on conflict (rule, subject, parameter) do update
            set value = excluded.value, reason = excluded.reason, by = excluded.by, at = now()""";
    private static final String REMOVE =
            "delete from warning.parameter_override where rule = ? and subject = ? and parameter = ?";
    private static final String REMEMBER =
            "insert into warning.override_change (rule, subject, parameter, value, reason, by) values (?, ?, ?, ?, ?, ?)";
    private static final String REMEMBERED = """
            select rule, parameter, value, reason, by, at from warning.override_change where subject = ? order by id desc""";

    private final Database database;

    JdbcRules(Database database) {
        this.database = database;
    }

    /** Takes published rules. */
    interface Sink {
        void accept(String code, int version, String source);
    }

    void eachCurrent(Sink sink) {
        database.each(CURRENT, row -> sink.accept(row.text("code"), row.integer("version"), row.text("source")));
    }

    List<WarningRules.Version> versions(String code) {
        return database.list(VERSIONS, JdbcRules::version, code);
    }

    private static WarningRules.Version version(Row row) {
        return new WarningRules.Version(
                row.integer("version"),
                row.text("source"),
                row.findText("note"),
                row.text("published_by"),
                row.instant("published_at"),
                row.flag("is_current"));
    }

    int publish(String code, String source, @Nullable String note, String by) {
        database.update(RETIRE, code);
        return database.get(PUBLISH, row -> row.integer("version"), code, code, source, note, by);
    }

    /** {@return the version in force now, 0 for the pack's own; empty when none was published} */
    Optional<Integer> backOut(String code) {
        return database.find(CURRENT_VERSION, row -> row.integer("version"), code)
                .map(current -> {
                    database.update(RETIRE, code);
                    return database.find(BEFORE, row -> row.integer("version"), code, code, current)
                            .orElse(0);
                });
    }

    Map<String, Map<Long, Map<String, Double>>> overrides() {
        var all = new HashMap<String, Map<Long, Map<String, Double>>>();
        database.each(
                OVERRIDES,
                row -> all.computeIfAbsent(row.text("rule"), key -> new HashMap<>())
                        .computeIfAbsent(row.whole("subject"), key -> new HashMap<>())
                        .put(row.text("parameter"), row.number("value")));
        return all;
    }

    /** {@return whether anything changed; not when nothing was set that could be taken back} */
    boolean override(String rule, long subject, String parameter, @Nullable Double value, String reason, String by) {
        int touched = value == null
                ? database.update(REMOVE, rule, subject, parameter)
                : database.update(OVERRIDE, rule, subject, parameter, value, reason, by);
        if (touched > 0) database.update(REMEMBER, rule, subject, parameter, value, reason, by);
        return touched > 0;
    }

    /** {@return what was set for a subject and taken back, by rule, the newest first} */
    Map<String, List<SensorRule.Change>> changesOf(long subject) {
        var changes = new HashMap<String, List<SensorRule.Change>>();
        database.each(
                REMEMBERED,
                row -> changes.computeIfAbsent(row.text("rule"), key -> new ArrayList<>())
                        .add(change(row)),
                subject);
        return changes;
    }

    private static SensorRule.Change change(Row row) {
        double value = row.number("value");
        return new SensorRule.Change(
                row.text("parameter"),
                Double.isNaN(value) ? null : (Double) value,
                row.text("reason"),
                row.text("by"),
                row.instant("at"));
    }
}
