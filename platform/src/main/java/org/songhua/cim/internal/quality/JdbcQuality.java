package org.songhua.cim.internal.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;
import org.songhua.cim.QualityFinding;
import org.songhua.cim.QualityPoint;
import org.songhua.cim.QualityRun;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Statements of runs and of what they found. */
final class JdbcQuality {
    /** Number that stands for no data set, where a check could not run. */
    static final int NO_DATASET = 0;

    private static final String BEGIN = """
            insert into cim.quality_run (started_by, started_at) values (?, ?) returning *""";
    private static final String FINISH = "update cim.quality_run set finished_at = ? where id = ? returning *";
    private static final String RUNS = """
            select * from cim.quality_run where finished_at is not null order by id desc limit ?""";
    private static final String FORGET_FINDINGS = "delete from cim.quality_finding where run < ?";
    private static final String FORGET_RUNS = """
            delete from cim.quality_run where id < ? and (finished_at is null or id not in (
              select id from cim.quality_run where finished_at is not null order by id desc limit ?))""";
    private static final String RESULT = """
            insert into cim.quality_result (run, code, dataset, found, checked, failure) values (?, ?, ?, ?, ?, ?)""";
    private static final String FINDING = """
            insert into cim.quality_finding (run, code, dataset, number, object, note) values (?, ?, ?, ?, ?, ?)""";
    private static final String CHECKED = """
            select d.number, coalesce(sum(s.objects) filter (where cardinality(?::text[]) = 0 or s.class = any(?)), 0)::bigint
              as objects
            from cim.dataset d left join cim.class_summary s on s.dataset = d.number group by d.number""";
    private static final String RESULTS = """
            select code, dataset, found, checked, failure from cim.quality_result where run = ? order by code, dataset""";
    private static final String HISTORY = """
            select r.id, r.finished_at, q.code, sum(q.found)::bigint as found
            from cim.quality_run r join cim.quality_result q on q.run = r.id
            where r.id in (select id from cim.quality_run where finished_at is not null order by id desc limit ?)
            group by r.id, r.finished_at, q.code order by r.id, q.code""";
    private static final String SEEN = """
            select f.code, f.dataset, count(*) as found
            from (select dataset, id from cim.object %s) as o
            join cim.quality_finding f on f.dataset = o.dataset and f.object = o.id where f.run = ?
            group by f.code, f.dataset""";
    private static final String FINDINGS = """
            select f.number, f.note, o.id, o.class, o.name, o.region, o.longitude, o.latitude from (
              select dataset, id, class, coalesce(name, attributes ->> 'code') as name, region,
                ((box[0])[0] + (box[1])[0]) / 2 as longitude, ((box[0])[1] + (box[1])[1]) / 2 as latitude
              from cim.object %s) as o
            join cim.quality_finding f on f.dataset = o.dataset and f.object = o.id
            where f.run = ? and f.code = ? and f.dataset = ? and f.number > ? order by f.number limit ?""";
    /** For those who see the whole city also what is no more: it was counted when it was found. */
    private static final String ALL_FINDINGS = """
            select f.number, f.note, f.object as id, o.class, coalesce(o.name, o.attributes ->> 'code') as name, o.region,
              ((o.box[0])[0] + (o.box[1])[0]) / 2 as longitude, ((o.box[0])[1] + (o.box[1])[1]) / 2 as latitude
            from cim.quality_finding f left join cim.object o on o.dataset = f.dataset and o.id = f.object
            where f.run = ? and f.code = ? and f.dataset = ? and f.number > ? order by f.number limit ?""";

    private static final String OF_DATASET = """
            select number, note from cim.quality_finding
            where run = ? and code = ? and dataset = ? and number > ? and object is null order by number limit ?""";

    private final Database database;

    JdbcQuality(Database database) {
        this.database = database;
    }

    /**
     * What a check found in a data set.
     *
     * @param code of the check
     * @param dataset number, {@link #NO_DATASET} when it could not run
     */
    record Counted(
            String code,
            int dataset,
            long found,
            long checked,
            @Nullable String failure) {}

    QualityRun begin(String by, Instant at) {
        return database.get(BEGIN, JdbcQuality::run, by, at);
    }

