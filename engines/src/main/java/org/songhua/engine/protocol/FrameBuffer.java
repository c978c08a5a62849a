package org.songhua.engine.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that have come and are in no frame yet. As long as frames are taken, it holds no more than one and what came last. */
public final class FrameBuffer {
    private byte[] bytes = new byte[1024];
    private int start = 0;
    private int end = 0;

    /** Takes all of the input. */
    public void add(ByteBuffer input) {
        int more = input.remaining();
        if (bytes.length - end < more) makeRoom(more);
        input.get(bytes, end, more);
        end += more;
    }

    private void makeRoom(int more) {
        int size = size();
        byte[] target = bytes.length - size < more ? new byte[Math.max(size + more, 2 * bytes.length)] : bytes;
        System.arraycopy(bytes, start, target, 0, size);
        bytes = target;
        start = 0;
        end = size;
    }

    /** {@return bytes that are there} */
    public int size() {
        return end - start;
    }

    /** {@return a byte, 0 to 255} */
    public int at(int index) {
        if (index < 0 || index >= size()) throw new IndexOutOfBoundsException(index);
        return bytes[start + index] & 0xFF;
    }

    /** {@return bytes from one index up to but without another, copied} */
    public byte[] copy(int from, int until) {
        if (from < 0 || until > size()) throw new IndexOutOfBoundsException(from + " to " + until);
        return Arrays.copyOfRange(bytes, start + from, start + until);
    }

    /** Drops the first bytes. */
    public void drop(int count) {
        start += Math.min(count, size());
        if (start == end) {
            start = 0;
            end = 0;
        }
    }
}
