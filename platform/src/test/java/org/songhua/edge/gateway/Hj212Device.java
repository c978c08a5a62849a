package org.songhua.edge.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.TestPlatform;
import org.songhua.engine.protocol.hj212.Hj212Message;

/** A data logger of HJ 212 as far as tests need one. */
final class Hj212Device implements AutoCloseable {
    private static final int PATIENCE_MS = 20_000;
    private final Socket socket;
    private final BufferedReader answers;

    Hj212Device(TestPlatform platform) throws IOException {
        socket =
                new Socket("127.0.0.1", platform.bean(Hj212Gateway.class).port().orElseThrow());
        socket.setSoTimeout(PATIENCE_MS);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static Hj212Message message(String mn, String cn, int flag, String time, Map<String, String> values) {
        List<Map<String, String>> groups = new ArrayList<>();
        groups.add(Map.of("DataTime", time));
        groups.add(values);
        return new Hj212Message("20261101080000001", "22", cn, "123456", mn, flag, null, null, groups);
    }

    Hj212Device send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Hj212Device send(Hj212Message message) throws IOException {
        return send(message.toBytes());
    }

    /** {@return the next answer; null when the gateway closed} */
    String answer() throws IOException {
        return answers.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
