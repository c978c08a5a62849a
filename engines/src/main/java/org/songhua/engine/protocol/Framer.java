package org.songhua.engine.protocol;

import java.nio.ByteBuffer;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;

/**
 * Finds frames in a stream of bytes that comes in portions of any size. What is no frame is told once as a fault and
 * passed over, up to the next place where a frame may begin; a damaged frame is searched for others inside it, because its length may
 * be what is damaged.
 *
 * @param <T> a whole frame
 */
public abstract class Framer<T> {
    /** What {@link #look} found: more bytes are needed. */
    protected static final int WAIT = 0;

    private final String code;
    private final FrameBuffer buffer = new FrameBuffer();
    private int skipped = 0;

    /** @param code of the fault that tells of bytes that are in no frame */
    protected Framer(String code) {
        this.code = code;
    }

    /** Takes the next bytes and hands over the frames that are whole now. */
    public final void feed(ByteBuffer input, FrameSink<T> sink) {
        buffer.add(input);
        int taken = look(buffer, sink);
        while (taken != WAIT) {
            if (taken < 0) {
                skipped -= taken;
                buffer.drop(-taken);
            } else {
                buffer.drop(taken);
            }
            taken = look(buffer, sink);
        }
    }

    /** Tells of the bytes passed over before a frame; called by {@link #look} before it hands over the frame. */
    protected final void tellSkipped(FrameSink<T> sink) {
        if (skipped == 0) return;
        sink.fault(Fault.remark(
                code,
                Place.NOWHERE,
                skipped + " bytes between frames belong to none.",
                "Look at the device and its line when this goes on; frames behind were read."));
        skipped = 0;
    }

    /**
     * Looks at the beginning of the buffer.
     *
     * @return {@link #WAIT}, or how many bytes a frame took, or minus how many bytes are of no use
     */
    protected abstract int look(FrameBuffer buffer, FrameSink<T> sink);

    /** {@return bytes that wait for more} */
    public final int waiting() {
        return buffer.size();
    }
}
