package org.songhua.edge.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.protocol.FrameSink;
import org.songhua.engine.protocol.Framer;

/**
 * A conversation in frames. Everything that came together is kept together, and only then answered.
 *
 * @param <T> a whole frame
 */
abstract class FramedConversation<T> implements Conversation, FrameSink<T> {
    private static final Logger LOG = LoggerFactory.getLogger(FramedConversation.class);

    private final Framer<T> framer;
    private final String address;
    private final List<T> frames = new ArrayList<>();
    private int messages = 0;

    FramedConversation(Framer<T> framer, String address) {
        this.framer = framer;
        this.address = address;
    }

    /**
     * Keeps what is in the frames, which are in the order in which they came.
     *
     * @return the answers, to be sent because everything is durable
     */
    abstract List<byte[]> keep(List<T> together);

    /** {@return whether more is to be heard} */
    boolean goesOn() {
        return true;
    }

    /** {@return where the other end is} */
    final String address() {
        return address;
    }

    @Override
    public final void frame(T frame) {
        frames.add(frame);
    }

    @Override
    public final void fault(Fault fault) {
        LOG.debug("{}: {}", address, fault.line());
    }

    @Override
    public final boolean take(ByteBuffer input, OutputStream answers) throws IOException {
        frames.clear();
        framer.feed(input, this);
        messages = frames.size();
        for (byte[] answer : keep(frames)) answers.write(answer);
        return goesOn();
    }

    @Override
    public final int waiting() {
        return framer.waiting();
    }

    @Override
    public final int messages() {
        return messages;
    }
}