    /** Ends a run; findings of older ones are forgotten, and runs beyond a number. */
    QualityRun finish(long run, Instant at, int kept) {
        QualityRun finished = database.get(FINISH, JdbcQuality::run, at, run);
        database.update(FORGET_FINDINGS, run);
        database.update(FORGET_RUNS, run, kept);
        return finished;
    }

    List<QualityRun> runs(int limit) {
        return database.list(RUNS, JdbcQuality::run, limit);
    }

    Optional<QualityRun> newest() {
        return runs(1).stream().findFirst();
    }

    /** {@return number of objects of some classes, of all for none, by data set} */
    Map<Integer, Long> objects(List<String> classes) {
        String[] codes = classes.toArray(String[]::new);
        var objects = new LinkedHashMap<Integer, Long>();
        database.each(CHECKED, row -> objects.put(row.integer("number"), row.whole("objects")), codes, codes);
        return objects;
    }

    void save(long run, List<Counted> results, List<Tally.Finding> findings) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (Counted one : results)
            rows.add(new Object[] {run, one.code(), one.dataset(), one.found(), one.checked(), one.failure()});
        database.batch(RESULT, rows);
        if (results.isEmpty()) return;
        String code = results.getFirst().code();
        var found = new ArrayList<@Nullable Object[]>();
        for (Tally.Finding one : findings)
            found.add(new Object[] {run, code, one.dataset(), one.number(), one.object(), one.note()});
        database.batch(FINDING, found);
    }

    List<Counted> results(long run) {
        return database.list(
                RESULTS,
                row -> new Counted(
                        row.text("code"),
                        row.integer("dataset"),
                        row.whole("found"),
                        row.whole("checked"),
                        row.findText("failure")),
                run);
    }

    /** {@return findings of objects within a scope, counted} */
    List<Counted> seen(long run, Scope scope) {
        var conditions = ObjectConditions.within(scope);
        return database.list(
                SEEN.formatted(conditions.where()),
                row -> new Counted(row.text("code"), row.integer("dataset"), row.whole("found"), 0, null),
                conditions.parameters(run));
    }

    List<QualityPoint> history(int runs) {
        return database.list(
                HISTORY,
                row -> new QualityPoint(
                        row.whole("id"), row.instant("finished_at"), row.text("code"), row.whole("found")),
                runs);
    }

    List<QualityFinding> findings(long run, String code, int dataset, long after, int limit, Scope scope) {
        var conditions = ObjectConditions.within(scope);
        return database.list(
                FINDINGS.formatted(conditions.where()),
                JdbcQuality::finding,
                conditions.parameters(run, code, dataset, after, limit));
    }

    /** {@return findings whether or not their objects are still there} */
    List<QualityFinding> findings(long run, String code, int dataset, long after, int limit) {
        return database.list(ALL_FINDINGS, JdbcQuality::found, run, code, dataset, after, limit);
    }

    private static QualityFinding found(Row row) {
        String object = row.findText("id");
        return new QualityFinding(
                row.whole("number"),
                object == null ? null : new ObjectId(UUID.fromString(object)),
                row.findText("class"),
                row.findText("name"),
                row.findText("region"),
                row.number("longitude"),
                row.number("latitude"),
                row.findText("note"));
    }

    List<QualityFinding> ofDataset(long run, String code, int dataset, long after, int limit) {
        return database.list(
                OF_DATASET,
                row -> new QualityFinding(
                        row.whole("number"), null, null, null, null, Double.NaN, Double.NaN, row.findText("note")),
                run,
                code,
                dataset,
                after,
                limit);
    }

    private static QualityFinding finding(Row row) {
        return new QualityFinding(
                row.whole("number"),
                new ObjectId(row.uuid("id")),
                row.text("class"),
                row.findText("name"),
                row.findText("region"),
                row.number("longitude"),
                row.number("latitude"),
                row.findText("note"));
    }

    private static QualityRun run(Row row) {
        return new QualityRun(
                row.whole("id"), row.text("started_by"), row.instant("started_at"), row.findInstant("finished_at"));
    }
}
