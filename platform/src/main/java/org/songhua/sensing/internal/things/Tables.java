package org.songhua.sensing.internal.things;

import static org.songhua.sensing.Relation.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Property;
import org.songhua.sensing.Relation;

/**
 * Where entities lie in the database. In templates {@code {b}} stands for the alias of the rows sought, {@code {a}} for
 * that of the rows they are related to. Readings are elsewhere.
 */
final class Tables {
    private static final Map<EntityType, String> TABLE = new EnumMap<>(Map.of(
            EntityType.THING, "sensing.thing",
            EntityType.LOCATION, "sensing.location",
            EntityType.HISTORICAL_LOCATION, "sensing.historical_location",
            EntityType.DATASTREAM, "sensing.datastream",
            EntityType.MULTI_DATASTREAM, "sensing.datastream",
            EntityType.SENSOR, "sensing.sensor",
            EntityType.OBSERVED_PROPERTY, "sensing.observed_property",
            EntityType.FEATURE_OF_INTEREST, "sensing.feature",
            EntityType.STREAM, "sensing.datastream"));

    private static final Map<Relation, Link> LINKS = links();

    /** Of a type and an alias, of which statements have few. */
    private static final Map<String, String> COLUMNS = new ConcurrentHashMap<>();

    private Tables() {}

    /**
     * How a relation leads to its rows.
     *
     * @param from tables of the rows sought
     * @param on what holds between them and the row where the relation starts
     */
    record Link(String from, String on) {
        String from(String b) {
            return from.replace("{b}", b);
        }

        String on(String a, String b) {
            return on.replace("{b}", b).replace("{a}", a);
        }

        /** {@return the condition for rows related to one whose number is the parameter or column given} */
        String onId(String idOfSource, String b) {
            return on.replace("{b}", b).replace("{a}.id", idOfSource);
        }
    }

    static String table(EntityType type) {
        String table = TABLE.get(type);
        if (table == null) throw new IllegalArgumentException("Readings are not in a table of entities.");
        return table;
    }

    /** {@return what tells the rows of the type from others in its table} */
    static String condition(EntityType type, String alias) {
        return switch (type) {
            case DATASTREAM -> "not " + alias + ".multi";
            case MULTI_DATASTREAM -> alias + ".multi";
            default -> "true";
        };
    }

    static Link link(Relation relation) {
        Link link = LINKS.get(relation);
        if (link == null) throw new IllegalArgumentException(relation + " leads to readings.");
        return link;
    }

    /** {@return the column that holds a property; null when it is found out elsewhere} */
    static @Nullable String column(EntityType type, Property property) {
        if (property.derived() || property.name().equals("parts")) return null;
        return switch (property.name()) {
            case "unitOfMeasurement", "unitOfMeasurements" -> "unit";
            case "multiObservationDataTypes" -> "part_types";
            case "observationType" -> "observation_type";
            case "observedArea" -> "observed_area";
            case "partTypes" -> "part_types";
            case "encodingType" -> "encoding_type";
            case "cityObject" -> "city_object";
            default -> property.name();
        };
    }

    /** {@return the columns of the numbers that the single relations of a type lead to} */
    static Map<Relation, String> references(EntityType type) {
        return switch (type) {
            case HISTORICAL_LOCATION -> Map.of(HISTORICAL_LOCATION_THING, "thing");
            case DATASTREAM ->
                Map.of(
                        DATASTREAM_THING, "thing",
                        DATASTREAM_SENSOR, "sensor",
                        DATASTREAM_OBSERVED_PROPERTY, "observed_property");
            case MULTI_DATASTREAM -> Map.of(MULTI_DATASTREAM_THING, "thing", MULTI_DATASTREAM_SENSOR, "sensor");
            case STREAM -> Map.of(STREAM_THING, "thing", STREAM_SENSOR, "sensor");
            default -> Map.of();
        };
    }

    /** {@return whether the rows have a geometry of their own} */
    static boolean hasGeometry(EntityType type) {
        return type == EntityType.LOCATION || type == EntityType.FEATURE_OF_INTEREST || type.isStream();
    }

    /** {@return what the rows that a relation leads to are sorted by when nobody says} */
    static String defaultOrder(@Nullable Relation relation, String alias) {
        return relation == MULTI_DATASTREAM_OBSERVED_PROPERTIES ? alias + "p.position" : alias + ".id";
    }

