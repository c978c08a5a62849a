package org.songhua.engine.osm;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.osm.ProtoReader.DamagedException;

/** The strings of a block, decoded when first asked for: most blocks of nodes need few of them. */
final class StringTable {
    /** Most strings of a block; thirteen times what the 8,000 elements of a usual block could need. */
    static final int MAX_STRINGS = 1 << 21;

    private static final int STRING = ProtoReader.tag(1, ProtoReader.BYTES);

    private final byte[] bytes;
    /** Start and end of each string in {@link #bytes}. */
    private final int[] bounds;

    private final @Nullable String[] decoded;

    private StringTable(byte[] bytes, int[] bounds) {
        this.bytes = bytes;
        this.bounds = bounds;
        this.decoded = new String[bounds.length / 2];
    }

    static StringTable of(ProtoReader table) {
        int start = table.position();
        var bounds = new int[2 * count(new ProtoReader(table.array(), start, table.end()))];
        int n = 0;
        var part = new ProtoReader(table.array());
        while (table.hasNext()) {
            int tag = table.tag();
            if (tag != STRING) {
                table.skip(tag);
                continue;
            }
            table.message(part);
            bounds[n++] = part.position();
            bounds[n++] = part.end();
        }
        return new StringTable(table.array(), bounds);
    }

    private static int count(ProtoReader table) {
        int count = 0;
        while (table.hasNext()) {
            int tag = table.tag();
            if (tag == STRING && ++count > MAX_STRINGS) throw new DamagedException("it holds too many strings");
            table.skip(tag);
        }
        return count;
    }

    /** {@return the string; bytes that are not UTF-8 and NUL, which no database stores, become U+FFFD} */
    String get(long index) {
        if (index < 0 || index >= decoded.length) {
            throw new DamagedException("string " + index + " is asked for, there are " + decoded.length);
        }
        int i = (int) index;
        String string = decoded[i];
        if (string == null) {
            string = decode(i);
            decoded[i] = string;
        }
        return string;
    }

    private String decode(int i) {
        int start = bounds[2 * i];
        var string = new String(bytes, start, bounds[2 * i + 1] - start, StandardCharsets.UTF_8);
        return string.replace('\0', '\uFFFD');
    }
}
