package org.songhua.sensing.internal.things;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Entity;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Property;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.store.Row;

/** Makes entities of rows that were read with {@link Tables#columns}. */
final class EntityRow {
    private EntityRow() {}

    static Entity read(EntityType type, Row row) {
        List<Property> properties = type.properties();
        var values = new @Nullable Object[properties.size()];
        for (int i = 0; i < values.length; i++) values[i] = value(properties.get(i), row, i);
        return new Entity(type, row.whole("id"), values, references(type, row), row.whole("revision"));
    }

    private static @Nullable Object value(Property property, Row row, int index) {
        if (property.derived()) return null;
        String column = "c" + index;
        return switch (property.kind()) {
            case TEXT -> row.findText(column);
            case MOMENT -> row.findInstant(column);
            case OBJECT, ARRAY, ANY, GEOMETRY -> json(row.findText(column));
            case TIME, RESULT -> null;
        };
    }

    private static @Nullable RawJson json(@Nullable String text) {
        return text == null ? null : new RawJson(text);
    }

    private static Map<Relation, Long> references(EntityType type, Row row) {
        var columns = Tables.references(type);
        if (columns.isEmpty()) return Map.of();
        var references = new EnumMap<Relation, Long>(Relation.class);
        columns.forEach((relation, column) -> {
            Long id = row.findWhole("r_" + column);
            if (id != null) references.put(relation, id);
        });
        return references;
    }
}
