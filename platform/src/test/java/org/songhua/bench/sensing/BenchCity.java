package org.songhua.bench.sensing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A city of 2,000 things with five datastreams each, sent over HTTP: a thousand streams every minute, the others every nine, all of them interleaved, and
 * before that some of them every other day for three years.
 */
final class BenchCity {
    static final String[] PROPERTIES = {
        "gas.concentration", "water.pressure", "water.level", "drain.level", "heat.temperature",
        "bridge.strain", "bridge.vibration", "tunnel.humidity", "air.pm25", "rain.intensity"
    };
    static final String[] DISTRICTS = {"南关区", "宽城区", "朝阳区", "二道区", "绿园区", "双阳区", "九台区", "净月区"};
    static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    static final int EVERY_MINUTE = 1000;
    private static final int THINGS = 2000;
    private static final int STREAMS = 5;
    private static final int OTHERS_EVERY = 9;
    private static final int HISTORY_DAYS = 3 * 365;
    private static final int ARRAYS = 1000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;
    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Long> streams = new ArrayList<>();
    private final List<String> arrays = new ArrayList<>();
    private long sent = 0;

    BenchCity(String root) {
        this.root = root;
    }

    List<Long> streams() {
        return streams;
    }

    long sent() {
        return sent;
    }

    void make() throws Exception {
        for (String property : PROPERTIES) {
            post("/ObservedProperties", """
                    {"name": "%1$s", "definition": "urn:city:%1$s", "description": "%1$s"}""".formatted(property));
            post("/Sensors", """
                    {"name": "S-%1$s", "description": "d", "encodingType": "application/pdf", "metadata": "http://example.org/%1$s"}""".formatted(property));
        }
        for (int thing = 0; thing < THINGS; thing++) post("/Things", thing(thing));
        if (!find()) throw new IllegalStateException(streams.size() + " datastreams");
    }

    /** {@return whether the city is there} */
    boolean find() throws Exception {
        streams.clear();
        Matcher ids =
                Pattern.compile("\"@iot.id\":(\\d+)").matcher(get("/Datastreams?$select=id&$orderby=id&$top=10000"));
        while (ids.find()) streams.add(Long.parseLong(ids.group(1)));
        return streams.size() == THINGS * STREAMS;
    }

    private String thing(int number) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                {"name": "thing-%1$d", "description": "load", "properties": {"district": "%2$s", "code": "CC%1$d", "level": %3$d},
                 "Locations": [{"name": "loc-%1$d", "description": "d", "encodingType": "application/geo+json",
                   "location": {"type": "Point", "coordinates": [%4$.6f, %5$.6f]}}], "Datastreams": [""",
                number,
                DISTRICTS[number % DISTRICTS.length],
                number % 4,
                125.1 + random.nextDouble() * 0.5,
                43.7 + random.nextDouble() * 0.35));
        for (int at = 0; at < STREAMS; at++) {
            int property = 1 + (number + at) % PROPERTIES.length;
            text.append(at == 0 ? "" : ",").append("""
                    {"name": "ds-%1$d-%2$d", "description": "d", "observationType": "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement",
                     "unitOfMeasurement": {"name": "u", "symbol": "u", "definition": "urn:u"},
                     "ObservedProperty": {"@iot.id": %3$d}, "Sensor": {"@iot.id": %3$d}}""".formatted(number, at, property));
        }
        return text.append("]}").toString();
    }

    /** Sends so many minutes; the number of readings is about two thousand times that. */
    void send(int minutes) throws Exception {
        for (int day = HISTORY_DAYS; day > 0; day -= 2)
            for (int at = EVERY_MINUTE; at < streams.size(); at += 90) add(at, START.minus(Duration.ofDays(day)));
        for (int minute = 0; minute < minutes; minute++) {
            int upTo = minute % OTHERS_EVERY == 0 ? streams.size() : EVERY_MINUTE;
            Instant begin = START.plusSeconds(60L * minute);
            for (int at = 0; at < upTo; at++) add(at, begin.plusSeconds(at % 60));
        }
        flush();
    }

    private void add(int at, Instant time) throws Exception {
        arrays.add("{\"Datastream\":{\"@iot.id\":" + streams.get(at)
                + "},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[[\"" + time + "\","
                + Math.round(random.nextDouble() * 10_000) / 100.0 + "]]}");
        if (arrays.size() == ARRAYS) flush();
    }

    private void flush() throws Exception {
        if (arrays.isEmpty()) return;
        post("/CreateObservations", "[" + String.join(",", arrays) + "]");
        sent += arrays.size();
        arrays.clear();
    }

    private String get(String path) throws Exception {
        return answer(HttpRequest.newBuilder(URI.create(root + path)).build());
    }

    private void post(String path, String body) throws Exception {
        answer(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private String answer(HttpRequest request) throws Exception {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return answer.body();
    }
}
