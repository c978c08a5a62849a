package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.store.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * kill -9 of the whole platform under load by HTTP, MQTT (QoS 1) and HJ 212 at once. Devices send again what was not acknowledged. After each restart every
 * acknowledged reading is there with its value, and none twice. {@code -Dsonghua.test.rounds=20} for the whole proof.
 */
@Tag("slow")
class KilledGatewayTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int ROUNDS = Integer.getInteger("songhua.test.rounds", 2);
    private static final int PATIENCE_S = 120;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<LoadingDevice> devices = new ArrayList<>();

    @Test
    void everyReadingThatWasAcknowledgedIsThereOnce() throws IOException, InterruptedException {
        var random = new Random(SEED);
        try (var database = TestDatabase.create()) {
            for (int round = 1; round <= ROUNDS; round++) {
                long delay = 150 + random.nextInt(1500);
                String what = "seed %d, round %d, killed after %d ms".formatted(SEED, round, delay);
                var program = new Program(database, round);
                try {
                    program.verify(what);
                    program.load(delay);
                } finally {
                    program.kill();
                }
            }
            var last = new Program(database, ROUNDS + 1);
            try {
                last.verify("seed %d, at the end".formatted(SEED));
            } finally {
                last.kill();
            }
        }
        assertThat(devices).allSatisfy(device -> assertThat(device.acknowledged).isPositive());
        long all = devices.stream().mapToLong(device -> device.acknowledged).sum();
        System.out.printf("%d readings acknowledged over %d kills%n", all, ROUNDS);
    }

    /** One life of the platform. */
    private final class Program {
        private final Process process;
        private final String root;

        Program(TestDatabase database, int round) throws IOException, InterruptedException {
            Path errors = folder.resolve("errors-" + round + ".log");
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MortalPlatform.class.getName(),
                            folder.toString(),
                            database.url(),
                            database.user(),
                            database.password())
                    .redirectError(errors.toFile())
                    .start();
            String ready = ready(process.inputReader(StandardCharsets.UTF_8));
            assertThat(ready).as(() -> text(errors)).isNotNull();
            List<Long> words = java.util.Arrays.stream(ready.split(" ", -1))
                    .skip(1)
                    .map(Long::valueOf)
                    .toList();
            root = "http://127.0.0.1:" + words.getFirst() + "/sta/v1.1";
            if (devices.isEmpty()) addDevices(words.subList(3, words.size()));
            for (LoadingDevice device : devices) device.port = Math.toIntExact(words.get(device.portAt()));
        }

        private static String ready(BufferedReader lines) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                if (line.startsWith("ready ")) return line;
            return null;
        }

        private static String text(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                return e.toString();
            }
        }

        private void addDevices(List<Long> datastreams) {
            for (int i = 0; i < MortalPlatform.DEVICES_EACH; i++) {
                devices.add(new LoadingDevice.Mqtt(datastreams.get(i)));
                devices.add(new LoadingDevice.Hj212(datastreams.get(MortalPlatform.DEVICES_EACH + i), "K" + i));
                devices.add(new LoadingDevice.Http(datastreams.get(2 * MortalPlatform.DEVICES_EACH + i)));
            }
        }

        /** Every device has got something acknowledged in this life, and then some time goes by. */
        void load(long delay_ms) throws InterruptedException {
            Map<LoadingDevice, Long> before = new HashMap<>();
            devices.forEach(device -> before.put(device, device.acknowledged));
            var threads = devices.stream().map(Thread.ofPlatform()::start).toList();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
            while (devices.stream().anyMatch(device -> device.acknowledged == before.get(device))
                    && System.nanoTime() < end) process.waitFor(10, TimeUnit.MILLISECONDS);
            process.waitFor(delay_ms, TimeUnit.MILLISECONDS);
            kill();
            for (Thread thread : threads) thread.join();
        }

        void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor();
        }

        void verify(String what) throws IOException, InterruptedException {
            for (LoadingDevice device : devices) verify(device, what);
            JsonNode quarantine = json("http://127.0.0.1:" + URI.create(root).getPort() + "/api/devices/quarantine");
            assertThat(quarantine.toString()).as(what).doesNotContain("\"K");
        }

        private void verify(LoadingDevice device, String what) throws IOException, InterruptedException {
            var values = new HashMap<Instant, Double>();
            String next = root + "/Datastreams(" + device.datastream
                    + ")/Observations?$top=10000&$select=phenomenonTime,result";
            while (next != null) {
                JsonNode page = json(next);
                for (JsonNode one : page.path("value")) {
                    Instant time = Instant.parse(one.path("phenomenonTime").asString());
                    assertThat(values.put(time, one.path("result").asDouble()))
                            .as("%s: twice at %s", what, time)
                            .isNull();
                }
                next = page.path("@iot.nextLink").asString(null);
            }
            for (long number = 0; number < device.acknowledged; number++)
                assertThat(values.get(LoadingDevice.time(number)))
                        .as(
                                "%s: reading %d of %s",
                                what, number, device.getClass().getSimpleName())
                        .isEqualTo(LoadingDevice.value(number));
        }

        private JsonNode json(String address) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address.replace(" ", "%20")))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s: %s", address, answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
