package org.songhua.cim.internal.exports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.cim.internal.exports.rows.Column;
import org.songhua.cim.internal.exports.rows.Column.Kind;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;

/** Columns of an exported table: what every object has, then the attributes of the classes, then the rest as JSON. */
final class Columns {
    private static final int NAME_CHARACTERS = 80;

    private Columns() {}

    static List<Column> of(List<ClassDefinition> classes) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String own : List.of("id", "class", "source_id")) columns.put(own, new Column(own, Kind.TEXT, 0));
        columns.put("name", new Column("name", Kind.TEXT, NAME_CHARACTERS));
        for (ClassDefinition definition : classes) {
            for (AttributeDefinition attribute : definition.attributes()) {
                columns.merge(attribute.name(), column(attribute), Columns::common);
            }
        }
        columns.put("tags", new Column("tags", Kind.TEXT, 0));
        return new ArrayList<>(columns.values());
    }

    private static Column column(AttributeDefinition attribute) {
        Kind kind = switch (attribute.type()) {
            case STRING -> Kind.TEXT;
            case INTEGER -> Kind.WHOLE;
            case NUMBER -> Kind.NUMBER;
            case BOOLEAN -> Kind.TRUTH;
        };
        return new Column(attribute.name(), kind, attribute.maxLength());
    }

    /** Two classes may declare an attribute of the same name differently; then numbers are numbers and all else is text. */
    private static Column common(Column one, Column other) {
        boolean numbers = one.kind() != Kind.TEXT
                && other.kind() != Kind.TEXT
                && one.kind() != Kind.TRUTH
                && other.kind() != Kind.TRUTH;
        Kind kind = one.kind() == other.kind() ? one.kind() : numbers ? Kind.NUMBER : Kind.TEXT;
        int longest = one.maxLength() == 0 || other.maxLength() == 0 ? 0 : Math.max(one.maxLength(), other.maxLength());
        return new Column(one.name(), kind, longest);
    }
}
