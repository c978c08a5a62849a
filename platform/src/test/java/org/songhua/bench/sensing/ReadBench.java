package org.songhua.bench.sensing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.songhua.bench.imports.PostgresCpu;

/**
 * What a read of SensorThings costs over HTTP: one connection, each question when the last one is answered, first with all readings unpacked in memory,
 * then packed. The server is a process of its own; beside the times stands the processor time of server and database for a request, which says something on a
 * busy machine too.
 *
 * <p>Usage: {@code ReadBench [seconds for each read] [minutes of readings] [names of reads, by commas]}
 */
public final class ReadBench implements AutoCloseable {
    private static final String BASE = "/sta/v1.1";
    private static final String NEWEST = "$orderby=" + encoded("phenomenonTime desc");
    private static final double WARM_UP = 0.6;
    private static final int WARM_UP_LEAST = 300;

    /** Greatest median in milliseconds that is aimed at; nothing for those that are only told. */
    private static final Map<String, Double> MARKS_MS = Map.of(
            "latest", 0.3,
            "last1000", 1.2,
            "last1000array", 1.2,
            "dashboard", 3.0,
            "boxLatest", 1.5,
            "threshold", 10.0,
            "thresholdNewest", 10.0,
            "thresholdNone", 10.0,
            "count", 5.0,
            "countSince", 5.0);

    private final double seconds;
    private final int minutes;
    private final List<String> only;
    private final SplittableRandom random = new SplittableRandom(7);
    private final Path folder = folder();
    private final Process server;
    private final BufferedReader said;
    private final BufferedWriter orders;
    private final URI address;
    private final BenchCity city;
    private final PostgresCpu database;

    private ReadBench(double seconds, int minutes, List<String> only) throws Exception {
        this.seconds = seconds;
        this.minutes = minutes;
        this.only = only;
        server = start();
        said = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        orders = new BufferedWriter(new OutputStreamWriter(server.getOutputStream(), StandardCharsets.UTF_8));
        address = URI.create(await("ready "));
        city = new BenchCity(address + BASE);
        database = new PostgresCpu(folder);
    }

    /** {@return where the data are; a folder that is named is kept, and used again as it is} */
    private static Path folder() throws IOException {
        String named = System.getProperty("bench.data");
        return named == null ? Files.createTempDirectory("songhua-bench-reads") : Path.of(named);
    }

