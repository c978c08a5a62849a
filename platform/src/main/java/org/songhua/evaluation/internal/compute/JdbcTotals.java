package org.songhua.evaluation.internal.compute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.formula.Expression.Measure;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.engine.formula.Kind;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.indicator.Fingerprint;
import org.songhua.evaluation.internal.declared.PackWords;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import org.springframework.stereotype.Component;

/** Statements of a computation: totals by region, rows with their geometry, regions, and what was read. */
@Component
public class JdbcTotals {
    /** Sums are of exact decimals, so that the order of the rows does not matter. */
    private static final String BY_REGION = """
        select coalesce(region, '') as region, count(*) as objects,
               (%s)::float8 as amount, (%s)::float8 as net, count(*) filter (where %s) as lacking
        from %s where %s group by 1\
        """;

    private static final String SHAPES = """
        select id, coalesce(region, '') as region, coalesce(department, '') as department, class, name, geom from %s
        where %s and %s order by id\
        """;
    private static final String IDS = """
        select distinct o.id from unnest(?::float8[], ?::float8[], ?::float8[], ?::float8[]) as r(east, north, west, south),
          lateral (select id from %s where box && box(point(r.east, r.north), point(r.west, r.south))) o\
        """;
    private static final String AMOUNTS = "select id, (%s)::float8 as amount from %s where %s";
    private static final String UNKNOWN =
            "select coalesce(region, '') as region, count(*) as n from %s where %s and %s is null group by 1";
    private static final String REGIONS = """
        select attributes ->> 'code' as code, name, coalesce((attributes ->> 'level')::int, 9) as level,
               (attributes ->> 'population')::float8 as population, (attributes ->> 'area')::float8 as area, geom
        from %s where attributes ->> 'code' is not null order by 1, id\
        """;
    private static final String DECIDING = """
        select id, region, department, holds is null as undecided from
          (select id, coalesce(region, '') as region, coalesce(department, '') as department, %s as holds from %s
           where %s) r
        where holds is not false order by id limit ?\
        """;
    private static final int MOST_TOUCHED = 300;
    /** With what of an object is measured and counted, and whether it is there before (-1), after (1) or in between. */
    private static final String TOUCHED = """
        select class, id, coalesce(region, '') as region, (box[1])[0] as west, (box[1])[1] as south, (box[0])[0] as east,
               (box[0])[1] as north, side,
               md5(geom) as shape, md5(jsonb_build_array(region, department, attributes)::text) as rest,
               case when greatest((box[0])[0] - (box[1])[0], (box[0])[1] - (box[1])[1]) > 0.01 then geom end as outline
        from (select class, id, region, department, attributes, geom, box, 1 as side from cim.object
              where recorded_from >= (select coalesce(min(at), 'infinity') from cim.edit where number > ?)
                and edit > ?
              union all
              select class, id, region, department, attributes, geom, box,
                     case when coalesce(edit, 0) <= ? then -1 else 0 end
              from cim.object_version where part = 0 and superseded_by > ?) o
        limit 301\
        """;

    private static final String LAST_EDIT = "select coalesce(max(number), 0) as number from cim.edit where at <= ?";
    private static final String LAST_IMPORT =
            "select number from cim.edit where kind = 'IMPORT' and at <= ? order by number desc limit 1";
    private static final String KNOWN = "select exists (select 1 from %s where o.attributes -> ? is not null) as so";

    private final Database database;

    JdbcTotals(Database database) {
        this.database = database;
    }

    /** What was read of a class. */
    public record Input(String classCode, long objects, String digest, Json datasets) {}

    /** An object with what one sees of it. */
    @SuppressWarnings("ArrayRecordComponent") // read once and measured
    public record Shape(
            String id,
            String classCode,
            String region,
            String department,
            @Nullable String name,
            byte[] wkb) {}

    /** {@return whether any object of a class has an attribute} */
    boolean isKnown(String classCode, String attribute, Moment moment) {
        return database.get(
                KNOWN.formatted(Moment.rows()),
                row -> row.flag("so"),
                moment.parameters(List.of(), List.of(classCode), List.of(attribute)));
    }

    /** {@return the regions, all objects first} */
    List<Geography> regions(Moment moment) {
        var regions = new ArrayList<Geography>();
        database.each(
                REGIONS.formatted(Moment.rows()),
                row -> regions.add(region(row)),
                moment.parameters(List.of(), List.of("region"), List.of()));
        int top = regions.stream().mapToInt(Geography::level).min().orElse(0);
        double people = regions.stream()
                .filter(r -> r.level() == top)
                .mapToDouble(Geography::population)
                .sum();
        double area = regions.stream()
                .filter(r -> r.level() == top)
                .mapToDouble(Geography::area)
                .sum();
        boolean none = regions.isEmpty();
        String version = none ? "none" : Versions.of(regions);
        regions.addFirst(new Geography(
                Geography.ALL, Geography.ALL, 0, none ? Double.NaN : people, none ? Double.NaN : area, version));
        return regions;
    }

