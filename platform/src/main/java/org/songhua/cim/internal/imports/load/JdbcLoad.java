package org.songhua.cim.internal.imports.load;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.songhua.cim.Edit;
import org.songhua.cim.Extent;
import org.songhua.cim.ImportStatus.Difference;
import org.songhua.cim.internal.imports.batch.FeatureEncoder;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;
import org.songhua.cim.internal.objects.JdbcEdits;
import org.songhua.engine.geo.Wkb;
import org.songhua.store.Database;
import org.songhua.store.Row;

/**
 * Statements of one load into one data set; all run in the transaction of the caller, which nobody sees before it is
 * committed. The rows of a new data set go into a table that becomes a partition in the end; those of a known one into
 * a staging table that is merged.
 */
public final class JdbcLoad {
    /** Keeps two imports of servers on the same database apart; any number will do, as long as all use the same. */
    private static final String LOCK = "select pg_advisory_xact_lock(7377001)";

    private static final String FIND_DATASET = "select number from cim.dataset where code = ?";
    private static final String CREATE_DATASET = """
            insert into cim.dataset (number, code, title, source, licence, synthetic, created_at, changed_at)
            select coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ? from cim.dataset returning number""";
    private static final String TOUCH_DATASET = "update cim.dataset set changed_at = ? where number = ?";
    private static final String REGIONS = """
            select attributes ->> 'code' as code, attributes ->> 'level' as level, geom
            from cim.object
            where class = 'region' and attributes ->> 'code' is not null and attributes ->> 'level' ~ '^[1-5]$'""";

    private static final String CREATE_TABLE = """
            create table cim.object_%1$d (
              like cim.object including defaults, constraint object_%1$d_dataset check (dataset = %1$d))""";
    /**
     * Spatial indexes that cannot be built by sorting are filled while the rows arrive: that costs what building them afterwards would,
     * but meanwhile the other processors read the file. Those that can are built afterwards like all others, in a third of the time;
     * the function of number 11 sorts.
     */
    private static final String UNSORTED_INDEXES = """
            select replace(pg_get_indexdef(i.indexrelid), c.relname || ' ON ONLY cim.object ', 'ON cim.object_%d ') as sql
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            join pg_am a on a.oid = c.relam
            where i.indrelid = 'cim.object'::regclass and a.amname = 'gist' and not exists (
              select 1 from pg_opclass o join pg_amproc p on p.amprocfamily = o.opcfamily
              where o.oid = any(i.indclass) and p.amprocnum = 11)""";

