package org.songhua.engine.protocol.hj212;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.protocol.FrameBuffer;
import org.songhua.engine.protocol.FrameSink;
import org.songhua.engine.protocol.Framer;

/**
 * Finds data segments: {@code ##}, four digits of length in bytes, the segment, four hexadecimal digits of checksum in
 * either case, CR LF. A missing CR LF is borne.
 */
public final class Hj212Framer extends Framer<byte[]> {
    private static final int HEAD = 6;
    private static final int CHECKSUM = 4;

    /** Begins with an empty buffer. */
    public Hj212Framer() {
        super("HJ212-001");
    }

    @Override
    protected int look(FrameBuffer buffer, FrameSink<byte[]> sink) {
        int start = findStart(buffer);
        if (start > 0) return isLineEnd(buffer, start) ? start : -start;
        if (buffer.size() < HEAD) return WAIT;
        int length = length(buffer);
        if (length < 0) return -1;
        int end = HEAD + length + CHECKSUM;
        if (buffer.size() < end) return WAIT;
        byte[] segment = buffer.copy(HEAD, HEAD + length);
        int told = checksum(buffer, HEAD + length);
        if (told != Hj212Crc.of(segment)) {
            sink.fault(wrongChecksum(told, Hj212Crc.of(segment)));
            return -2;
        }
        tellSkipped(sink);
        sink.frame(segment);
        return end;
    }

    private static Fault wrongChecksum(int told, int computed) {
        return Fault.refused(
                "HJ212-002",
                Place.NOWHERE,
                told < 0
                        ? "A frame has no checksum where its length says it ends."
                        : "A frame has the checksum %04X, and should have %04X.".formatted(told, computed),
                "Send the frame again; the length counts the bytes of the data segment, the checksum is that of annex A.");
    }

    /** Index where a frame may begin; the end, or the last byte if that may be its beginning, when there is none. */
    private static int findStart(FrameBuffer buffer) {
        for (int i = 0; i < buffer.size(); i++) {
            if (buffer.at(i) == '#' && (i + 1 == buffer.size() || buffer.at(i + 1) == '#')) return i;
        }
        return buffer.size();
    }

    private static boolean isLineEnd(FrameBuffer buffer, int until) {
        for (int i = 0; i < until; i++) if (buffer.at(i) != '\r' && buffer.at(i) != '\n') return false;
        return true;
    }

    private static int length(FrameBuffer buffer) {
        int length = 0;
        for (int i = 2; i < HEAD; i++) {
            int digit = buffer.at(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            length = 10 * length + digit;
        }
        return length;
    }

    private static int checksum(FrameBuffer buffer, int from) {
        int value = 0;
        for (int i = from; i < from + CHECKSUM; i++) {
            int digit = Character.digit(buffer.at(i), 16);
            if (digit < 0) return -1;
            value = 16 * value + digit;
        }
        return value;
    }
}
