package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.mqtt.MqttBroker;
import org.songhua.edge.security.TestPeople;
import org.songhua.edge.sta.Town;
import org.songhua.engine.protocol.mqtt.MqttEncoder;
import org.songhua.people.Permission;
import org.songhua.sensing.Devices;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;

/**
 * A thousand malformed requests and frames over HTTP, MQTT, HJ 212, GB/T 26875.3 and JT/T 808, among senders that stop in the middle of theirs: the platform answers or
 * hangs up, never fails, and good senders are served all the time. {@code -Dsonghua.test.seed} for others.
 */
class HostileSendersTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final int REQUESTS = Integer.getInteger("songhua.test.hostile", 400);
    private static final int FRAMES = Integer.getInteger("songhua.test.hostile", 300);
    private static final int PATIENCE_MS = 60_000;
    private static final int SLOW = 40;

    private final Town town = new Town();
    private final String key =
            new TestPeople(PLATFORM).key(Permission.SENSING_VIEW, Permission.SENSING_SEND, Permission.SENSING_EDIT);
    private final String mn = TestPeople.newName("HOSTILE");
    private final List<Socket> slow = new ArrayList<>();

    private static int httpPort() {
        return Integer.parseInt(PLATFORM.address().substring(PLATFORM.address().lastIndexOf(':') + 1));
    }

    private static int mqttPort() {
        return PLATFORM.bean(MqttBroker.class).port().orElseThrow();
    }

    private static int hj212Port() {
        return PLATFORM.bean(Hj212Gateway.class).port().orElseThrow();
    }

    @Test
    void aThousandWrongWordsHurtNobody() throws Exception {
        onboard();
        beginAndStop();
        try (var good = new GoodSender()) {
            var words = new HostileWords(new Random(SEED));
            var statuses = new HashMap<Integer, Integer>();
            for (int i = 0; i < REQUESTS; i++) statuses.merge(ask(words.http(key), i), 1, Integer::sum);
            for (int i = 0; i < FRAMES; i++) say(mqttPort(), words.mqtt(key, town.datastreams.getFirst()), "MQTT " + i);
            for (int i = 0; i < FRAMES; i++) say(hj212Port(), words.hj212(mn), "HJ 212 " + i);
            int fire = PLATFORM.bean(FireGateway.class).port().orElseThrow();
            int vehicles = PLATFORM.bean(VehicleGateway.class).port().orElseThrow();
            for (int i = 0; i < FRAMES / 3; i++) say(fire, words.framed(words.fire()), "GB/T 26875.3 " + i);
            for (int i = 0; i < FRAMES / 3; i++) say(vehicles, words.framed(words.vehicle()), "JT/T 808 " + i);
            // Not everything was refused for one and the same reason.
            assertThat(statuses).as("seed %d", SEED).hasSizeGreaterThan(2);
            good.isServed();
        } finally {
            for (Socket one : slow) one.close();
        }
        assertThat(town.gauges("n ge 0".replace("n", "properties/n"))).containsExactly(0, 1, 2, 3);
    }

    private void onboard() {
        String csv =
                "protocol,code,name,network,lon,lat,password,observes\nhj212,%s,d,air,125.3,43.9,123456,a34004=air_pm25\n"
                        .formatted(mn);
        assertThat(PLATFORM.bean(Devices.class)
                        .onboard(csv.getBytes(StandardCharsets.UTF_8), "test")
                        .faults())
                .isEmpty();
    }

    /** Senders of each kind that begin and say no more. */
    private void beginAndStop() throws IOException {
        String head =
                "POST /sta/v1.1/Observations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
                        .formatted(key);
        for (int i = 0; i < SLOW; i++) {
            begin(httpPort(), head + (i % 2 == 0 ? "" : "\r\n{\"result\":"));
            begin(mqttPort(), "\u0010\u007f\u0000\u0004MQTT");
            begin(hj212Port(), "##0900QN=");
        }
    }

    private void begin(int port, String words) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
        slow.add(socket);
    }

    /** {@return the status; every request is answered} */
    private static int ask(byte[] request, int number) throws IOException {
        String shown = "seed %d, HTTP %d: %s".formatted(SEED, number, shown(request));
        try (var socket = new Socket("127.0.0.1", httpPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException e) {
                // It was refused before all of it was read.
            }
            byte[] answer = socket.getInputStream().readNBytes(12);
            String line = new String(answer, StandardCharsets.US_ASCII);
            assertThat(line).as(shown).startsWith("HTTP/1.1 ");
            int status = Integer.parseInt(line.substring(9));
            // 501 is SensorThings' word for a question that is understood and not answered.
            assertThat(status == 501 || status < 500)
                    .as("%s: %d", shown, status)
                    .isTrue();
            return status;
        }
    }

    /** Says something, and listens until the other end hangs up, which it does when nothing more can come. */
    private static void say(int port, byte[] words, String what) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                socket.getOutputStream().write(words);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (SocketException e) {
                // It hung up first, as it may.
            } catch (java.net.SocketTimeoutException e) {
                throw new AssertionError("seed %d, %s hangs: %s".formatted(SEED, what, shown(words)), e);
            }
        }
    }

    private static String shown(byte[] words) {
        String text = new String(words, StandardCharsets.ISO_8859_1);
        return text.length() < 500 ? text : text.substring(0, 500) + "...";
    }

    /** Sends a reading over each protocol in turn, without a break, and waits for its acknowledgement each time. */
    private final class GoodSender implements AutoCloseable {
        private final AtomicBoolean isOver = new AtomicBoolean();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final Thread thread = Thread.ofPlatform().start(this::send);
        private volatile int rounds = 0;

        private void send() {
            var encoder = new MqttEncoder(4);
            try (var mqtt = new Socket("127.0.0.1", mqttPort());
                    var hj212 = new Hj212Device(PLATFORM)) {
                mqtt.setSoTimeout(PATIENCE_MS);
                mqtt.getOutputStream().write(encoder.connect("good", 0, "any", key));
                assertThat(mqtt.getInputStream().readNBytes(4)).containsExactly(0x20, 2, 0, 0);
                while (!isOver.get()) {
                    Instant time = Instant.parse("2026-06-01T00:00:00Z").plusSeconds(rounds);
                    String document = "{\"phenomenonTime\":\"%s\",\"result\":%d}".formatted(time, rounds);
                    String stream = "Datastreams(" + town.datastreams.get(1) + ")/Observations";
                    town.sta.post("/" + stream, document).expect(201);
                    String other = "v1.1/Datastreams(" + town.datastreams.get(2) + ")/Observations";
                    mqtt.getOutputStream()
                            .write(encoder.publish(other, 1, 9, document.getBytes(StandardCharsets.UTF_8)));
                    assertThat(mqtt.getInputStream().readNBytes(4)).containsExactly(0x40, 2, 0, 9);
                    String at = "20260601%02d%02d%02d".formatted(8 + rounds / 3600, rounds / 60 % 60, rounds % 60);
                    assertThat(hj212.send(Hj212Device.message(mn, "2011", 5, at, Map.of("a34004-Rtd", "" + rounds)))
                                    .answer())
                            .contains("CN=9014");
                    rounds++;
                }
            } catch (IOException | RuntimeException | AssertionError e) {
                failure.set(e);
            }
        }

        /** All it sent is there. */
        void isServed() throws InterruptedException {
            isOver.set(true);
            thread.join();
            assertThat(failure.get()).isNull();
            assertThat(rounds).isPositive();
            var since = ObservationQuery.ALL.within(Instant.parse("2026-06-01T00:00:00Z"), null);
            Observations observations = PLATFORM.bean(Observations.class);
            for (int gauge : new int[] {1, 2})
                assertThat(observations.count(since.withDatastreams(town.datastreams.get(gauge))))
                        .isEqualTo(rounds);
            Devices devices = PLATFORM.bean(Devices.class);
            long datastream =
                    devices.channels(devices.find("hj212", mn).orElseThrow()).get("a34004");
            // The hostile frames for the same device are of May.
            assertThat(observations.count(since.withDatastreams(datastream))).isEqualTo(rounds);
        }

        @Override
        public void close() throws InterruptedException {
            isOver.set(true);
            thread.join();
        }
    }
}
