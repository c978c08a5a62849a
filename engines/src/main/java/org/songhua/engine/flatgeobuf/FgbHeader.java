package org.songhua.engine.flatgeobuf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a FlatGeobuf file says of itself.
 *
 * @param name of the layer; empty when it has none
 * @param geometryType of all features, 0 when they differ
 * @param hasZ whether positions have heights
 * @param columns attributes
 * @param features how many; 0 when unknown
 * @param indexNodeSize branches of the index that follows; 0 for none
 * @param crs reference system such as {@code EPSG:4326}, or its well-known text; null when none is told
 */
public record FgbHeader(
        String name,
        int geometryType,
        boolean hasZ,
        List<FgbColumn> columns,
        long features,
        int indexNodeSize,
        @Nullable String crs) {

    public FgbHeader {
        columns = List.copyOf(columns);
    }

    static FgbHeader of(FlatTable table) {
        String name = table.text(0);
        return new FgbHeader(
                name == null ? "" : name,
                table.uint8(2, 0),
                table.flag(3),
                columns(table.tables(7)),
                table.int64(8, 0),
                table.uint16(9, 16),
                crs(table.table(10)));
    }

    static List<FgbColumn> columns(FlatTable[] tables) {
        var columns = new ArrayList<FgbColumn>();
        for (FlatTable column : tables) {
            String name = column.text(0);
            columns.add(new FgbColumn(name == null ? "column" + (columns.size() + 1) : name, column.uint8(1, 0)));
        }
        return columns;
    }

    private static @Nullable String crs(@Nullable FlatTable crs) {
        if (crs == null) return null;
        String organisation = crs.text(0);
        int code = crs.int32(1, 0);
        String codeText = crs.text(5);
        if (code > 0) return (organisation == null ? "EPSG" : organisation) + ":" + code;
        if (codeText != null) return (organisation == null ? "" : organisation + ":") + codeText;
        return crs.text(4);
    }
}
