package org.songhua.engine.tile3d;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The binary chunk of a GLB as it grows, little-endian, in buffer views that begin at multiples of eight bytes. */
final class Binary {
    /** EXT_structural_metadata wants eight; glTF itself would do with four. */
    private static final int ALIGNMENT = 8;

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final List<View> views = new ArrayList<>();
    private int begun;

    /**
     * A buffer view.
     *
     * @param offset first byte
     * @param length bytes
     * @param stride bytes from one element to the next, 0 when packed
     * @param target 34962 for vertices, 34963 for indices, 0 for others
     */
    record View(int offset, int length, int stride, int target) {}

    /** Begins a view of at most so many bytes. {@return where they go} */
    ByteBuffer begin(int most) {
        while (bytes.position() % ALIGNMENT != 0) bytes.put((byte) 0);
        if (bytes.remaining() < most + ALIGNMENT) {
            int capacity = Math.max(2 * bytes.capacity(), bytes.position() + most + ALIGNMENT);
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(bytes.position());
        }
        begun = bytes.position();
        return bytes;
    }

    /** Ends the view begun last. {@return its number} */
    int end(int stride, int target) {
        views.add(new View(begun, bytes.position() - begun, stride, target));
        return views.size() - 1;
    }

    List<View> views() {
        return views;
    }

    /** {@return number of bytes, padded to a multiple of four} */
    int size() {
        return (bytes.position() + 3) / 4 * 4;
    }

    byte[] array() {
        return bytes.array();
    }
}
