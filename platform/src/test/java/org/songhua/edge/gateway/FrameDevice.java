package org.songhua.edge.gateway;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.songhua.engine.protocol.FrameSink;
import org.songhua.engine.protocol.Framer;

/**
 * A device that speaks in frames, as far as tests need one.
 *
 * @param <T> a whole frame
 */
final class FrameDevice<T> implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;
    private final Socket socket;
    private final Framer<T> framer;
    private final Deque<T> answers = new ArrayDeque<>();

    FrameDevice(int port, Framer<T> framer) throws IOException {
        this.socket = new Socket("127.0.0.1", port);
        this.framer = framer;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
    }

    FrameDevice<T> send(byte[]... frames) throws IOException {
        for (byte[] frame : frames) socket.getOutputStream().write(frame);
        return this;
    }

    /** Sends each byte by itself. */
    FrameDevice<T> sendInBytes(byte[] frame) throws IOException {
        for (byte one : frame) send(new byte[] {one});
        return this;
    }

    /** {@return the next answer; null when the gateway closed} */
    T answer() throws IOException {
        var portion = new byte[4096];
        while (answers.isEmpty()) {
            int count = socket.getInputStream().read(portion);
            if (count < 0) return null;
            framer.feed(ByteBuffer.wrap(portion, 0, count), FrameSink.into(answers, new ArrayList<>()));
        }
        return answers.poll();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
