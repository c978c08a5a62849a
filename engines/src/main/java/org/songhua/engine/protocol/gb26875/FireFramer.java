package org.songhua.engine.protocol.gb26875;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.protocol.FrameBuffer;
import org.songhua.engine.protocol.FrameSink;
import org.songhua.engine.protocol.Framer;

/** Finds frames: {@code @@}, head with length, data, checksum, {@code ##}. */
public final class FireFramer extends Framer<FireFrame> {
    private static final int LENGTH_AT = 24;

    /** Begins with an empty buffer. */
    public FireFramer() {
        super("FIRE-001");
    }

    @Override
    protected int look(FrameBuffer buffer, FrameSink<FireFrame> sink) {
        int start = findStart(buffer);
        if (start > 0) return -start;
        if (buffer.size() < FireFrame.HEAD) return WAIT;
        int length = buffer.at(LENGTH_AT) | (buffer.at(LENGTH_AT + 1) << 8);
        if (length > FireFrame.DATA_MAX) return -1;
        int end = FireFrame.HEAD + length + FireFrame.TAIL;
        if (buffer.size() < end) return WAIT;
        byte[] bytes = buffer.copy(0, end);
        int computed = FireFrame.checksum(bytes, end - FireFrame.TAIL);
        boolean isMarked = bytes[end - 1] == '#' && bytes[end - 2] == '#';
        if (!isMarked || (bytes[end - 3] & 0xFF) != computed) {
            sink.fault(damaged(isMarked, bytes[end - 3] & 0xFF, computed));
            return -1;
        }
        tellSkipped(sink);
        sink.frame(FireFrame.of(bytes));
        return end;
    }

    private static int findStart(FrameBuffer buffer) {
        for (int i = 0; i < buffer.size(); i++) {
            if (buffer.at(i) == '@' && (i + 1 == buffer.size() || buffer.at(i + 1) == '@')) return i;
        }
        return buffer.size();
    }

    private static Fault damaged(boolean isMarked, int told, int computed) {
        return Fault.refused(
                "FIRE-002",
                Place.NOWHERE,
                isMarked
                        ? "A frame has the checksum %02X, and should have %02X.".formatted(told, computed)
                        : "A frame does not end with ## where its length says.",
                "Send the frame again; the checksum is the sum of all bytes from the serial number to the end of the data.");
    }
}
