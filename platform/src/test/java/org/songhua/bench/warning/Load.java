package org.songhua.bench.warning;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Gateways that send readings of all datastreams in turn, at a rate that does not wait for answers. Requests are written beforehand but for times and values,
 * so that the load costs little beside what it loads.
 */
final class Load {
    private static final int UNDER_WAY_MAX = 64;
    private static final double QUIET = 20;
    private static final double OVER = 95;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(
                    Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory()))
            .build();
    private final URI address;
    private final String token;
    private final List<Long> streams;
    private final List<Long> crossing;
    private final Desk desk;
    private int next = 0;
    private int nextCrossing = 0;

    Load(String address, String token, List<Long> streams, List<Long> crossing, Desk desk) {
        this.address = URI.create(address + "/sta/v1.1/CreateObservations");
        this.token = token;
        this.streams = streams;
        this.crossing = crossing;
        this.desk = desk;
    }

    /** @param readings a second @param batch readings of a request @param crossings a second */
    record Plan(int seconds, int readings, int batch, int crossings) {}

    /** @param behind_ms the longest that a request left after it was due */
    @SuppressWarnings("ArrayRecordComponent") // lives for one report
    record Outcome(long readings, long refused, double behind_ms, double[] answers_ms) {}

    Outcome run(Plan plan) throws InterruptedException {
        var underWay = new Semaphore(UNDER_WAY_MAX);
        var answers = new ConcurrentLinkedQueue<Double>();
        var refused = new AtomicLong();
        double everyNs = 1e9 * plan.batch / plan.readings;
        long requests = Math.round(plan.seconds * 1e9 / everyNs);
        double crossingsDue = 0;
        double behind_ms = 0;
        long start = System.nanoTime();
        for (long i = 0; i < requests; i++) {
            long due = start + Math.round(i * everyNs);
            long wait = due - System.nanoTime();
            if (wait > 0) LockSupport.parkNanos(wait);
            underWay.acquire();
            long left = System.nanoTime();
            behind_ms = Math.max(behind_ms, (left - due) / 1e6);
            crossingsDue += plan.crossings * everyNs / 1e9;
            int crossings = (int) crossingsDue;
            crossingsDue -= crossings;
            client.sendAsync(request(plan.batch, crossings, due), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> {
                        underWay.release();
                        answers.add((System.nanoTime() - left) / 1e6);
                        if (failure != null || answer.statusCode() != 201) refused.incrementAndGet();
                    });
        }
        if (!underWay.tryAcquire(UNDER_WAY_MAX, 60, TimeUnit.SECONDS)) refused.addAndGet(UNDER_WAY_MAX);
        double[] times = answers.stream().mapToDouble(Double::doubleValue).toArray();
        return new Outcome(requests * plan.batch, refused.get(), behind_ms, times);
    }

    /** The next datastreams, quiet, and datastreams that cross: each once, so that no later reading can overtake it on the way. */
    private HttpRequest request(int batch, int crossings, long due) {
        String time = Instant.now().toString();
        var body = new StringBuilder(batch * 120).append('[');
        for (int i = 0; i < batch - crossings; i++) {
            entry(body, streams.get(next), time, QUIET + next % 7);
            next = (next + 1) % streams.size();
        }
        for (int i = 0; i < crossings; i++) {
            long stream = crossing.get(nextCrossing++);
            desk.expect(stream, due);
            entry(body, stream, time, OVER);
        }
        body.setCharAt(body.length() - 1, ']');
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static void entry(StringBuilder body, long stream, String time, double value) {
        body.append("{\"Datastream\":{\"@iot.id\":")
                .append(stream)
                .append("},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[[\"")
                .append(time)
                .append("\",")
                .append(value)
                .append("]]},");
    }
}
