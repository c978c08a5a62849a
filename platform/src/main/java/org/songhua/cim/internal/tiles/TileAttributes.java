package org.songhua.cim.internal.tiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds members of a JSON object among bytes without making a tree, as PostgreSQL prints {@code jsonb}: well formed, each key once. For
 * one thread.
 */
final class TileAttributes {
    private final byte[][] keys;
    private final int[] from;
    private final int[] to;
    private byte[] json = {};
    private int at;
    /** How many of the members wanted were not found yet. */
    private int missing;

    /** @param names of the members wanted */
    TileAttributes(List<String> names) {
        keys = names.stream()
                .map(name -> JsonMapper.shared().writeValueAsString(name).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        from = new int[keys.length];
        to = new int[keys.length];
    }

    /** Reads the object that begins at a place. */
    void read(byte[] bytes, int begin) {
        Arrays.fill(to, 0);
        json = bytes;
        at = begin + 1;
        missing = keys.length;
        while (missing > 0 && json[at] != '}') member();
    }

    private void member() {
        skipBlanks();
        if (json[at] == '}') return;
        int keyFrom = at;
        skipString();
        int wanted = wanted(keyFrom, at);
        skipBlanks();
        at++;
        skipBlanks();
        int valueFrom = at;
        skipValue();
        if (wanted >= 0) {
            from[wanted] = valueFrom;
            to[wanted] = at;
            missing--;
        }
        skipBlanks();
        if (json[at] == ',') at++;
    }

    private int wanted(int keyFrom, int keyTo) {
        for (int i = 0; i < keys.length; i++) {
            if (Arrays.equals(json, keyFrom, keyTo, keys[i], 0, keys[i].length)) return i;
        }
        return -1;
    }

    private void skipBlanks() {
        while (json[at] == ' ' || json[at] == '\n' || json[at] == '\t' || json[at] == '\r') at++;
    }

    private void skipString() {
        at++;
        while (json[at] != '"') at += json[at] == '\\' ? 2 : 1;
        at++;
    }

    private void skipValue() {
        int depth = 0;
        do {
            byte b = json[at];
            if (b == '"') {
                skipString();
            } else if (b == '{' || b == '[') {
                depth++;
                at++;
            } else if (b == '}' || b == ']') {
                depth--;
                at++;
            } else if (depth > 0) {
                at++;
            } else {
                skipScalar();
            }
        } while (depth > 0);
    }

    private void skipScalar() {
        while (json[at] != ',' && json[at] != '}' && json[at] != ' ') at++;
    }

    /** {@return what the operator ->> of PostgreSQL gives for the member of that number} */
    @Nullable
    String text(int number) {
        int begin = from[number];
        int end = to[number];
        if (end == 0 || json[begin] == 'n') return null;
        if (json[begin] != '"') return new String(json, begin, end - begin, StandardCharsets.UTF_8);
        for (int i = begin; i < end; i++) {
            if (json[i] == '\\')
                return JsonMapper.shared()
                        .readValue(new String(json, begin, end - begin, StandardCharsets.UTF_8), String.class);
        }
        return new String(json, begin + 1, end - begin - 2, StandardCharsets.UTF_8);
    }
}
