package org.songhua.engine.osm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.osm.ProtoReader.DamagedException;

/** Tags of an element as two columns of string numbers, and what else all kinds of elements share. */
final class TagColumns {
    /** Most tags of an element; the database of OpenStreetMap has none with more than a few hundred. */
    static final int MAX_TAGS = 10_000;

    private static final int VISIBLE = ProtoReader.tag(6, ProtoReader.VARINT);

    private final StringTable strings;

    @Nullable
    ProtoReader keys;

    @Nullable
    ProtoReader values;

    TagColumns(StringTable strings) {
        this.strings = strings;
    }

    OsmTags toTags() {
        ProtoReader k = keys;
        ProtoReader v = values;
        if (k == null || v == null) {
            if (k != v) throw new DamagedException("tags have keys without values or values without keys");
            return OsmTags.NONE;
        }
        int count = k.countVarints();
        if (count > MAX_TAGS) throw new DamagedException("an element has " + count + " tags");
        var pairs = new String[2 * count];
        for (int i = 0; i < count; i++) {
            pairs[2 * i] = strings.get(k.varint());
            pairs[2 * i + 1] = strings.get(v.varint());
        }
        if (v.hasNext()) throw new DamagedException("an element has more values than keys");
        return count == 0 ? OsmTags.NONE : OsmTags.owning(pairs);
    }

    /** {@return whether the info message of an element says that it is not deleted} */
    static boolean isVisible(ProtoReader info) {
        boolean visible = true;
        while (info.hasNext()) {
            int tag = info.tag();
            if (tag == VISIBLE) visible = info.varint() != 0;
            else info.skip(tag);
        }
        return visible;
    }

    /** Passes over a field that is unknown; one that is known but written in another way would lose data. */
    static void skipUnknown(ProtoReader reader, int tag, int lastKnownField) {
        int field = tag >> 3;
        if (field <= 3 || (field >= 8 && field <= lastKnownField)) {
            throw new DamagedException("field " + field + " of an element is not written as the format says");
        }
        reader.skip(tag);
    }

    static String[] grown(String[] pairs) {
        if (pairs.length >= 2 * MAX_TAGS) throw new DamagedException("an element has more than 10000 tags");
        return Arrays.copyOf(pairs, Math.min(2 * pairs.length, 2 * MAX_TAGS));
    }
}
