package org.songhua.cim.internal.tiles3d;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.store.Database;
import org.songhua.store.Row;

/** Statements that read city objects as bodies. */
final class JdbcBodies {
    private static final String BOXES = """
            select class, id, (box[1])[0] as west, (box[1])[1] as south, (box[0])[0] as east, (box[0])[1] as north%s
            from cim.object %s""";
    private static final String BODIES = """
            select class, id, (box[1])[0] as west, (box[1])[1] as south, (box[0])[0] as east, (box[0])[1] as north%s,
                   name, geom
            from cim.object %s order by id""";
    private static final String ATTRIBUTE = ", attributes ->> ?";
    /** Columns before those of the attributes. */
    private static final int HEAD = 6;

    private static final int PORTION = 5_000;

    private final Database database;
    private final BodyRules rules;

    JdbcBodies(Database database, BodyRules rules) {
        this.database = database;
        this.rules = rules;
    }

    /** A row: where it is, and its attributes by the order in which they were asked for. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one tile
    record Body(
            String classCode,
            UUID id,
            Placed placed,
            @Nullable String name,
            byte[] wkb,
            List<@Nullable String> values) {}

    /** Hands over every object of a source without its geometry. */
    void boxes(SourceKey key, ObjectConditions conditions, Consumer<Body> sink) {
        List<String> names = rules.attributes(key.source().classCodes());
        String sql = BOXES.formatted(ATTRIBUTE.repeat(names.size()), conditions.where());
        database.stream(
                sql,
                PORTION,
                row -> sink.accept(body(row, names, names, null, new byte[0])),
                parameters(names, conditions));
    }

    /** Hands over objects in order of id. */
    void bodies(List<String> shown, SourceKey key, ObjectConditions conditions, Consumer<Body> sink) {
        List<String> names = rules.attributes(key.source().classCodes());
        var all = new ArrayList<>(names);
        all.addAll(shown);
        String sql = BODIES.formatted(ATTRIBUTE.repeat(all.size()), conditions.where());
        database.each(
                sql,
                row -> sink.accept(body(row, names, all, row.findText("name"), row.bytes("geom"))),
                parameters(all, conditions));
    }

    private Body body(Row row, List<String> names, List<String> all, @Nullable String name, byte[] wkb) {
        var values = new ArrayList<@Nullable String>(all.size());
        for (int i = 0; i < all.size(); i++) values.add(row.findText(HEAD + 1 + i));
        String classCode = row.text("class");
        BodyShape shape = rules.get(classCode).shape(attribute -> values.get(names.indexOf(attribute)));
        var placed =
                new Placed(row.number("west"), row.number("south"), row.number("east"), row.number("north"), shape);
        return new Body(classCode, row.uuid("id"), placed, name, wkb, values.subList(names.size(), values.size()));
    }

    private static @Nullable Object[] parameters(List<String> names, ObjectConditions conditions) {
        var all = new ArrayList<@Nullable Object>(names);
        all.addAll(Arrays.asList(conditions.parameters()));
        return all.toArray();
    }
}
