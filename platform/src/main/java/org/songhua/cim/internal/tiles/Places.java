package org.songhua.cim.internal.tiles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.songhua.cim.PackedObject;

/** Where the objects of one class are among others. */
final class Places {
    /** The class in UTF-8. */
    final byte[] code;

    /** For each object where its head begins and where its geometry does. */
    private int[] places = new int[64];

    private int size;

    Places(String classCode) {
        code = classCode.getBytes(StandardCharsets.UTF_8);
    }

    /** Notes the object that is stood on. */
    void add(PackedObject object) {
        if (size == places.length) places = Arrays.copyOf(places, 2 * size);
        places[size++] = object.head();
        places[size++] = object.geometryFrom();
    }

    /** Moves to each object in turn. */
    void forEach(PackedObject object, Consumer<PackedObject> sink) {
        for (int i = 0; i < size; i += 2) {
            object.moveTo(places[i], places[i + 1]);
            sink.accept(object);
        }
    }
}
