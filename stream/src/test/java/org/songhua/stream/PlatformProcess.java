package org.songhua.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The platform as it is run: in a process of its own, over a database of others. It is that of {@code platform/target/songhua.jar},
 * or of the class path in the property {@code songhua.platform}.
 */
final class PlatformProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAR = Path.of("../platform/target/songhua.jar");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final DecisionTable database;
    private final int port;
    private Process process;

    PlatformProcess(Path folder, DecisionTable database) throws Exception {
        this.folder = folder;
        this.database = database;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        this.process = start(false);
    }

    static boolean isThere() {
        return Files.exists(JAR) || System.getProperty("songhua.platform") != null;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** @param leavesJudging whether a cluster judges in its place */
    private Process start(boolean leavesJudging) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx700m", "-XX:+UseSerialGC"));
        String classes = System.getProperty("songhua.platform");
        if (classes == null) command.addAll(List.of("-jar", JAR.toString()));
        else command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classes, "org.songhua.wiring.Main"));
        command.addAll(List.of("serve", "--data", folder.resolve("data").toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--db", database.url(), "--db-user", database.user(), "--db-password", "none"));
        command.add("--trust-local");
        Path log = folder.resolve("platform.log");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("SONGHUA_WARNING_STREAM", Boolean.toString(leavesJudging));
        Process fresh = builder.start();
        awaitReady(fresh, log);
        return fresh;
    }

    private void awaitReady(Process fresh, Path log) throws Exception {
        while (true) {
            if (fresh.waitFor(100, TimeUnit.MILLISECONDS)) throw new IllegalStateException(Files.readString(log));
            try {
                if (send("GET", "/api/warning-rules/stream", null).statusCode() == 200) return;
            } catch (IOException e) {
                // It does not listen yet.
                Thread.onSpinWait();
            }
        }
    }

    void killAndStart(boolean leavesJudging) throws Exception {
        kill();
        process = start(leavesJudging);
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(text(path));
    }

    String text(String path) throws Exception {
        return expect(send("GET", path, null)).body();
    }

    /** {@return the address of what was made, without its host, if the answer tells one} */
    Optional<String> post(String path, String body) throws Exception {
        return expect(send("POST", path, body))
                .headers()
                .firstValue("Location")
                .map(location -> location.replace(address(), ""));
    }

    private static HttpResponse<String> expect(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 2) return answer;
        throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
