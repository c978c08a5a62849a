package org.songhua.engine.protocol;

import java.util.Collection;
import org.songhua.engine.fault.Fault;

/**
 * Takes what is found in a stream of bytes, in order.
 *
 * @param <T> a whole frame
 */
public interface FrameSink<T> {
    /** A whole frame whose checksum is right. */
    void frame(T frame);

    /** Bytes that are no frame; reading goes on behind them. */
    void fault(Fault fault);

    /** {@return a sink that gathers what is found in two lists} */
    static <T> FrameSink<T> into(Collection<T> frames, Collection<Fault> faults) {
        return new FrameSink<>() {
            @Override
            public void frame(T frame) {
                frames.add(frame);
            }

            @Override
            public void fault(Fault fault) {
                faults.add(fault);
            }
        };
    }
}