    private static final String COPY = "copy %s (%s) from stdin with (format binary%s)";
    private static final String SET_EDIT = "alter table %s alter column edit set default %d";
    private static final String ATTACH = """
            alter table cim.object_%1$d alter column edit drop default;
            alter table cim.object attach partition cim.object_%1$d for values in (%1$d);
            analyze cim.object_%1$d (dataset, id, class, source_id, box, zoom, region)""";
    private static final String ADD_SUMMARY = """
            insert into cim.class_summary (dataset, class, objects, west, south, east, north)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String BUMP = "select nextval('cim.data_version') as v";

    /**
     * No temporary table: those have buffers of their own, a few megabytes, and each look at a row would be a system call. No unlogged one
     * either: after a crash at the wrong moment PostgreSQL 18 cannot start again. Nobody sees it, as it goes in the transaction in which it
     * came.
     */
    private static final String CREATE_STAGING = """
            create table cim.import_staging (like cim.object including defaults)""";

    private static final String DROP_STAGING = "drop table cim.import_staging";
    private static final String PREPARE_STAGING = """
            alter table cim.import_staging add primary key (id);
            analyze cim.import_staging (id, digest)""";
    /** What somebody ended or deleted since stays so until the source says something new of it. */
    private static final String DROP_GONE = """
            delete from cim.import_staging s using cim.object_version g join cim.edit e on e.number = g.superseded_by
            where g.dataset = ? and g.id = s.id and g.ending is not null and g.part = 0 and g.digest = s.digest
              and e.kind in ('CHANGE', 'CORRECTION')
              and not exists (select 1 from cim.object o where o.dataset = g.dataset and o.id = g.id)
              and not exists (
                select 1 from cim.object_version l where l.id = g.id and l.part = 0 and l.revision > g.revision)""";
    /** Rows about to change are locked first, so that an edit waits for the merge instead of crossing it. */
    private static final String LOCK_CHANGED = """
            select o.id from cim.object o join cim.import_staging s on s.id = o.id
            where o.dataset = ? and o.digest <> s.digest for update of o""";

    private static final String COUNT_BY_CLASS = """
            select s.class, count(*) filter (where o.id is null) as added,
                   count(*) filter (where o.digest <> s.digest) as changed,
                   count(*) filter (where o.digest = s.digest) as unchanged
            from cim.import_staging s left join cim.object o on o.dataset = ? and o.id = s.id
            group by s.class""";
    private static final String EDITED_OVER = """
            select o.source_id from cim.object o
            join cim.import_staging s on s.id = o.id
            join cim.object_version v on v.id = o.id and v.revision = o.revision - 1
            where o.dataset = ? and o.digest <> s.digest and v.recorded_by not like 'import:%'
            order by o.source_id""";
    private static final String ARCHIVE = """
            insert into cim.object_version (dataset, id, class, source_id, name, geom, box, zoom, attributes, region,
              department, search, grams, digest, valid_from, valid_to, recorded_from, revision, edit, recorded_to, recorded_by,
              superseded_by)
            select o.dataset, o.id, o.class, o.source_id, o.name, o.geom, o.box, o.zoom, o.attributes, o.region,
              o.department, o.search, o.grams, o.digest, o.valid_from, o.valid_to, o.recorded_from, o.revision, o.edit, ?,
              ?, ?
            from cim.object o join cim.import_staging s on s.id = o.id
            where o.dataset = ? and o.digest <> s.digest""";
    private static final String CHANGE = """
            update cim.object o
            set class = s.class, name = s.name, geom = s.geom, box = s.box, zoom = s.zoom, attributes = s.attributes,
              region = s.region, search = s.search, grams = s.grams, digest = s.digest,
              recorded_from = ?, revision = o.revision + 1, edit = ?
            from cim.import_staging s
            where o.dataset = ? and o.id = s.id and o.digest <> s.digest""";
    /** Regions may have come since the last import; where an object lies is no statement of the source. */
    private static final String PLACE_UNCHANGED = """
            update cim.object o set region = s.region from cim.import_staging s
            where o.dataset = ? and o.id = s.id and o.digest = s.digest and o.region is distinct from s.region""";

    private static final String INSERT_NEW = """
            insert into cim.object (%1$s, edit)
            select %2$s, ? from cim.import_staging s
            where not exists (select 1 from cim.object o where o.dataset = ? and o.id = s.id)""".formatted(
                    FeatureEncoder.COLUMNS,
                    FeatureEncoder.COLUMNS
                            .replace(" recorded_from", " ?::timestamptz")
                            .replace(
                                    " revision",
                                    " 1 + coalesce((select max(v.revision) from cim.object_version v where v.id = s.id), 0)"));
    private static final String DROP_SUMMARY = "delete from cim.class_summary where dataset = ?";
    private static final String SUM_UP = """
            insert into cim.class_summary (dataset, class, objects, west, south, east, north)
            select dataset, class, count(*), min((box[1])[0]), min((box[1])[1]), max((box[0])[0]), max((box[0])[1])
            from cim.object where dataset = ? group by dataset, class""";
    private static final String EXTENT = """
            select min(west) as west, min(south) as south, max(east) as east, max(north) as north
            from cim.class_summary where dataset = ?""";

    private final Database database;
    private final JdbcModelLoad models;
    private final JdbcGone gone;
    private final JdbcEdits edits;
    private final Instant now;

    /** @param now when the rows are recorded */
    public JdbcLoad(Database database, Instant now) {
        this.database = database;
        this.models = new JdbcModelLoad(database);
        this.gone = new JdbcGone(database);
        this.edits = new JdbcEdits(database);
        this.now = now;
    }

    /**
     * A data set to load into.
     *
     * @param number its number
     * @param isNew whether it was made for this load
     */
    public record Target(int number, boolean isNew) {}

    /** What a new data set is called. */
    public record NewDataset(
            String code,
            String title,
            String source,
            @Nullable String licence,
            boolean synthetic) {}

    /** Finds or makes the data set and keeps other loads out until the transaction ends. */
    public Target open(NewDataset dataset) {
        database.each(LOCK, row -> {});
        Optional<Integer> known = database.find(FIND_DATASET, row -> row.integer("number"), dataset.code());
        if (known.isPresent()) return new Target(known.get(), false);
        int number = database.get(
                CREATE_DATASET,
                row -> row.integer("number"),
                dataset.code(),
                dataset.title(),
                dataset.source(),
                dataset.licence(),
                dataset.synthetic(),
                now,
                now);
        return new Target(number, true);
    }

    /** {@return the regions stored so far} */
    public List<Region> regions() {
        return database.list(
                REGIONS,
                row -> new Region(row.text("code"), Integer.parseInt(row.text("level")), Wkb.read(row.bytes("geom"))));
    }

    /** Sends rows. */
    @FunctionalInterface
    public interface Rows {
        void send(CopyStream copy) throws SQLException;
    }

    /**
     * How rows are to be stored.
     *
     * @param fileName what the sender calls the file
     * @param author who is named in the history as the one who changed objects
     * @param endsMissing whether objects end that the data set has and the file does not
     * @param onStored called when the rows are in the database and only indexes and merging are left
     */
    public record Order(String fileName, String author, boolean endsMissing, Runnable onStored) {}

    /** Stores rows. */
    public LoadResult load(Target target, Order order, Rows rows) {
        try (var spool = new ModelSpool()) {
            return target.isNew()
                    ? loadNew(target.number(), order, rows, spool)
                    : merge(target.number(), order, rows, spool);
        }
    }

    /** Notes what the file says beside its objects, and in which system it is. */
    public void describe(Target target, @Nullable String header, String crs) {
        models.describe(target.number(), header, crs);
    }

    private LoadResult loadNew(int number, Order order, Rows rows, ModelSpool spool) {
        execute(CREATE_TABLE.formatted(number));
        database.list(UNSORTED_INDEXES.formatted(number), row -> row.text("sql"))
                .forEach(this::execute);
        Edit edit = edits.openImport(order.author(), now);
        execute(SET_EDIT.formatted("cim.object_" + number, edit.number()));
        ClassTotals totals = copy("cim.object_" + number, ", freeze true", order.fileName(), rows, spool);
        order.onStored().run();
        models.loadNew(spool);
        execute(ATTACH.formatted(number));
        addSummaries(number, totals);
        if (!totals.counts().isEmpty()) bump();
        var differences = new Differences();
        totals.counts().forEach((code, objects) -> differences.found(code, objects, 0, 0));
        return new LoadResult(
                totals.counts(),
                0,
                0,
                List.of(),
                0,
                differences.byClass(),
                totals.extent().orElse(null));
    }

    private void addSummaries(int number, ClassTotals totals) {
        var rows = new ArrayList<@Nullable Object[]>();
        totals.forEach((code, objects, extent) -> rows.add(new @Nullable Object[] {
            number, code, objects, extent.west(), extent.south(), extent.east(), extent.north()
        }));
        database.batch(ADD_SUMMARY, rows);
    }

    private LoadResult merge(int number, Order order, Rows rows, ModelSpool spool) {
        execute(CREATE_STAGING);
        copy("cim.import_staging", ", freeze true", order.fileName(), rows, spool);
        order.onStored().run();
        execute(PREPARE_STAGING);
        models.stage(spool);
        // From here on edits wait, so that what they recorded before is not recorded after.
        Edit edit = edits.openImport(order.author(), now);
        int goneBefore = database.update(DROP_GONE, number);
        database.each(LOCK_CHANGED, row -> {}, number);
        var differences = new Differences();
        var imported = new HashMap<String, Long>();
        database.each(COUNT_BY_CLASS, row -> count(row, differences, imported), number);
        gone.count(number, differences);
        List<String> editedOver = database.list(EDITED_OVER, row -> row.text("source_id"), number);
        database.update(PLACE_UNCHANGED, number);
        long missing = differences.sum(Difference::gone);
        long ended = order.endsMissing() ? missing : 0;
        Extent extent = imported.isEmpty() && ended == 0 ? null : change(number, order, edit);
        execute(DROP_STAGING);
        long unchanged = differences.sum(Difference::unchanged) + goneBefore;
        return new LoadResult(imported, unchanged, missing - ended, editedOver, ended, differences.byClass(), extent);
    }

    private static void count(Row row, Differences differences, Map<String, Long> imported) {
        String code = row.text("class");
        long stored = row.whole("added") + row.whole("changed");
        if (stored > 0) imported.put(code, stored);
        differences.found(code, row.whole("added"), row.whole("changed"), row.whole("unchanged"));
    }

    /** {@return rectangle around the whole data set before and after} */
    private @Nullable Extent change(int number, Order order, Edit edit) {
        Optional<Extent> before = extent(number);
        models.archive(number, order.endsMissing());
        database.update(ARCHIVE, edit.at(), edit.by(), edit.number(), number);
        database.update(CHANGE, edit.at(), edit.number(), number);
        if (order.endsMissing()) gone.end(number, edit);
        database.update(INSERT_NEW, edit.at(), edit.number(), number);
        models.replace(number, order.endsMissing());
        database.update(DROP_SUMMARY, number);
        database.update(SUM_UP, number);
        database.update(TOUCH_DATASET, now, number);
        bump();
        Extent after = extent(number).orElse(null);
        return after == null ? before.orElse(null) : before.map(after::union).orElse(after);
    }

    private Optional<Extent> extent(int number) {
        return database.list(EXTENT, JdbcLoad::findExtent, number).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Extent> findExtent(Row row) {
        double west = row.number("west");
        return Double.isNaN(west)
                ? Optional.empty()
                : Optional.of(new Extent(west, row.number("south"), row.number("east"), row.number("north")));
    }

    private void bump() {
        database.get(BUMP, row -> row.whole("v"));
    }

    private ClassTotals copy(String table, String options, String fileName, Rows rows, ModelSpool spool) {
        String sql = COPY.formatted(table, FeatureEncoder.COLUMNS + ", " + FeatureEncoder.PACKED, options);
        return database.withPostgres(connection -> copy(connection, sql, fileName, rows, spool));
    }

    private static ClassTotals copy(PGConnection connection, String sql, String fileName, Rows rows, ModelSpool spool)
            throws SQLException {
        var copy = connection.getCopyAPI().copyIn(sql);
        try {
            var stream = new CopyStream(copy, fileName, spool);
            rows.send(stream);
            stream.finish();
            return stream.totals();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    /** Statements without parameters or results, several of them separated by semicolons. */
    private void execute(String sql) {
        database.withConnection(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
