package org.songhua.demo.internal.plan;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few attributes in the order in which they came, in one array: a city of two million objects holds as many of these, and a
 * linked hash map takes five times the room. Looked up from the front, which is quick enough for a dozen. Immutable.
 */
final class FewAttributes extends AbstractMap<String, Object> {
    /** Name, value, name, value … */
    private final Object[] content;

    private FewAttributes(Object[] content) {
        this.content = content;
    }

    /** {@return the same attributes in the same order} */
    static Map<String, Object> of(Map<String, Object> attributes) {
        if (attributes instanceof FewAttributes few) return few;
        var content = new Object[2 * attributes.size()];
        int at = 0;
        for (var attribute : attributes.entrySet()) {
            content[at++] = attribute.getKey();
            content[at++] = attribute.getValue();
        }
        return new FewAttributes(content);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        for (int i = 0; i < content.length; i += 2) if (content[i].equals(name)) return content[i + 1];
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return content.length / 2;
            }

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private int at = 0;

        @Override
        public boolean hasNext() {
            return at < content.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) throw new NoSuchElementException();
            var entry = Map.entry((String) content[at], content[at + 1]);
            at += 2;
            return entry;
        }
    }
}
