package org.songhua.cim.internal.objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects.Streamed;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.cim.Moment;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.PackedObject;
import org.songhua.cim.internal.blocks.Blocks;
import org.songhua.cim.internal.blocks.PlaceQuery;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Statements that read city objects. */
public final class JdbcObjectReader {
    /** Columns that {@link #object} reads. */
    public static final String COLUMNS = """
            dataset, id, class, source_id, name, geom, attributes::text as attributes, region, valid_from, valid_to, \
            recorded_from, revision""";

    private static final String COUNT_BY_CLASS = "select class, count(*) as n from cim.object %s group by class";
    private static final String SUMMARY = """
            select class, sum(objects)::bigint as n, min(west) as west, min(south) as south, max(east) as east,
                   max(north) as north
            from cim.class_summary
            where objects > 0 and (?::text is null or class = ?) and (?::integer is null or dataset = ?)
            group by class""";
    private static final String EXTENT_BY_DATASET = """
            select dataset, class, west, south, east, north from cim.class_summary where objects > 0""";
    private static final String AROUND = """
            min((box[1])[0]) as west, min((box[1])[1]) as south, max((box[0])[0]) as east, max((box[0])[1]) as north""";
    private static final String EXTENT = "select " + AROUND + " from %s";
    private static final String EXTENT_BY_DATASET_WITHIN =
            "select dataset, class, " + AROUND + " from cim.object %s group by dataset, class";
    private static final String DATASETS = "select * from cim.dataset order by number";
    /** Share of the extent of a class above which its rows are read in order instead of by place. */
    private static final double LARGE_SHARE = 0.2;

    private static final int SUMMARIES_KEPT_s = 10;

