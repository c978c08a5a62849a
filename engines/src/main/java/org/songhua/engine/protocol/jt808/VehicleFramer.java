package org.songhua.engine.protocol.jt808;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.protocol.FrameBuffer;
import org.songhua.engine.protocol.FrameSink;
import org.songhua.engine.protocol.Framer;

/** Finds frames between marks 7E; inside, 7E is sent as 7D 02 and 7D as 7D 01. The last byte is the exclusive or of the others. */
public final class VehicleFramer extends Framer<VehicleMessage> {
    static final int MARK = 0x7E;
    private static final int ESCAPE = 0x7D;
    /** Header of a split message of 2019, greatest body and checksum, all escaped, and both marks. */
    private static final int SIZE_MAX = 2 * (17 + 4 + 1023 + 1) + 2;

    /** Begins with an empty buffer. */
    public VehicleFramer() {
        super("JT808-001");
    }

    static void escape(ByteArrayOutputStream out, byte one) {
        if (one == MARK || one == ESCAPE) {
            out.write(ESCAPE);
            out.write(one == MARK ? 2 : 1);
        } else {
            out.write(one);
        }
    }

    @Override
    protected int look(FrameBuffer buffer, FrameSink<VehicleMessage> sink) {
        int start = find(buffer, 0);
        if (start > 0) return -start;
        int end = find(buffer, 1);
        if (end == buffer.size()) return end > SIZE_MAX ? -end : WAIT;
        // Two marks side by side: the end of one frame and the begin of the next.
        if (end == 1) return 1;
        try {
            VehicleMessage message = VehicleMessage.parse(checked(buffer, end));
            tellSkipped(sink);
            sink.frame(message);
            return end + 1;
        } catch (FaultException e) {
            e.faults().forEach(sink::fault);
            // Its last mark may be the first of the next frame.
            return -end;
        }
    }

    /** Index of the first mark from an index on, or the end. */
    private static int find(FrameBuffer buffer, int from) {
        int at = from;
        while (at < buffer.size() && buffer.at(at) != MARK) at++;
        return Math.min(at, buffer.size());
    }

    private static byte[] checked(FrameBuffer buffer, int end) {
        var out = new ByteArrayOutputStream(end);
        int checksum = 0;
        for (int i = 1; i < end; i++) {
            int one = buffer.at(i);
            if (one == ESCAPE) one = unescaped(i + 1 < end ? buffer.at(++i) : -1);
            checksum ^= one;
            out.write(one);
        }
        if (checksum != 0 || out.size() < 2) throw new FaultException(wrongChecksum());
        byte[] all = out.toByteArray();
        return Arrays.copyOf(all, all.length - 1);
    }

    private static int unescaped(int code) {
        return switch (code) {
            case 1 -> ESCAPE;
            case 2 -> MARK;
            default -> throw new FaultException(wrongChecksum());
        };
    }

    private static Fault wrongChecksum() {
        return Fault.refused(
                "JT808-002",
                Place.NOWHERE,
                "A frame has a wrong checksum or a wrong escape.",
                "Send it again: first the exclusive or of all bytes is added, then 7E and 7D are escaped.");
    }
}
