package org.songhua.edge.gateway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.store.StoreException;

/**
 * A server for one protocol. Each connection has a virtual thread that waits for bytes, for the disk and for the other end, so
 * that one which is slow, half done or silent holds up nobody but itself.
 */
public final class TcpGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpGateway.class);
    private static final int PORTION_BYTES = 16 * 1024;
    private static final int BACKLOG = 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final String protocol;
    private final GatewaySettings settings;
    private final BiFunction<Socket, OutputStream, Conversation> conversations;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Begins to listen.
     *
     * @param bind address to listen on
     * @param port 0 for any
     * @param conversations begins one on a new connection; what it sends by itself goes to the stream
     * @throws IOException when the port is taken
     */
    public TcpGateway(
            String protocol,
            InetAddress bind,
            int port,
            GatewaySettings settings,
            BiFunction<Socket, OutputStream, Conversation> conversations)
            throws IOException {
        this.protocol = protocol;
        this.settings = settings;
        this.conversations = conversations;
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(bind, port), BACKLOG);
        Thread.ofVirtual().name(protocol + "-gateway").start(this::accept);
    }

    /**
     * {@return a server that listens, or null when the port is below 0}
     *
     * @throws StoreException when the port is taken, or there is no such address
     */
    public static @Nullable TcpGateway open(
            String protocol,
            String bind,
            int port,
            GatewaySettings settings,
            BiFunction<Socket, OutputStream, Conversation> conversations) {
        if (port < 0) return null;
        try {
            return new TcpGateway(protocol, InetAddress.getByName(bind), port, settings, conversations);
        } catch (IOException e) {
            throw new StoreException(
                    "The port " + port + " for " + protocol + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** {@return the port that it listens on} */
    public int port() {
        return server.getLocalPort();
    }

    /** {@return connections that are open} */
    public int connections() {
        return open.size();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (open.size() >= settings.mostConnections()) socket.close();
                else begin(socket);
            } catch (IOException e) {
                if (!server.isClosed())
                    LOG.warn("The gateway of {} could not take a connection: {}", protocol, e.getMessage());
            }
        }
    }

    private void begin(Socket socket) {
        open.add(socket);
        Thread.ofVirtual().name(protocol).start(() -> serve(socket));
    }

    private void serve(Socket socket) {
        Conversation conversation = null;
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(1));
            var answers = new BufferedOutputStream(socket.getOutputStream(), PORTION_BYTES);
            conversation = conversations.apply(socket, answers);
            converse(socket.getInputStream(), answers, conversation);
        } catch (IOException e) {
            LOG.debug("A connection of {} ended: {}", protocol, e.getMessage());
        } catch (RuntimeException e) {
            // Nothing is acknowledged that is not kept; the device sends again.
            LOG.warn(
                    "A connection of {} from {} is closed: {}",
                    protocol,
                    socket.getRemoteSocketAddress(),
                    e.toString());
        } finally {
            open.remove(socket);
            if (conversation != null) conversation.end();
        }
    }

    private void converse(InputStream in, OutputStream answers, Conversation conversation) throws IOException {
        byte[] portion = new byte[PORTION_BYTES];
        var pace = new Pace(settings.messagesPerSecond(), System.nanoTime());
        long heard_ns = System.nanoTime();
        long begun_ns = heard_ns;
        while (true) {
            @Nullable Integer count = read(in, portion);
            long now_ns = System.nanoTime();
            if (count == null) {
                boolean isHalf = conversation.waiting() > 0 && isOver(begun_ns, now_ns, settings.halfFrameSeconds());
                if (isHalf || isOver(heard_ns, now_ns, settings.idleSeconds())) return;
                continue;
            }
            if (count < 0) return;
            heard_ns = now_ns;
            if (conversation.waiting() == 0) begun_ns = now_ns;
            else if (isOver(begun_ns, now_ns, settings.halfFrameSeconds())) return;
            boolean goesOn = conversation.take(ByteBuffer.wrap(portion, 0, count), answers);
            if (conversation.messages() > 0) begun_ns = now_ns;
            answers.flush();
            if (!goesOn) return;
            pace.keep(conversation.messages());
        }
    }

    /** {@return bytes read, -1 at the end, null when none came for a while} */
    private static @Nullable Integer read(InputStream in, byte[] portion) throws IOException {
        try {
            return in.read(portion);
        } catch (SocketTimeoutException e) {
            return null;
        }
    }

    private static boolean isOver(long since_ns, long now_ns, int seconds) {
        return now_ns - since_ns > seconds * NANOS_PER_SECOND;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) socket.close();
        } catch (IOException e) {
            LOG.debug("The gateway of {} did not close well: {}", protocol, e.getMessage());
        }
    }
}