    private final Database database;
    private final Blocks blocks;
    /** What most reads by place need first, a while old; see {@link #touched}. */
    private final Cache<Boolean, List<Summary>> recent = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(SUMMARIES_KEPT_s))
            .build();

    /** Reads from a database. */
    public JdbcObjectReader(Database database) {
        this(database, new Blocks(database));
    }

    /** Reads from a database, places from blocks. */
    JdbcObjectReader(Database database, Blocks blocks) {
        this.database = database;
        this.blocks = blocks;
    }

    /** {@return the object as it is or was at a moment} */
    public Optional<CityObject> find(ObjectId id, Moment moment, Scope scope) {
        var conditions =
                ObjectConditions.within(scope).and("dataset = ?", id.dataset()).and("id = ?", id.value());
        var rows = MomentRows.of(COLUMNS, conditions, moment);
        return database.find(rows.sql(), JdbcObjectReader::object, rows.parameters());
    }

    Streamed stream(ObjectQuery query, Scope scope, Consumer<PackedObject> sink) {
        FilterPlan plan = FilterPlan.of(query.filter());
        List<Summary> summaries = query.extents().isEmpty() && plan.extents().isEmpty() ? List.of() : recentSummaries();
        List<Extent> extents = touched(query, scope, summaries);
        boolean byExtent = isByPlace(query, extents, summaries);
        boolean byFilter = isByPlace(query, plan.extents(), summaries);
        var conditions = ObjectConditions.of(query, scope)
                .filtered(plan)
                .touching(extents, byExtent)
                .touching(plan.extents(), byFilter);
        ObjectId after = query.after();
        if (after != null) conditions.and("id > ?", after.value());
        var page = new ObjectPage(query.limit(), new ExtentTest(extents), rest(query, plan), sink);
        var rows = PackedSql.rows(conditions, query.moment());
        if (byExtent && isInBlocks(query, scope)) {
            new NearObjects(database, blocks).read(query, scope, rows, page);
        } else if (byExtent || byFilter) {
            new NearObjects(database, blocks).read(rows, page);
        } else {
            String sql = PackedSql.inOrder(rows.table());
            // Where the database decides alone each row fetched is a row of the page, so it may be told how many are
            // wanted.
            if (extents.isEmpty() && plan.isExact()) sql += " limit " + (query.limit() + 1);
            database.streamWhile(sql, Math.min(query.limit() + 1, 1000), page::take, rows.parameters());
        }
        return new Streamed(page.next(), page.matched());
    }

    private static boolean isInBlocks(ObjectQuery query, Scope scope) {
        return PlaceQuery.isTold(scope)
                && query.extents().size() == 1
                && query.filter() == null
                && query.attributes().isEmpty();
    }

    long count(ObjectQuery query, Scope scope) {
        if (isSummarised(query, scope)) return countFromSummary(query);
        FilterPlan plan = FilterPlan.of(query.filter());
        List<Summary> summaries = query.extents().isEmpty() ? List.of() : recentSummaries();
        List<Extent> extents = touched(query, scope, summaries);
        if (!plan.isExact()) return countTested(query, scope, plan, extents);
        if (extents.isEmpty()) return count(conditions(query, scope, plan), query.moment());
        var touching = conditions(query, scope, plan).touching(extents);
        if (isByPlace(query, extents, summaries)) touching.placeFirst();
        long inside = count(touching.copy().inside(extents), query.moment());
        var borderline = touching.copy().notInside(extents);
        var border = MomentRows.of("geom", borderline, query.moment());
        var exact = new ExtentTest(extents);
        var met = new AtomicLong();
        database.stream(
                border.sql(),
                1000,
                row -> {
                    if (exact.meets(row.bytes("geom"))) met.incrementAndGet();
                },
                border.parameters());
        return inside + met.get();
    }

    private static ObjectConditions conditions(ObjectQuery query, Scope scope, FilterPlan plan) {
        return ObjectConditions.of(query, scope).filtered(plan).touching(plan.extents());
    }

    /** Counts by asking each row what the database could not be asked. */
    private long countTested(ObjectQuery query, Scope scope, FilterPlan plan, List<Extent> extents) {
        var conditions = conditions(query, scope, plan).touching(extents);
        var rows = MomentRows.of(COLUMNS, conditions, query.moment());
        var exact = new ExtentTest(extents);
        FilterTest filter = rest(query, plan);
        var met = new AtomicLong();
        database.stream(
                rows.sql(),
                1000,
                row -> {
                    CityObject object = object(row);
                    if (exact.meets(object.wkb()) && filter.meets(object)) met.incrementAndGet();
                },
                rows.parameters());
        return met.get();
    }

    private FilterTest rest(ObjectQuery query, FilterPlan plan) {
        return FilterTest.of(
                query.filter(),
                plan,
                () -> datasets().stream().collect(Collectors.toMap(Dataset::number, Function.identity())));
    }

    Map<String, Long> countByClass(Scope scope) {
        var counts = new TreeMap<String, Long>();
        if (isWhole(scope)) {
            summaries(null, null).forEach(s -> counts.put(s.classCode(), s.objects()));
        } else {
            var conditions = ObjectConditions.within(scope);
            database.each(
                    COUNT_BY_CLASS.formatted(conditions.where()),
                    row -> counts.put(row.text("class"), row.whole("n")),
                    conditions.parameters());
        }
        counts.keySet().removeIf(code -> !scope.allowsClass(code));
        return counts;
    }

    Optional<Extent> extent(@Nullable String classCode, Moment moment, Scope scope) {
        if (isWhole(scope) && moment.isNow()) {
            return summaries(classCode, null).stream()
                    .filter(s -> scope.allowsClass(s.classCode()))
                    .map(Summary::extent)
                    .reduce(Extent::union);
        }
        var conditions = ObjectConditions.within(scope);
        if (classCode != null) conditions.and("class = ?", classCode);
        var rows = MomentRows.of("box", conditions, moment);
        return database.get(EXTENT.formatted(rows.table()), JdbcObjectReader::findExtent, rows.parameters());
    }

    Map<Integer, Extent> extentByDataset(Scope scope) {
        var conditions = ObjectConditions.within(scope);
        var extents = new TreeMap<Integer, Extent>();
        Consumer<Row> add = row -> findExtent(row)
                .filter(extent -> scope.allowsClass(row.text("class")))
                .ifPresent(extent -> extents.merge(row.integer("dataset"), extent, Extent::union));
        if (isWhole(scope)) database.each(EXTENT_BY_DATASET, add);
        else database.each(EXTENT_BY_DATASET_WITHIN.formatted(conditions.where()), add, conditions.parameters());
        return extents;
    }

    /** {@return the data sets in order of number} */
    public List<Dataset> datasets() {
        return database.list(DATASETS, JdbcObjectReader::dataset);
    }

    /** Before its first step a sequence shows the number that the first step gives. */
    long dataVersion() {
        return database.get(
                "select case when is_called then last_value else last_value - 1 end as v from cim.data_version",
                row -> row.whole("v"));
    }

    /** {@return the object of a row with {@link #COLUMNS}} */
    public static CityObject object(Row row) {
        return new CityObject(
                new ObjectId(row.uuid("id")),
                row.text("class"),
                row.integer("dataset"),
                row.text("source_id"),
                row.findText("name"),
                row.bytes("geom"),
                row.text("attributes"),
                row.findText("region"),
                row.findInstant("valid_from"),
                row.findInstant("valid_to"),
                row.instant("recorded_from"),
                row.integer("revision"));
    }

    private static Dataset dataset(Row row) {
        return new Dataset(
                row.integer("number"),
                row.text("code"),
                row.text("title"),
                row.findText("source"),
                row.findText("licence"),
                row.flag("synthetic"),
                row.instant("changed_at"));
    }

    private long count(ObjectConditions conditions, Moment moment) {
        var rows = MomentRows.of("count(*) as n", conditions, moment);
        return database.list(rows.sql(), row -> row.whole("n"), rows.parameters()).stream()
                .mapToLong(n -> n)
                .sum();
    }

    /** The summary knows classes and data sets, nothing finer. */
    private static boolean isSummarised(ObjectQuery query, Scope scope) {
        return isWhole(scope)
                && query.filter() == null
                && query.extents().isEmpty()
                && query.attributes().isEmpty()
                && query.moment().isNow();
    }

    private static boolean isWhole(Scope scope) {
        return scope.departments().isEmpty() && scope.regions().isEmpty();
    }

    private long countFromSummary(ObjectQuery query) {
        return summaries(null, query.dataset()).stream()
                .filter(s -> isAsked(query, s))
                .mapToLong(Summary::objects)
                .sum();
    }

    /**
     * An extent that holds all there is of the classes asked for is no condition. To keep the condition is never wrong, to drop it may be:
     * that is only done by summaries read for it.
     */
    private List<Extent> touched(ObjectQuery query, Scope scope, List<Summary> summaries) {
        if (query.extents().isEmpty() || !isWhole(scope) || !query.moment().isNow()) return query.extents();
        boolean all = holdsAll(query, summaries) && holdsAll(query, summaries(null, null));
        return all ? List.of() : query.extents();
    }

    private static boolean holdsAll(ObjectQuery query, List<Summary> summaries) {
        for (Summary summary : summaries) {
            if (isAsked(query, summary) && !holds(query.extents(), summary.extent())) return false;
        }
        return true;
    }

    private static boolean holds(List<Extent> extents, Extent inner) {
        for (Extent extent : extents) if (contains(extent, inner)) return true;
        return false;
    }

    private static boolean contains(Extent outer, Extent inner) {
        return outer.west() <= inner.west()
                && outer.east() >= inner.east()
                && outer.south() <= inner.south()
                && outer.north() >= inner.north();
    }

    /** Whether few rows lie in the extents, and no more than there are of the classes asked for. */
    private static boolean isByPlace(ObjectQuery query, List<Extent> extents, List<Summary> summaries) {
        if (extents.isEmpty()) return false;
        double near = 0;
        double asked = 0;
        double askedNear = 0;
        for (Summary summary : summaries) {
            double inside = summary.objects() * share(summary.extent(), extents);
            near += inside;
            if (isAsked(query, summary)) {
                asked += summary.objects();
                askedNear += inside;
            }
        }
        return near <= asked && askedNear <= LARGE_SHARE * asked;
    }

    private static boolean isAsked(ObjectQuery query, Summary summary) {
        return query.classCodes().isEmpty() || query.classCodes().contains(summary.classCode());
    }

    private static double share(Extent whole, List<Extent> parts) {
        return Math.min(
                1, parts.stream().mapToDouble(part -> share(whole, part)).sum());
    }

    private static double share(Extent whole, Extent part) {
        double width = Math.min(whole.east(), part.east()) - Math.max(whole.west(), part.west());
        double height = Math.min(whole.north(), part.north()) - Math.max(whole.south(), part.south());
        double area = (whole.east() - whole.west()) * (whole.north() - whole.south());
        return width <= 0 || height <= 0 || area <= 0 ? 0 : width * height / area;
    }

    private List<Summary> recentSummaries() {
        return recent.get(true, key -> summaries(null, null));
    }

    private List<Summary> summaries(@Nullable String classCode, @Nullable Integer dataset) {
        return database.list(
                SUMMARY,
                row -> new Summary(
                        row.text("class"), row.whole("n"), findExtent(row).orElse(Extent.WORLD)),
                classCode,
                classCode,
                dataset,
                dataset);
    }

    private static Optional<Extent> findExtent(Row row) {
        double west = row.number("west");
        return Double.isNaN(west)
                ? Optional.empty()
                : Optional.of(new Extent(west, row.number("south"), row.number("east"), row.number("north")));
    }

    private record Summary(String classCode, long objects, Extent extent) {}
}
