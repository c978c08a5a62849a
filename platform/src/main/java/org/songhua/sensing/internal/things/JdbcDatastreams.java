package org.songhua.sensing.internal.things;

import java.util.Collection;
import java.util.List;
import org.songhua.sensing.Datastreams;
import org.songhua.store.Database;
import org.songhua.store.Row;
import org.springframework.stereotype.Repository;

/** Datastreams with thing, observed property and place, in one statement. */
@Repository
class JdbcDatastreams implements Datastreams {
    private static final String SELECT = """
            select d.id, d.name, d.thing, t.name as thing_name, t.city_object::text as city_object,
              coalesce(p.properties ->> 'code', nullif(regexp_replace(p.definition, '^.*[/#:]', ''), ''), p.name) as property,
              d.unit ->> 'symbol' as symbol, d.unit ->> 'definition' as definition,
              (center(place.bounds))[0] as longitude, (center(place.bounds))[1] as latitude
            from sensing.datastream d
            join sensing.thing t on t.id = d.thing
            join sensing.observed_property p on p.id = d.observed_property
            left join lateral (
              select l.bounds from sensing.thing_location tl join sensing.location l on l.id = tl.location
              where tl.thing = t.id and l.bounds is not null order by l.id limit 1) place on true
            where %s order by d.id""";
    private static final String BY_ID = SELECT.formatted("d.id = any(?)");
    private static final String BESIDE =
            SELECT.formatted("d.thing in (select thing from sensing.datastream where id = any(?))");
    private static final String BY_THING = SELECT.formatted("d.thing = any(?)");
    private static final String BY_PROPERTY = SELECT.formatted("""
            coalesce(p.properties ->> 'code', nullif(regexp_replace(p.definition, '^.*[/#:]', ''), ''), p.name) = any(?)""");
    private static final String UCUM = "ucum:";

    private final Database database;

    JdbcDatastreams(Database database) {
        this.database = database;
    }

    @Override
    public List<Described> list(Collection<Long> ids) {
        return database.list(BY_ID, JdbcDatastreams::described, (Object) ids.toArray(Long[]::new));
    }

    @Override
    public List<Described> listBeside(Collection<Long> ids) {
        return database.list(BESIDE, JdbcDatastreams::described, (Object) ids.toArray(Long[]::new));
    }

    @Override
    public List<Described> listOfThings(Collection<Long> things) {
        return database.list(BY_THING, JdbcDatastreams::described, (Object) things.toArray(Long[]::new));
    }

    @Override
    public List<Described> listOf(Collection<String> properties) {
        return database.list(BY_PROPERTY, JdbcDatastreams::described, (Object) properties.toArray(String[]::new));
    }

    private static Described described(Row row) {
        String object = row.findText("city_object");
        return new Described(
                row.whole("id"),
                row.text("name"),
                row.whole("thing"),
                row.text("thing_name"),
                object == null ? null : java.util.UUID.fromString(object),
                row.text("property"),
                unit(row),
                row.number("longitude"),
                row.number("latitude"));
    }

    private static String unit(Row row) {
        String definition = row.findText("definition");
        if (definition != null && definition.startsWith(UCUM)) return definition.substring(UCUM.length());
        String symbol = row.findText("symbol");
        if (symbol == null || symbol.isBlank()) return "1";
        return switch (symbol) {
            case "°C", "℃" -> "Cel";
            case "m³/h" -> "m3/h";
            case "m³/s" -> "m3/s";
            case "%LEL" -> "%{LEL}";
            default -> symbol;
        };
    }
}
