package org.songhua.engine.flatgeobuf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the bytes with the attributes of a feature into values. */
final class FgbProperties {
    private FgbProperties() {}

    static Map<String, Object> of(ByteBuffer in, List<FgbColumn> columns) {
        var values = new LinkedHashMap<String, Object>();
        while (in.remaining() >= 2) {
            int number = Short.toUnsignedInt(in.getShort());
            if (number >= columns.size()) throw new IllegalArgumentException("a value has no column");
            FgbColumn column = columns.get(number);
            Object value = value(in, column.type());
            if (value != null) values.put(column.name(), value);
        }
        return values;
    }

    private static @Nullable Object value(ByteBuffer in, int type) {
        return switch (type) {
            case FgbColumn.BYTE -> (long) in.get();
            case FgbColumn.UBYTE -> (long) Byte.toUnsignedInt(in.get());
            case FgbColumn.BOOL -> in.get() != 0;
            case FgbColumn.SHORT -> (long) in.getShort();
            case FgbColumn.USHORT -> (long) Short.toUnsignedInt(in.getShort());
            case FgbColumn.INT -> (long) in.getInt();
            case FgbColumn.UINT -> Integer.toUnsignedLong(in.getInt());
            case FgbColumn.LONG -> in.getLong();
            case FgbColumn.ULONG -> unsigned(in.getLong());
            case FgbColumn.FLOAT -> finite(in.getFloat());
            case FgbColumn.DOUBLE -> finite(in.getDouble());
            case FgbColumn.STRING, FgbColumn.JSON, FgbColumn.DATETIME -> text(in);
            case FgbColumn.BINARY -> {
                bytes(in);
                yield null;
            }
            default -> throw new IllegalArgumentException("a column has the type " + type);
        };
    }

    private static Object unsigned(long value) {
        return value >= 0 ? (Object) value : Long.toUnsignedString(value);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) throw new IllegalArgumentException("a text is longer than all");
        var text = new byte[length];
        in.get(text);
        return text;
    }
}
