package org.songhua.cim.internal.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.DataCheck;
import org.songhua.cim.ObjectFilter;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectQuery;
import org.songhua.cim.internal.quality.declared.DeclaredCheck;
import org.songhua.cim.internal.quality.declared.Rule;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Asks the city what a check looks for. */
final class Probes {
    private static final String TWICE = """
            select dataset, id, value from (
              select dataset, id, attributes ->> ? as value, count(*) over (partition by class, attributes ->> ?) as n
              from cim.object where class = any(?) and attributes ->> ? is not null) as counted
            where n > 1""";
    private static final String OF_CLASSES = "select dataset, id, geom from cim.object where class = any(?)";
    private static final int PORTION = 2_000;

    private final Database database;
    private final CityObjects objects;
    private final GeometryProbe geometry;
    private final SqlProbe sql;

    Probes(Database database, CityObjects objects, SqlProbe sql) {
        this.database = database;
        this.objects = objects;
        this.geometry = new GeometryProbe(database);
        this.sql = sql;
    }

    /**
     * Runs a check.
     *
     * @param today the day on which it is asked
     * @throws CheckFailure when it cannot be run
     */
    void run(DeclaredCheck declared, LocalDate today, Found found) {
        DataCheck check = declared.check();
        switch (declared.rule()) {
            case Rule.Geometry rule -> geometry.invalid(check.classes(), found);
            case Rule.Outside(var areaClass, var filter) ->
                geometry.outside(check.classes(), areas(areaClass, filter), found);
            case Rule.LooseEnd(var within, var touch) -> looseEnds(within, touch, check.classes(), found);
            case Rule.Twice(var attribute) -> twice(attribute, check.classes(), found);
            case Rule.Where(var filters) ->
                filters.forEach((code, filter) -> each(
                        code, filter, one -> found.add(one.dataset(), one.id().value(), null)));
            case Rule.Sql(var statement) -> sql.run(statement, check.subject(), today, found);
        }
    }

    private List<byte[]> areas(String classCode, @Nullable ObjectFilter filter) {
        var areas = new ArrayList<byte[]>();
        each(classCode, filter, object -> areas.add(object.wkb()));
        return areas;
    }

    private void each(String classCode, @Nullable ObjectFilter filter, Consumer<CityObject> sink) {
        ObjectId after = null;
        do {
            var query = new ObjectQuery(
                    List.of(classCode),
                    List.of(),
                    Map.of(),
                    null,
                    null,
                    null,
                    null,
                    after,
                    ObjectQuery.MAX_LIMIT,
                    filter);
            after = objects.stream(query, Scope.ALL, sink);
        } while (after != null);
    }

    private void twice(String attribute, List<String> classes, Found found) {
        database.stream(
                TWICE,
                PORTION,
                row -> found.add(row.integer("dataset"), row.uuid("id"), row.text("value")),
                attribute,
                attribute,
                classes.toArray(String[]::new),
                attribute);
    }

    private void looseEnds(double within, List<String> touch, List<String> classes, Found found) {
        var ends = new LooseEnds(within);
        shapes(touch, row -> ends.add(row.uuid("id"), row.bytes("geom")));
        shapes(classes, row -> {
            UUID id = row.uuid("id");
            String note = ends.note(id, row.bytes("geom"));
            if (note != null) found.add(row.integer("dataset"), id, note);
        });
    }

    private void shapes(List<String> classes, Consumer<Row> sink) {
        database.stream(OF_CLASSES, PORTION, sink, (Object) classes.toArray(String[]::new));
    }
}
