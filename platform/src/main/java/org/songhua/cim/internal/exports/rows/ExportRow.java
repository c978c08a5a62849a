package org.songhua.cim.internal.exports.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One object on its way out.
 *
 * @param id identity for life
 * @param classCode its class
 * @param sourceId its identifier in the source
 * @param name what people call it
 * @param attributes declared attributes: String, Long, Double or Boolean
 * @param tags everything else as JSON; empty when there is nothing
 * @param geometry in the system asked for
 */
public record ExportRow(
        String id,
        String classCode,
        String sourceId,
        @Nullable String name,
        Map<String, Object> attributes,
        String tags,
        Geometry geometry) {

    /** {@return the value of a column} */
    @Nullable
    Object value(Column column) {
        return switch (column.name()) {
            case "id" -> id;
            case "class" -> classCode;
            case "source_id" -> sourceId;
            case "tags" -> tags.isEmpty() ? null : tags;
            default -> {
                Object value = attributes.get(column.name());
                yield value == null && column.name().equals("name") ? name : value;
            }
        };
    }
}