    private static Geography region(Row row) {
        String code = row.text("code");
        String name = row.findText("name");
        byte[] boundary = row.bytes("geom");
        return new Geography(
                code,
                name == null ? code : name,
                row.integer("level"),
                row.number("population"),
                row.number("area") * 1e6,
                Versions.of(boundary));
    }

    /** {@return a total that the database can make, by region} */
    Map<String, Part> total(
            Total total, PackWords words, Map<String, Double> parameters, Moment moment, Within within) {
        var amount = new Amount(total, words, parameters);
        var parts = new TreeMap<String, Part>();
        database.each(
                BY_REGION.formatted(amount.sql, amount.net, amount.lacking, Moment.rows(), within.sql()),
                row -> parts.put(row.text("region"), part(row)),
                moment.parameters(amount.values(), List.of(total.over().classCode()), within.values()));
        return parts;
    }

    private static Part part(Row row) {
        double amount = row.number("amount");
        double net = row.number("net");
        return new Part(
                Double.isNaN(amount) ? 0 : amount,
                Double.isNaN(net) ? 0 : net,
                row.whole("objects"),
                row.whole("lacking"));
    }

    /** Hands over the objects of a selection, in order of id. */
    void each(
            Selection selection,
            PackWords words,
            Map<String, Double> parameters,
            Moment moment,
            Within within,
            Consumer<Shape> sink) {
        var condition = ConditionSql.of(selection, words, parameters);
        var after = new ArrayList<@Nullable Object>(within.values());
        after.addAll(condition.values());
        database.stream(
                SHAPES.formatted(Moment.rows(), within.sql(), condition.sql()),
                1000,
                row -> sink.accept(shape(row)),
                moment.parameters(List.of(), List.of(selection.classCode()), after));
    }

    /**
     * An object that counts, or of which that cannot be decided.
     *
     * @param region the smallest it lies in; empty for none
     */
    record Decided(UUID id, String region, String department, boolean isUndecided) {}

    /** Hands over the objects for which the condition of a total is true or cannot be decided, in order of id. */
    void deciding(Asked asked, Within within, int most, Consumer<Decided> sink) {
        var condition = ConditionSql.of(asked.total().over(), asked.words(), asked.parameters());
        var after = new ArrayList<@Nullable Object>(within.values());
        after.add(most);
        database.stream(
                DECIDING.formatted(condition.sql(), Moment.rows(), within.sql()),
                1000,
                row -> sink.accept(
                        new Decided(row.uuid("id"), row.text("region"), row.text("department"), row.flag("undecided"))),
                asked.moment()
                        .parameters(
                                condition.values(), List.of(asked.total().over().classCode()), after));
    }

    /** {@return ids of the objects of a class of which the rectangle touches one of some in degrees} */
    List<UUID> ids(String classCode, Moment moment, List<Envelope> boxes) {
        return database.list(
                IDS.formatted(Moment.rows()),
                row -> row.uuid("id"),
                moment.parameters(
                        List.of(
                                numbers(boxes, Envelope::getMaxX),
                                numbers(boxes, Envelope::getMaxY),
                                numbers(boxes, Envelope::getMinX),
                                numbers(boxes, Envelope::getMinY)),
                        List.of(classCode),
                        List.of()));
    }

    private static String[] numbers(List<Envelope> boxes, ToDoubleFunction<Envelope> side) {
        return boxes.stream().mapToDouble(side).mapToObj(Double::toString).toArray(String[]::new);
    }

    /**
     * {@return what edits touched; empty when it is too much to go through one by one}
     *
     * @param from edits after this one
     */
    Optional<Touched> touched(long from) {
        List<Touched.One> found = database.list(TOUCHED, JdbcTotals::touched, from, from, from, from);
        return found.size() > MOST_TOUCHED ? Optional.empty() : Optional.of(Touched.of(found));
    }

    private static Touched.One touched(Row row) {
        return new Touched.One(
                row.text("class"),
                row.uuid("id"),
                row.text("region"),
                new Envelope(row.number("west"), row.number("east"), row.number("south"), row.number("north")),
                row.integer("side"),
                row.text("shape"),
                row.text("rest"),
                outline(row));
    }

    private static @Nullable Geometry outline(Row row) {
        byte[] wkb = row.findBytes("outline");
        return wkb == null ? null : Wkb.read(wkb);
    }

    /** {@return the last edit that a moment shows} */
    public long lastEdit(Moment moment) {
        return database.get(LAST_EDIT, row -> row.whole("number"), moment.asOf());
    }

