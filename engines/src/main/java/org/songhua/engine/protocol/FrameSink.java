package org.songhua.engine.protocol;

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
}