    /** Runs the bench. */
    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2;
        int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1010;
        List<String> only = arguments.length > 2 ? List.of(arguments[2].split(",")) : List.of();
        try (var bench = new ReadBench(seconds, minutes, only)) {
            bench.run();
        }
    }

    private Process start() throws IOException {
        var command = new ArrayList<String>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(List.of("-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(System.getProperty("bench.server", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.songhua.sensing.internal.store.PackingServer", folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String await(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine())
            if (line.startsWith(word)) return line.substring(word.length());
        throw new IOException("The server ended.");
    }

    private void run() throws Exception {
        if (!city.find()) {
            long start = System.nanoTime();
            city.make();
            say("%d datastreams in %.1f s", city.streams().size(), since(start));
            start = System.nanoTime();
            city.send(minutes);
            say(
                    "%,d readings sent over HTTP in turn, a data array of one reading each, in %.1f s",
                    city.sent(), since(start));
        }
        for (Supplier<String> read : asked().values())
            try (var connection = new PlainHttp(address)) {
                loop(() -> connection.get(BASE + read.get()), seconds / 2, new ArrayList<>());
            }
        if (!Boolean.getBoolean("bench.packedOnly")) table("unpacked");
        if (Boolean.getBoolean("bench.unpackedOnly")) return;
        long start = System.nanoTime();
        orders.write("pack\n");
        orders.flush();
        await("done");
        say("packed in %.1f s", since(start));
        table("packed");
    }

    private void table(String state) throws Exception {
        say(
                "%-9s %-16s %8s %8s %8s %7s %9s %9s %8s",
                state, "read", "p50 ms", "p95 ms", "mark ms", "n", "server ms", "db ms", "bytes");
        for (Map.Entry<String, Supplier<String>> read : asked().entrySet()) {
            try (var connection = new PlainHttp(address)) {
                measure(
                        state,
                        read.getKey(),
                        () -> connection.get(BASE + read.getValue().get()));
            }
        }
        if (only.isEmpty() || only.contains("latest")) measure(state, "latest, JDK", this::latestByJdk);
    }

    private final HttpClient jdk =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The client that earlier logs were made with. */
    private int latestByJdk() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(BASE + latest())).build();
        return jdk.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
    }

    private interface Question {
        int ask() throws Exception;
    }

    private void measure(String state, String name, Question question) throws Exception {
        warmUp(question);
        double server0 = server_s();
        double database0 = database.seconds();
        var times = new ArrayList<Long>();
        double bytes = loop(question, seconds, times);
        int count = times.size();
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        double p50 = sorted[count / 2] / 1e6;
        Double mark = MARKS_MS.get(name);
        say(
                "%-9s %-16s %8.3f %8.3f %8s %7d %9.3f %9.3f %8.0f%s",
                state,
                name,
                p50,
                sorted[(int) (count * 0.95)] / 1e6,
                mark == null ? "" : mark,
                count,
                (server_s() - server0) * 1e3 / count,
                (database.seconds() - database0) * 1e3 / count,
                bytes / count,
                mark != null && p50 > mark ? "  above its mark" : "");
    }

    /** Long enough, and often enough for what is compiled on the way. */
    private void warmUp(Question question) throws Exception {
        var times = new ArrayList<Long>();
        long start = System.nanoTime();
        while (times.size() < WARM_UP_LEAST && since(start) < 4 * seconds) loop(question, seconds * WARM_UP, times);
    }

    private static double loop(Question question, double seconds, List<Long> times) throws Exception {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        double bytes = 0;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            bytes += question.ask();
            times.add(System.nanoTime() - start);
        }
        return bytes;
    }

    private Map<String, Supplier<String>> asked() {
        Map<String, Supplier<String>> reads = reads();
        if (!only.isEmpty()) reads.keySet().retainAll(only);
        return reads;
    }

    private Map<String, Supplier<String>> reads() {
        var reads = new LinkedHashMap<String, Supplier<String>>();
        reads.put("latest", this::latest);
        reads.put("last1000", this::last1000);
        reads.put("last1000array", () -> last1000() + "&$resultFormat=dataArray");
        reads.put("window", this::window);
        reads.put("dashboard", this::dashboard);
        reads.put("thingCard", this::thingCard);
        reads.put("boxLatest", this::boxLatest);
        reads.put("box", this::box);
        reads.put("near", this::near);
        reads.put("threshold", () -> "/Observations?$top=100&$filter=" + encoded("result gt 99.9"));
        reads.put("thresholdNewest", this::thresholdNewest);
        reads.put("thresholdNone", () -> "/Observations?" + NEWEST + "&$filter=" + encoded("result gt 1000"));
        reads.put("count", () -> "/Observations?$count=true&$top=1");
        reads.put("countSince", this::countSince);
        return reads;
    }

    private String latest() {
        return "/Datastreams(" + any(city.streams().size()) + ")/Observations?" + NEWEST + "&$top=1";
    }

    private String last1000() {
        return "/Datastreams(" + any(BenchCity.EVERY_MINUTE) + ")/Observations?" + NEWEST
                + "&$top=1000&$select=phenomenonTime,result";
    }

    private String window() {
        String from = BenchCity.START.plus(Duration.ofHours(8)).toString();
        String until = BenchCity.START.plus(Duration.ofHours(11)).toString();
        return "/Datastreams(" + any(BenchCity.EVERY_MINUTE)
                + ")/Observations?$orderby=phenomenonTime&$top=200&$select=phenomenonTime,result&$filter="
                + encoded("phenomenonTime ge " + from + " and phenomenonTime lt " + until);
    }

    private String dashboard() {
        String filter = "ObservedProperty/name eq '" + one(BenchCity.PROPERTIES)
                + "' and Thing/properties/district eq '" + one(BenchCity.DISTRICTS) + "'";
        return "/Datastreams?$filter=" + encoded(filter) + "&$orderby=name&$top=50&$expand="
                + encoded("Thing($select=name,properties;$expand=Locations($select=location)),"
                        + "Observations($orderby=phenomenonTime desc;$top=1;$select=result,phenomenonTime)");
    }

    private String thingCard() {
        return "/Things?$filter=" + encoded("properties/code eq 'CC" + random.nextInt(2000) + "'") + "&$expand="
                + encoded("Locations,Datastreams($expand=ObservedProperty,Observations($orderby=phenomenonTime"
                        + " desc;$top=1))");
    }

    private String boxLatest() {
        String filter =
                "ObservedProperty/name eq 'drain.level' and st_within(Thing/Locations/location," + anyBox() + ")";
        return "/Datastreams?$top=100&$filter=" + encoded(filter) + "&$expand="
                + encoded("Observations($orderby=phenomenonTime desc;$top=1)");
    }

    private String box() {
        return "/Things?$top=200&$expand=Locations&$filter="
                + encoded("st_within(Locations/location," + anyBox() + ")");
    }

    private String anyBox() {
        double west = 125.1 + random.nextDouble() * 0.45;
        double south = 43.7 + random.nextDouble() * 0.3;
        return String.format(
                Locale.ROOT,
                "geography'POLYGON((%1$.4f %2$.4f,%3$.4f %2$.4f,%3$.4f %4$.4f,%1$.4f %4$.4f,%1$.4f %2$.4f))'",
                west,
                south,
                west + 0.05,
                south + 0.05);
    }

    private String near() {
        String distance = String.format(
                Locale.ROOT,
                "geo.distance(location,geography'POINT(%.4f %.4f)')",
                125.1 + random.nextDouble() * 0.5,
                43.7 + random.nextDouble() * 0.35);
        return "/Locations?$top=100&$filter=" + encoded(distance + " lt 0.02") + "&$orderby=" + encoded(distance);
    }

    private String thresholdNewest() {
        return "/Observations?" + NEWEST + "&$top=100&$expand=" + encoded("Datastream($select=name)") + "&$filter="
                + encoded("result gt 99.9 and phenomenonTime ge " + BenchCity.START.plusSeconds(3600));
    }

    private String countSince() {
        String since = BenchCity.START.plusSeconds(30L * minutes).toString();
        return "/Observations?$count=true&$top=1&$filter=" + encoded("phenomenonTime ge " + since);
    }

    private long any(int first) {
        return city.streams().get(random.nextInt(first));
    }

    private String one(String[] names) {
        return names[random.nextInt(names.length)];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private double server_s() {
        return server.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }

    @Override
    public void close() throws Exception {
        orders.close();
        server.waitFor();
        if (System.getProperty("bench.data") != null) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
