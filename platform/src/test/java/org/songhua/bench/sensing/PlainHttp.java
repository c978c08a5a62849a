package org.songhua.bench.sensing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection of HTTP/1.1 that blocks: what is measured through it is the server, not the client's threads. */
final class PlainHttp implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private byte[] body = new byte[1 << 16];
    private int length;

    PlainHttp(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
        host = address.getAuthority();
    }

    /** {@return bytes of the body, which {@link #text} tells until the next question} */
    int get(String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        read();
        if (!status.contains(" 200")) throw new IOException(status + " " + text() + " for " + path);
        return length;
    }

    String text() {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    private void read() throws IOException {
        length = 0;
        int size = 0;
        boolean isChunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                size = Integer.parseInt(lower.substring(15).strip());
            isChunked |= lower.equals("transfer-encoding: chunked");
        }
        if (!isChunked) {
            fill(size);
            return;
        }
        for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
            fill(chunk);
            line();
        }
        line();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private void fill(int count) throws IOException {
        if (length + count > body.length) body = java.util.Arrays.copyOf(body, 2 * (length + count));
        if (in.readNBytes(body, length, count) < count) throw new EOFException();
        length += count;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException();
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
