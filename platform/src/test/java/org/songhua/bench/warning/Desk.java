package org.songhua.bench.warning;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody who has the stream of warnings open: notes when the warning of each crossing arrives. */
final class Desk implements AutoCloseable {
    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\\s*(\\d+)");
    private static final long PATIENCE_S = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Long, Long> due_ns = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Double> times_ms = new ConcurrentLinkedQueue<>();
    private final Semaphore opened = new Semaphore(0);
    private volatile boolean isClosed = false;

    Desk(String address, String token) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/warnings/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        Thread.ofPlatform().daemon().start(() -> read(request));
        if (!opened.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) throw new IllegalStateException("no stream of warnings");
    }

    private void read(HttpRequest request) {
        while (!isClosed) {
            HttpResponse<Stream<String>> answer;
            try {
                answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                        .join();
            } catch (RuntimeException e) {
                if (isClosed) return;
                throw e;
            }
            if (answer.statusCode() != 200) throw new IllegalStateException("HTTP " + answer.statusCode());
            opened.release();
            try (Stream<String> lines = answer.body()) {
                lines.filter(line -> line.startsWith("data:")).forEach(this::take);
            } catch (RuntimeException e) {
                if (!isClosed) throw e;
            }
        }
    }

    private void take(String line) {
        if (!line.contains("\"kind\":\"RAISED\"") && !line.contains("\"kind\":\"RELAPSED\"")) return;
        long now = System.nanoTime();
        var subject = SUBJECT.matcher(line);
        Long due = subject.find() ? due_ns.remove(Long.parseLong(subject.group(1))) : null;
        if (due != null) times_ms.add((now - due) / 1e6);
    }

    /** A reading that crosses its limit is due to be sent at a time. */
    void expect(long datastream, long at_ns) {
        due_ns.put(datastream, at_ns);
    }

    /** Waits for what is expected. {@return how many warnings did not come} */
    int awaitAll() throws InterruptedException {
        var never = new Semaphore(0);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!due_ns.isEmpty() && System.nanoTime() < end) {
            if (never.tryAcquire(10, TimeUnit.MILLISECONDS)) break;
        }
        return due_ns.size();
    }

    void forget() {
        times_ms.clear();
        due_ns.clear();
    }

    double[] times_ms() {
        return times_ms.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void close() {
        isClosed = true;
        client.shutdownNow();
    }
}
