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
    private static final String HEAD_COLUMNS = """
            o.class, o.id, (o.box[1])[0] as west, (o.box[1])[1] as south, (o.box[0])[0] as east, (o.box[0])[1] as north""";
    private static final String MODEL_COLUMNS = """
            m.height_m, m.volume_m3, (m.body[1])[0] as body_west, (m.body[1])[1] as body_south,
            (m.body[0])[0] as body_east, (m.body[0])[1] as body_north""";
    /** An object that was redrawn is no longer what its model shows. */
    private static final String MODEL =
            " left join cim.object_model m on m.id = o.id and m.height_m is not null and m.footprint ~= o.box";

    private static final String BOXES = "select " + HEAD_COLUMNS + "%s, " + MODEL_COLUMNS
            + " from (select class, id, box, attributes from cim.object %s) o" + MODEL;
    private static final String BODIES = "select " + HEAD_COLUMNS + "%s, " + MODEL_COLUMNS
            + ", o.name, o.geom, m.crs, m.document"
            + " from (select class, id, box, attributes, name, geom from cim.object %s) o" + MODEL + " order by o.id";
    private static final String ATTRIBUTE = ", o.attributes ->> ?";
    /** Columns before those of the attributes. */
    private static final int HEAD = 6;

    private static final int PORTION = 5_000;
    private static final byte[] NOTHING = {};

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
            @Nullable Model model,
            List<@Nullable String> values) {}

    /** A model whose shape is {@link BodyShape.Modelled}; its document is a deflated CityJSONFeature. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one tile
    record Model(String crs, byte[] document) {}

    /** Hands over every object of a source without its geometry. */
    void boxes(SourceKey key, ObjectConditions conditions, Consumer<Body> sink) {
        List<String> names = rules.attributes(key.source().classCodes());
        String sql = BOXES.formatted(ATTRIBUTE.repeat(names.size()), conditions.where());
        database.stream(
                sql,
                PORTION,
                row -> sink.accept(body(row, names, names, null, NOTHING, null)),
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
                row -> sink.accept(body(row, names, all, row.findText("name"), row.bytes("geom"), model(row))),
                parameters(all, conditions));
    }

    private static @Nullable Model model(Row row) {
        byte[] document = row.findBytes("document");
        return document == null ? null : new Model(row.text("crs"), document);
    }

    private Body body(
            Row row, List<String> names, List<String> all, @Nullable String name, byte[] wkb, @Nullable Model model) {
        var values = new ArrayList<@Nullable String>(all.size());
        for (int i = 0; i < all.size(); i++) values.add(row.findText(HEAD + 1 + i));
        String classCode = row.text("class");
        BodyShape modelled = modelled(row);
        BodyShape shape = modelled != null
                ? modelled
                : rules.get(classCode).shape(attribute -> values.get(names.indexOf(attribute)));
        var placed =
                new Placed(row.number("west"), row.number("south"), row.number("east"), row.number("north"), shape);
        return new Body(
                classCode, row.uuid("id"), placed, name, wkb, model, values.subList(names.size(), values.size()));
    }

    private static @Nullable BodyShape modelled(Row row) {
        double height = row.number("height_m");
        if (Double.isNaN(height)) return null;
        double[] box = {
            row.number("body_west"), row.number("body_south"), row.number("body_east"), row.number("body_north")
        };
        return new BodyShape.Modelled(height, row.number("volume_m3"), box);
    }

    private static @Nullable Object[] parameters(List<String> names, ObjectConditions conditions) {
        var all = new ArrayList<@Nullable Object>(names);
        all.addAll(Arrays.asList(conditions.parameters()));
        return all.toArray();
    }
}
