package org.songhua.engine.osm;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tags of an element: an unmodifiable map over two arrays, in the order of the file. Elements have few tags, so a scan
 * beats a hash table; of equal keys, which the format allows, the first counts.
 */
public final class OsmTags extends AbstractMap<String, String> {
    /** No tags. */
    public static final OsmTags NONE = new OsmTags(new String[0]);

    /** Keys that say how the element was mapped, not what it is; an element with no others is no object. */
    private static final Set<String> NOISE = Set.of("created_by", "source", "converted_by", "import_uuid", "odbl");

    /** Above this length of the array, repeated keys are found by hashing. */
    private static final int MANY = 64;

    private final String[] keysAndValues;

    private OsmTags(String[] keysAndValues) {
        this.keysAndValues = keysAndValues;
    }

    /** {@return tags of alternating keys and values} */
    public static OsmTags of(String... keysAndValues) {
        if (keysAndValues.length % 2 != 0) throw new IllegalArgumentException("A key has no value.");
        return keysAndValues.length == 0 ? NONE : new OsmTags(withoutRepeatedKeys(keysAndValues.clone()));
    }

    /** {@return tags of alternating keys and values, taken over without a copy} */
    static OsmTags owning(String[] keysAndValues) {
        return new OsmTags(withoutRepeatedKeys(keysAndValues));
    }

    private static String[] withoutRepeatedKeys(String[] pairs) {
        int kept = 0;
        Set<String> seen = pairs.length > MANY ? new HashSet<>() : Set.of();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs.length > MANY ? !seen.add(pairs[i]) : indexOf(pairs, kept, pairs[i]) >= 0) continue;
            pairs[kept] = pairs[i];
            pairs[kept + 1] = pairs[i + 1];
            kept += 2;
        }
        return kept == pairs.length ? pairs : Arrays.copyOf(pairs, kept);
    }

    private static int indexOf(String[] pairs, int length, @Nullable Object key) {
        for (int i = 0; i < length; i += 2) {
            if (pairs[i].equals(key)) return i;
        }
        return -1;
    }

    /** {@return whether a tag says what the element is, not only how it was mapped} */
    public boolean saysSomething() {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!NOISE.contains(keysAndValues[i])) return true;
        }
        return false;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        int at = indexOf(keysAndValues, keysAndValues.length, key);
        return at < 0 ? null : keysAndValues[at + 1];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return indexOf(keysAndValues, keysAndValues.length, key) >= 0;
    }

    @Override
    public int size() {
        return keysAndValues.length / 2;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new EntryIterator();
            }

            @Override
            public int size() {
                return keysAndValues.length / 2;
            }
        };
    }

    /** {@return keys and values in turn} */
    public List<String> keysAndValues() {
        return List.of(keysAndValues);
    }

    private final class EntryIterator implements Iterator<Map.Entry<String, String>> {
        private int next = 0;

        @Override
        public boolean hasNext() {
            return next < keysAndValues.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) throw new NoSuchElementException();
            next += 2;
            return Map.entry(keysAndValues[next - 2], keysAndValues[next - 1]);
        }
    }
}
