package org.songhua.sensing.internal.things;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.Wkb;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Property;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.springframework.stereotype.Repository;

/** Writes rows of entities and of what links them. */
@Repository
class JdbcEntityWriter {
    private static final String LINK_HISTORY = """
            insert into sensing.historical_location_location (historical_location, location) values (?, ?)
            on conflict do nothing""";
    private static final String ADD_HISTORY =
            "insert into sensing.historical_location (thing, time) values (?, ?) returning id";
    private static final String IS_LATEST = """
            select not exists (select 1 from sensing.historical_location where thing = ? and time > ? and id <> ?) as latest""";
    private static final String PROPERTY_AT =
            "insert into sensing.datastream_property (datastream, position, observed_property) values (?, ?, ?)";

    private static final String PROPERTIES_OF =
            "select observed_property from sensing.datastream_property where datastream = ? order by position";

    private final Database database;

    JdbcEntityWriter(Database database) {
        this.database = database;
    }

    /** Columns with what is put into them. */
    private static final class Columns {
        final List<String> names = new ArrayList<>();
        final List<String> values = new ArrayList<>();
        final List<@Nullable Object> parameters = new ArrayList<>();

        void add(String name, @Nullable Object value) {
            names.add(name);
            values.add("?");
            parameters.add(value);
        }

        void addBox(@Nullable Geometry geometry) {
            add("geom", geometry == null ? null : Wkb.of(geometry));
            names.add("bounds");
            if (geometry == null) {
                values.add("null");
                return;
            }
            values.add("box(point(?, ?), point(?, ?))");
            Envelope box = geometry.getEnvelopeInternal();
            parameters.addAll(List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        }
    }

    long insert(EntityType type, Map<String, @Nullable Object> values, Map<Relation, Long> references) {
        Columns columns = columns(type, values, references);
        if (type.isStream()) columns.add("multi", type == EntityType.MULTI_DATASTREAM);
        if (type == EntityType.MULTI_DATASTREAM && !values.containsKey("observationType"))
            columns.add("observation_type", COMPLEX);
        String sql = "insert into %s (%s) values (%s) returning id"
                .formatted(Tables.table(type), String.join(", ", columns.names), String.join(", ", columns.values));
        return database.get(sql, row -> row.whole("id"), columns.parameters.toArray());
    }

    /** What a stream of several properties observes (18-088 table 13). */
    private static final String COMPLEX = "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_ComplexObservation";

    void update(EntityType type, long id, Map<String, @Nullable Object> values, Map<Relation, Long> references) {
        Columns columns = columns(type, values, references);
        var sets = new StringBuilder("revision = revision + 1");
        for (int i = 0; i < columns.names.size(); i++)
            sets.append(", ").append(columns.names.get(i)).append(" = ").append(columns.values.get(i));
        columns.parameters.add(id);
        database.update(
                "update %s set %s where id = ?".formatted(Tables.table(type), sets), columns.parameters.toArray());
    }

    private static Columns columns(
            EntityType type, Map<String, @Nullable Object> values, Map<Relation, Long> references) {
        var columns = new Columns();
        for (Property property : type.properties()) {
            String column = Tables.column(type, property);
            if (column != null && values.containsKey(property.name()))
                add(columns, property, column, values.get(property.name()));
        }
        Map<Relation, String> foreign = Tables.references(type);
        references.forEach((relation, id) -> {
            String column = foreign.get(relation);
            if (column != null) columns.add(column, id);
        });
        return columns;
    }

    private static void add(Columns columns, Property property, String column, @Nullable Object value) {
        boolean id = property.name().equals("cityObject");
        Object stored = value instanceof RawJson json ? new Json(json.text()) : value;
        columns.add(column, id && value != null ? java.util.UUID.fromString(value.toString()) : stored);
        if (property.kind() != Property.Kind.GEOMETRY) return;
        if (property.name().equals("observedArea")) columns.add("area_derived", value == null);
        columns.addBox(value instanceof RawJson json ? Geometries.parse(json.text()) : null);
    }

    int delete(EntityType type, long id) {
        return database.update(
                "delete from %s t where t.id = ? and %s".formatted(Tables.table(type), Tables.condition(type, "t")),
                id);
    }

    /** Moves a thing, and notes since when it is there. {@return number of that note} */
    long place(long thing, List<Long> locations, Instant since) {
        setLocations(thing, locations);
        long history = database.get(ADD_HISTORY, row -> row.whole("id"), thing, since);
        linkHistory(history, locations);
        return history;
    }

    void linkHistory(long history, List<Long> locations) {
        locations.forEach(location -> database.update(LINK_HISTORY, history, location));
    }

    /** {@return whether no place of the thing is known from later on} */
    boolean isLatest(long history, long thing, Instant time) {
        return database.get(IS_LATEST, row -> row.flag("latest"), thing, time, history);
    }

    void setLocations(long thing, List<Long> locations) {
        database.update("delete from sensing.thing_location where thing = ?", thing);
        locations.forEach(location -> database.update(
                "insert into sensing.thing_location (thing, location) values (?, ?) on conflict do nothing",
                thing,
                location));
    }

    /** {@return the observed properties of a stream of several, in their order} */
    List<Long> propertiesOf(long datastream) {
        return database.list(PROPERTIES_OF, row -> row.whole("observed_property"), datastream);
    }

    void setProperties(long datastream, List<Long> observedProperties) {
        database.update("delete from sensing.datastream_property where datastream = ?", datastream);
        for (int i = 0; i < observedProperties.size(); i++)
            database.update(PROPERTY_AT, datastream, i, observedProperties.get(i));
    }

    /** {@return numbers of the datastreams that go when the entity goes} */
    long[] streamsOf(EntityType type, long id) {
        String condition = switch (type) {
            case THING -> "d.thing = ?";
            case SENSOR -> "d.sensor = ?";
            case OBSERVED_PROPERTY -> """
                    (d.observed_property = ?1 or exists (select 1 from sensing.datastream_property p
                        where p.datastream = d.id and p.observed_property = ?1))""".replace("?1", "?");
            case DATASTREAM, MULTI_DATASTREAM -> "d.id = ?";
            default -> "";
        };
        if (condition.isEmpty()) return new long[0];
        Object[] parameters = type == EntityType.OBSERVED_PROPERTY ? new Object[] {id, id} : new Object[] {id};
        return database
                .list("select d.id from sensing.datastream d where " + condition, row -> row.whole("id"), parameters)
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    void deleteStreams(long[] ids) {
        Long[] boxed = java.util.Arrays.stream(ids).boxed().toArray(Long[]::new);
        database.update("delete from sensing.datastream where id = any(?)", (Object) boxed);
    }

    /** Deletes what the history tells of a place. */
    void deleteHistoryOf(long location) {
        database.update("""
                delete from sensing.historical_location h using sensing.historical_location_location l
                where l.historical_location = h.id and l.location = ?""", location);
    }

    int unlink(long thing, long location) {
        return database.update("delete from sensing.thing_location where thing = ? and location = ?", thing, location);
    }
}
