package org.songhua.cim.internal.tiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.internal.objects.MomentRows;
import org.songhua.cim.internal.objects.ObjectConditions;
import org.songhua.engine.tile.MvtEncoder;
import org.songhua.engine.tile.Tag;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;
import org.songhua.store.Database;
import org.songhua.store.Json;
import org.songhua.store.Row;
import tools.jackson.databind.json.JsonMapper;

/** Makes one tile from the rows in its extent. */
final class TileBuilder {
    private static final String COLUMNS = "class, id::text as id, name, geom";
    /** From here on features carry the id by which the console opens them; before, nobody can hit one. */
    private static final int ID_ZOOM = 13;
    /** The zoom up to which an index of its own leaves out all that does not show; see the migration. */
    private static final int OVERVIEW_ZOOM = 11;

    private final Database database;
    private final Packs packs;
    /** For each class the attribute shown first, for each class the one shown second and so on, as documents of the database. */
    private final List<Json> slots;

    TileBuilder(Database database, Packs packs) {
        this.database = database;
        this.packs = packs;
        this.slots = slots(packs);
    }

    /** Asking each row for the few attributes of its class is much cheaper than for those of all classes. */
    private static List<Json> slots(Packs packs) {
        var names = new ArrayList<Map<String, String>>();
        for (ClassDefinition definition : packs.classes()) {
            List<String> shown = definition.style().tileAttributes();
            for (int slot = 0; slot < shown.size(); slot++) {
                if (slot == names.size()) names.add(new TreeMap<>());
                names.get(slot).put(definition.code(), shown.get(slot));
            }
        }
        return names.stream()
                .map(byClass -> new Json(JsonMapper.shared().writeValueAsString(byClass)))
                .toList();
    }

    byte[] build(TileKey key) {
        Map<String, List<Feature>> byClass = new TreeMap<>();
        String columns = COLUMNS + ", attributes ->> (?::jsonb ->> class)".repeat(slots.size());
        var rows = MomentRows.of(columns, conditions(key), key.moment(), slots.toArray());
        database.each(
                rows.sql(),
                row -> byClass.computeIfAbsent(row.text("class"), code -> new ArrayList<>())
                        .add(feature(row)),
                rows.parameters());
        return encode(key, byClass);
    }

    private ObjectConditions conditions(TileKey key) {
        var conditions = ObjectConditions.within(key.scope())
                .touching(List.of(key.extent()))
                .placeFirst()
                .and("zoom <= ?", key.zoom());
        if (key.zoom() <= OVERVIEW_ZOOM) conditions.and("zoom <= " + OVERVIEW_ZOOM);
        return conditions.classes(key.classCodes().stream().sorted().toList());
    }

    private Feature feature(Row row) {
        var values = new ArrayList<@Nullable String>(slots.size());
        for (int i = 0; i < slots.size(); i++) values.add(row.findText(5 + i));
        return new Feature(row.text("id"), row.findText("name"), row.bytes("geom"), values);
    }

    private byte[] encode(TileKey key, Map<String, List<Feature>> byClass) {
        var encoder = new MvtEncoder(key.zoom(), key.column(), key.row());
        byClass.keySet().stream()
                .flatMap(code -> packs.findClass(code).stream())
                .sorted(Comparator.comparingInt((ClassDefinition c) -> c.style().order())
                        .thenComparing(ClassDefinition::code))
                .forEach(definition -> {
                    for (Feature feature : byClass.getOrDefault(definition.code(), List.of())) {
                        encoder.feature(definition.code(), feature.wkb(), tags(feature, definition, key.zoom()));
                    }
                });
        return encoder.toBytes();
    }

    private List<Tag> tags(Feature feature, ClassDefinition definition, int zoom) {
        var tags = new ArrayList<Tag>();
        if (zoom >= ID_ZOOM) tags.add(new Tag("id", feature.id()));
        String name = feature.name();
        int labelZoom = definition.style().labelZoom();
        if (name != null && labelZoom > 0 && zoom >= labelZoom - 1) tags.add(new Tag("name", name));
        List<String> shown = definition.style().tileAttributes();
        for (int slot = 0; slot < shown.size(); slot++) {
            String value = feature.values().get(slot);
            if (value != null) tags.add(new Tag(shown.get(slot), typed(definition, shown.get(slot), value)));
        }
        return tags;
    }

    private static Object typed(ClassDefinition definition, String name, String value) {
        var type = definition.attribute(name).map(AttributeDefinition::type).orElse(AttributeDefinition.Type.STRING);
        try {
            return switch (type) {
                case STRING -> value;
                case INTEGER -> Long.valueOf(value);
                case NUMBER -> Double.valueOf(value);
                case BOOLEAN -> Boolean.valueOf(value);
            };
        } catch (NumberFormatException e) {
            return value;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one tile
    private record Feature(String id, @Nullable String name, byte[] wkb, List<@Nullable String> values) {}
}
