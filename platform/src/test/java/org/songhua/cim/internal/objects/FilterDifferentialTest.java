package org.songhua.cim.internal.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.songhua.cim.CityObject;
import org.songhua.cim.Dataset;
import org.songhua.cim.Extent;
import org.songhua.cim.ObjectFilter;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.Queryables;
import org.songhua.cim.Queryables.Queryable;
import org.songhua.cim.Queryables.Source;
import org.songhua.engine.cql.Cql;
import org.songhua.engine.cql.Evaluator;
import org.songhua.engine.cql.Expression;
import org.songhua.engine.cql.Type;
import org.songhua.engine.geo.Wkb;
import org.songhua.pack.Text;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.TestDatabase;

/** Database and program together find what the evaluator alone finds, for random objects and random filters. */
class FilterDifferentialTest {
    private static final int OBJECTS = 400;
    private static final int FILTERS = 300;
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final String INSERT = """
            insert into cim.object (dataset, id, class, source_id, name, geom, box, zoom, attributes, region, digest,
              valid_from, recorded_from, revision)
            values (?, ?, 'thing', ?, ?, ?, box(point(?, ?), point(?, ?)), 0, ?, ?, 1, ?, ?, ?)""";
    private static final Queryables QUERYABLES = queryables();
    private static final String[] TEXTS = {"", "a", "A", "ab", "Ä", "é%", "b_", "it's", "楼", "𝕏", "1"};

    private static TestDatabase database;
    private static List<CityObject> all;
    private static Map<Integer, Dataset> datasets;
    private static JdbcObjectReader reader;