    /** {@return the last import that a moment shows} */
    long lastImport(Moment moment) {
        return database.find(LAST_IMPORT, row -> row.whole("number"), moment.asOf())
                .orElse(0L);
    }

    private static Shape shape(Row row) {
        return new Shape(
                row.text("id"),
                row.text("class"),
                row.text("region"),
                row.text("department"),
                row.findText("name"),
                row.bytes("geom"));
    }

    /** {@return objects for which the condition of a selection cannot be decided, by region} */
    Map<String, Long> undecided(
            Selection selection, PackWords words, Map<String, Double> parameters, Moment moment, Within within) {
        var condition = ConditionSql.of(selection, words, parameters);
        var after = new ArrayList<@Nullable Object>(within.values());
        after.addAll(condition.values());
        var counts = new TreeMap<String, Long>();
        database.each(
                UNKNOWN.formatted(Moment.rows(), within.sql(), condition.sql()),
                row -> counts.put(row.text("region"), row.whole("n")),
                moment.parameters(List.of(), List.of(selection.classCode()), after));
        return counts;
    }

    /** {@return what each object adds to a total that the database makes; objects that do not count are left out} */
    Map<String, Double> amounts(Total total, PackWords words, Map<String, Double> parameters, Moment moment) {
        var amounts = new TreeMap<String, Double>();
        boolean byDatabase =
                total.measure() == Measure.COUNT || total.measure() == Measure.SUM || total.measure() == Measure.GAP;
        if (!byDatabase) return amounts;
        var one = new OneAmount(total, words, parameters);
        database.stream(
                AMOUNTS.formatted(one.sql, Moment.rows(), one.where),
                1000,
                row -> amounts.put(row.text("id"), row.number("amount")),
                moment.parameters(one.before, List.of(total.over().classCode()), one.after));
        amounts.values().removeIf(amount -> Double.isNaN(amount));
        return amounts;
    }

    /** {@return the regions as they are now, all objects first} */
    public List<Geography> regionsNow() {
        return regions(new Moment(Instant.parse("9999-01-01T00:00:00Z")));
    }

    static double scale(Total total, PackWords words, int number) {
        return words.attribute(total.over().classCode(), total.attributes().get(number))
                .filter(Kind.Amount.class::isInstance)
                .map(kind -> ((Kind.Amount) kind).unit().scale())
                .orElse(1.0);
    }

    /** The expressions of one total, with their values in order. */
    private static final class Amount {
        private final List<@Nullable Object> values = new ArrayList<>();
        private final Total total;
        private final PackWords words;
        private final Map<String, Double> parameters;
        final String sql;
        final String net;
        final String lacking;

        Amount(Total total, PackWords words, Map<String, Double> parameters) {
            this.total = total;
            this.words = words;
            this.parameters = parameters;
            sql = filtered(total.measure() == Measure.COUNT ? "count(*)" : "sum(" + amount(true) + ")");
            net = total.measure() == Measure.GAP ? filtered("sum(" + amount(false) + ")") : "0";
            lacking = lacking();
        }

        List<@Nullable Object> values() {
            return values;
        }

        private String filtered(String aggregate) {
            return aggregate + " filter (where " + condition() + ")";
        }

        private String condition() {
            var condition = ConditionSql.of(total.over(), words, parameters);
            values.addAll(condition.values());
            return condition.sql();
        }

        private String amount(boolean gross) {
            String first = attribute(0);
            if (total.measure() == Measure.SUM) return first;
            String difference = first + " - " + attribute(1);
            if (!gross) return difference;
            // greatest() passes nulls over; a gap of which one side is unknown is none.
            return "case when " + difference + " is not null then greatest(0, " + attribute(0) + " - " + attribute(1)
                    + ") end";
        }

        private String attribute(int number) {
            return ConditionSql.number(total.attributes().get(number), scale(total, words, number), values);
        }

        private String lacking() {
            var sql = new StringBuilder(condition()).append(" is null");
            for (int i = 0; i < total.attributes().size(); i++) {
                sql.append(" or (")
                        .append(condition())
                        .append(" and ")
                        .append(attribute(i))
                        .append(" is null)");
            }
            return sql.toString();
        }
    }

    /** Digests of boundaries. */
    private static final class Versions {
        static String of(byte[] boundary) {
            return shortened(Fingerprint.of(HexFormat.of().formatHex(boundary)));
        }

        static String of(List<Geography> regions) {
            return shortened(
                    Fingerprint.of(regions.stream().map(Geography::version).toArray()));
        }

        private static String shortened(String digest) {
            return digest.substring(0, 16);
        }
    }

    /** {@return a shape as JTS, in degrees} */
    static Geometry geometry(Shape shape) {
        return Wkb.read(shape.wkb());
    }
}
