package org.songhua.pack.yaml;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * A value that has its shape, with its position. Parts that did not have theirs are left out; their faults were told.
 *
 * @param value String, Long, BigDecimal, Boolean, List of Item, or Map of String to Item in order of the file
 * @param where position of the value
 * @param keyWhere position of the key it stands under, else of the value
 */
public record Item(Object value, Where where, Where keyWhere) {

    /** An empty mapping, for what is not there. */
    public static Item nothing(Where where) {
        return new Item(Map.of(), where, where);
    }

    Item under(Where key) {
        return new Item(value, where, key);
    }

    /** {@return the value of a key of this mapping, or null} */
    public @Nullable Item find(String key) {
        return entries().get(key);
    }

    /** {@return the value of a key, or an empty mapping} */
    public Item part(String key) {
        var part = find(key);
        return part == null ? nothing(where) : part;
    }

    /** {@return the entries of this mapping in order of the file; empty when it is none} */
    @SuppressWarnings("unchecked")
    public Map<String, Item> entries() {
        return value instanceof Map<?, ?> map ? (Map<String, Item>) map : Map.of();
    }

    /** {@return the elements of the list under a key; empty when there is none} */
    @SuppressWarnings("unchecked")
    public List<Item> list(String key) {
        var part = find(key);
        return part != null && part.value instanceof List<?> list ? (List<Item>) list : List.of();
    }

    /** {@return the entries of the mapping by name, whole numbers as decimals, as records hold them} */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        entries()
                .forEach((name, item) -> fields.put(
                        name, item.value() instanceof Long whole ? BigDecimal.valueOf(whole) : item.value()));
        return fields;
    }

    /** {@return the value as text} */
    public String text() {
        return value.toString();
    }

    /** {@return the text under a key, or null} */
    public @Nullable String text(String key) {
        var part = find(key);
        return part == null ? null : part.text();
    }

    /** {@return the text under a key, or another when there is none} */
    public String text(String key, String otherwise) {
        var text = text(key);
        return text == null ? otherwise : text;
    }

    /** {@return this mapping as a text in both languages; what is not there is empty} */
    public Text inBothLanguages() {
        return new Text(text("zh", ""), text("en", ""));
    }

    /** {@return the whole number under a key, or another when there is none} */
    public int whole(String key, int otherwise) {
        var part = find(key);
        return part != null && part.value instanceof Long number ? number.intValue() : otherwise;
    }

    /** {@return the number under a key, or null} */
    public @Nullable BigDecimal decimal(String key) {
        var part = find(key);
        return part != null && part.value instanceof BigDecimal number ? number : null;
    }

    /** {@return the truth value under a key, or another when there is none} */
    public boolean truth(String key, boolean otherwise) {
        var part = find(key);
        return (part != null && part.value instanceof Boolean truth) ? truth : otherwise;
    }
}