    @BeforeAll
    static void fill() {
        database = TestDatabase.create();
        fill(database.database(), new SplittableRandom(1));
        reader = new JdbcObjectReader(database.database());
        all = new ArrayList<>();
        reader.stream(ObjectQuery.ofClass("thing", OBJECTS), Scope.ALL, object -> all.add(object.toObject()));
        datasets = reader.datasets().stream().collect(Collectors.toMap(Dataset::number, Function.identity()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theDatabaseAndTheProgramFindWhatTheEvaluatorFinds() {
        assertThat(all).hasSize(OBJECTS);
        int exact = 0;
        for (int seed = 0; seed < FILTERS; seed++) {
            var random = new SplittableRandom(seed);
            String text = new Filters(random).condition(random.nextInt(4));
            Expression filter = Cql.parseText(text, QUERYABLES.types());
            var query = query(filter, random);
            Set<ObjectId> expected = expected(filter, query);
            String told = "Seed " + seed + ": " + text;
            assertThat(walk(query, random.nextInt(40, 400))).as(told).isEqualTo(expected);
            assertThat(reader.count(query, Scope.ALL)).as(told).isEqualTo(expected.size());
            if (FilterPlan.of(query.filter()).isExact()) exact++;
        }
        assertThat(exact).as("filters that the database decides alone").isBetween(FILTERS / 10, FILTERS * 9 / 10);
    }

    private static ObjectQuery query(Expression filter, SplittableRandom random) {
        List<Extent> extents = random.nextInt(4) > 0
                ? List.of()
                : List.of(new Extent(125, 43, 125 + random.nextDouble(), 43 + random.nextDouble()));
        return new ObjectQuery(
                List.of("thing"),
                extents,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                10,
                new ObjectFilter(filter, QUERYABLES));
    }

    private static Set<ObjectId> expected(Expression filter, ObjectQuery query) {
        var evaluator = new Evaluator(filter);
        var extent = new ExtentTest(query.extents());
        var byName = QUERYABLES.byName();
        return all.stream()
                .filter(object -> extent.meets(object.wkb()))
                .filter(object -> evaluator.matches(new ObjectSubject(object, byName, datasets)))
                .map(CityObject::id)
                .collect(Collectors.toSet());
    }

    /** All pages one after the other. */
    private static Set<ObjectId> walk(ObjectQuery query, int limit) {
        var found = new HashSet<ObjectId>();
        ObjectId after = null;
        do {
            var page = new ObjectQuery(
                    query.classCodes(),
                    query.extents(),
                    Map.of(),
                    null,
                    null,
                    null,
                    null,
                    after,
                    limit,
                    query.filter());
            after = reader.stream(
                            page,
                            Scope.ALL,
                            object -> assertThat(found.add(object.id())).isTrue())
                    .next();
        } while (after != null);
        return found;
    }

    private static void fill(Database database, SplittableRandom random) {
        for (int dataset = 1; dataset <= 2; dataset++) {
            database.update(
                    "insert into cim.dataset (number, code, title, synthetic) values (?, ?, '', ?)",
                    dataset,
                    "d" + dataset,
                    dataset == 2);
            database.update(
                    "create table cim.object_%1$d partition of cim.object for values in (%1$d)".formatted(dataset));
        }
        for (int i = 0; i < OBJECTS; i++) insert(database, i, random);
        database.update("""
                insert into cim.class_summary
                select dataset, class, count(*), min((box[1])[0]), min((box[1])[1]), max((box[0])[0]), max((box[0])[1])
                from cim.object group by 1, 2""");
    }

    private static void insert(Database database, int number, SplittableRandom random) {
        int dataset = 1 + random.nextInt(2);
        Geometry shape = shape(random);
        var box = shape.getEnvelopeInternal();
        database.update(
                INSERT,
                dataset,
                ObjectId.of(dataset, "s" + number).value(),
                "s" + number,
                random.nextInt(4) == 0 ? null : any(random, TEXTS),
                Wkb.of(shape),
                box.getMaxX(),
                box.getMaxY(),
                box.getMinX(),
                box.getMinY(),
                new Json(attributes(random)),
                random.nextInt(3) == 0 ? null : any(random, "220102", "2201"),
                random.nextInt(3) == 0 ? null : Instant.ofEpochSecond(random.nextLong(0, 200) * 86_400 * 100),
                Instant.parse("2026-01-02T03:04:05.123456Z").plusSeconds(random.nextInt(3)),
                random.nextInt(1, 4));
    }

    /** Some attributes are absent, null, or of another type than declared. */
    private static String attributes(SplittableRandom random) {
        var members = new ArrayList<String>();
        for (Queryable queryable : QUERYABLES.list()) {
            if (queryable.source() != Source.ATTRIBUTE || random.nextInt(5) == 0) continue;
            Type type = random.nextInt(8) == 0 ? any(random, Type.TEXT, Type.NUMBER, Type.TRUTH) : queryable.type();
            String value = switch (type) {
                case NUMBER -> any(random, "0", "1", "-2.50", "1e3", "3.0000000000000000001", "12345678901234567890");
                case TRUTH -> any(random, "true", "false", "null");
                case DATE -> any(random, "\"1999-12-31\"", "\"2000-01-01\"", "\"2000\"");
                case TIMESTAMP -> any(random, "\"2000-01-01T00:00:00Z\"", "\"2000-01-01T08:00:00+08:00\"", "\"x\"");
                default -> "\"" + any(random, TEXTS) + "\"";
            };
            members.add("\"" + queryable.name() + "\":" + value);
        }
        return "{" + String.join(",", members) + "}";
    }

    private static Geometry shape(SplittableRandom random) {
        double x = 125 + random.nextDouble();
        double y = 43 + random.nextDouble();
        double side = random.nextDouble() * 0.2;
        return switch (random.nextInt(4)) {
            case 0 -> SHAPES.createPoint(new Coordinate(x, y));
            case 1 ->
                SHAPES.createLineString(new Coordinate[] {new Coordinate(x, y), new Coordinate(x + side, y - side)});
            default ->
                SHAPES.createPolygon(new Coordinate[] {
                    new Coordinate(x, y), new Coordinate(x + side, y), new Coordinate(x, y + side), new Coordinate(x, y)
                });
        };
    }

    private static Queryables queryables() {
        var list = new ArrayList<>(Queryables.common().list());
        for (Type type : List.of(Type.TEXT, Type.NUMBER, Type.TRUTH, Type.DATE, Type.TIMESTAMP)) {
            for (int i = 1; i <= 2; i++) {
                String name = type.name().toLowerCase(java.util.Locale.ROOT) + i;
                list.add(new Queryable(name, type, Source.ATTRIBUTE, new Text(name, name), null));
            }
        }
        return new Queryables(list);
    }

    @SafeVarargs
    private static <T> T any(SplittableRandom random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Random filters as text. */
    private record Filters(SplittableRandom random) {
        private static final Set<String> RELATIONS = new TreeSet<>(Set.of(
                "S_INTERSECTS",
                "S_WITHIN",
                "S_CONTAINS",
                "S_DISJOINT",
                "S_TOUCHES",
                "S_OVERLAPS",
                "S_CROSSES",
                "S_EQUALS"));
        private static final List<String> TIMES =
                List.of("T_AFTER", "T_BEFORE", "T_EQUALS", "T_DISJOINT", "T_INTERSECTS", "T_DURING", "T_CONTAINS");

        String condition(int depth) {
            if (depth == 0) return predicate();
            return switch (random.nextInt(4)) {
                case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
                case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
                case 2 -> "NOT (" + condition(depth - 1) + ")";
                default -> condition(depth - 1) + " AND " + condition(depth - 1);
            };
        }

        private String predicate() {
            return switch (random.nextInt(14)) {
                case 0 ->
                    any(random, "text1", "number1", "truth1", "date1", "timestamp1", "name", "geometry", "valid_from")
                            + any(random, " IS NULL", " IS NOT NULL");
                case 1 -> number() + comparison() + number();
                case 2 -> time() + comparison() + time();
                case 3 ->
                    any(random, "truth1", "synthetic", "true")
                            + any(random, " = ", " <> ")
                            + any(random, "truth2", "false");
                case 4 ->
                    text() + any(random, " LIKE ", " NOT LIKE ") + "'"
                            + any(random, "%", "a%", "_", "%\\%", "%\\_", "_b%") + "'";
                case 5 -> number() + any(random, " BETWEEN ", " NOT BETWEEN ") + number() + " AND " + number();
                case 6 -> text() + any(random, " IN (", " NOT IN (") + text() + "," + text() + ")";
                case 7 -> any(random, RELATIONS.toArray(String[]::new)) + "(" + geometry() + ")";
                case 8 -> any(random, TIMES.toArray(String[]::new)) + "(" + time() + "," + time() + ")";
                case 9 ->
                    "T_DURING(" + time() + ",INTERVAL(" + any(random, "'..'", "valid_from", "'1990-01-01'") + ",'..'))";
                case 10 -> "CASEI(" + text() + ") = CASEI(" + text() + ")";
                case 11 -> number() + " * 2" + comparison() + number() + " + 1";
                case 12 -> any(random, "truth1", "TRUE", "FALSE", "synthetic");
                default -> text() + comparison() + text();
            };
        }

        private String comparison() {
            return any(random, " = ", " <> ", " < ", " <= ", " > ", " >= ");
        }

        private String text() {
            if (random.nextInt(3) == 0) return "'" + any(random, TEXTS).replace("'", "''") + "'";
            return any(random, "text1", "text2", "name", "region", "dataset", "source_id", "id");
        }

        private String number() {
            return any(random, "number1", "number2", "revision", "0", "1", "-2.5", "1000", "3.0000000000000000001");
        }

        private String time() {
            return any(
                    random,
                    "date1",
                    "date2",
                    "timestamp1",
                    "valid_from",
                    "updated",
                    "DATE('2000-01-01')",
                    "DATE('2026-01-02')",
                    "TIMESTAMP('2000-01-01T00:00:00Z')",
                    "TIMESTAMP('2026-01-02T03:04:06.123456Z')",
                    "TIMESTAMP('2026-01-02T03:04:05.123456789Z')");
        }

        private String geometry() {
            double x = 125 + random.nextDouble();
            double y = 43 + random.nextDouble();
            double side = random.nextDouble() * 0.4;
            String literal = switch (random.nextInt(5)) {
                case 0 -> "POINT(%s %s)".formatted(x, y);
                case 1 -> "LINESTRING(%s %s,%s %s)".formatted(x, y, x + side, y + side);
                case 2 -> "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %2$s))".formatted(x, y, x + side, y + side);
                case 3 -> "BBOX(170,40,%s,50)".formatted(x);
                default -> "BBOX(%s,%s,%s,%s)".formatted(x, y, x + side, y + side);
            };
            return random.nextBoolean() ? "geometry," + literal : literal + ",geometry";
        }
    }
}