    private static Map<Relation, Link> links() {
        var links = new EnumMap<Relation, Link>(Relation.class);
        links.put(THING_LOCATIONS, through("location", "thing_location", "location", "thing"));
        links.put(THING_HISTORICAL_LOCATIONS, child("historical_location", "thing"));
        links.put(THING_DATASTREAMS, stream(false, "thing"));
        links.put(THING_MULTI_DATASTREAMS, stream(true, "thing"));
        links.put(LOCATION_THINGS, through("thing", "thing_location", "thing", "location"));
        links.put(
                LOCATION_HISTORICAL_LOCATIONS,
                through("historical_location", "historical_location_location", "historical_location", "location"));
        links.put(HISTORICAL_LOCATION_THING, parent("thing", "thing"));
        links.put(
                HISTORICAL_LOCATION_LOCATIONS,
                through("location", "historical_location_location", "location", "historical_location"));
        links.put(DATASTREAM_THING, parent("thing", "thing"));
        links.put(DATASTREAM_SENSOR, parent("sensor", "sensor"));
        links.put(DATASTREAM_OBSERVED_PROPERTY, parent("observed_property", "observed_property"));
        links.put(MULTI_DATASTREAM_THING, parent("thing", "thing"));
        links.put(MULTI_DATASTREAM_SENSOR, parent("sensor", "sensor"));
        links.put(
                MULTI_DATASTREAM_OBSERVED_PROPERTIES,
                new Link(
                        "sensing.observed_property {b} join sensing.datastream_property {b}p"
                                + " on {b}p.observed_property = {b}.id",
                        "{b}p.datastream = {a}.id"));
        links.put(SENSOR_DATASTREAMS, stream(false, "sensor"));
        links.put(SENSOR_MULTI_DATASTREAMS, stream(true, "sensor"));
        links.put(OBSERVED_PROPERTY_DATASTREAMS, child("datastream", "observed_property"));
        links.put(
                OBSERVED_PROPERTY_MULTI_DATASTREAMS,
                new Link(
                        "sensing.datastream {b}",
                        "exists (select 1 from sensing.datastream_property {b}p"
                                + " where {b}p.datastream = {b}.id and {b}p.observed_property = {a}.id)"));
        links.put(THING_STREAMS, child("datastream", "thing"));
        links.put(SENSOR_STREAMS, child("datastream", "sensor"));
        links.put(
                OBSERVED_PROPERTY_STREAMS,
                new Link(
                        "sensing.datastream {b}",
                        "{b}.id in (select o.id from sensing.observed_property op cross join lateral ("
                                + "select d.id from sensing.datastream d where d.observed_property = op.id union all"
                                + " select p.datastream from sensing.datastream_property p where p.observed_property = op.id) o"
                                + " where op.id = {a}.id)"));
        links.put(STREAM_THING, parent("thing", "thing"));
        links.put(STREAM_SENSOR, parent("sensor", "sensor"));
        links.put(
                STREAM_OBSERVED_PROPERTIES,
                new Link(
                        "sensing.observed_property {b}",
                        "{b}.id in (select coalesce(one.observed_property, dp.observed_property) from sensing.datastream one"
                                + " left join sensing.datastream_property dp on dp.datastream = one.id where one.id = {a}.id)"));
        return links;
    }

    /** Number and name of each observed property of a stream, in their order. */
    private static final String PARTS = """
            (select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by x.position)
             from (select 0 as position, %1$s.observed_property as number where %1$s.observed_property is not null
                   union all select dp.position, dp.observed_property from sensing.datastream_property dp where dp.datastream = %1$s.id) x
             join sensing.observed_property p on p.id = x.number)""";

    private static Link child(String table, String column) {
        return new Link("sensing." + table + " {b}", "{b}." + column + " = {a}.id");
    }

    private static Link stream(boolean multi, String column) {
        return new Link("sensing.datastream {b}", "{b}." + column + " = {a}.id and {b}.multi = " + multi);
    }

    private static Link parent(String table, String column) {
        return new Link("sensing." + table + " {b}", "{b}.id = {a}." + column);
    }

    private static Link through(String table, String links, String column, String other) {
        return new Link(
                "sensing.%1$s {b} join sensing.%2$s {b}l on {b}l.%3$s = {b}.id".formatted(table, links, column),
                "{b}l." + other + " = {a}.id");
    }

    /** {@return the columns to read, in the order that {@link EntityRow} expects} */
    static String columns(EntityType type, String alias) {
        return COLUMNS.computeIfAbsent(type + " " + alias, key -> listColumns(type, alias));
    }

    private static String listColumns(EntityType type, String alias) {
        var columns = new StringBuilder(alias).append(".id, ").append(alias).append(".revision");
        List<Property> properties = type.properties();
        for (int i = 0; i < properties.size(); i++) {
            String column = column(type, properties.get(i));
            if (properties.get(i).name().equals("parts"))
                columns.append(", ")
                        .append(PARTS.formatted(alias))
                        .append(" as c")
                        .append(i);
            if (column != null)
                columns.append(", ")
                        .append(alias)
                        .append('.')
                        .append(column)
                        .append(" as c")
                        .append(i);
        }
        references(type)
                .values()
                .forEach(c -> columns.append(", ")
                        .append(alias)
                        .append('.')
                        .append(c)
                        .append(" as r_")
                        .append(c));
        return columns.toString();
    }
}
