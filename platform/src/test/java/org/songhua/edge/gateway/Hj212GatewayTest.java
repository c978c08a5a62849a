package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.protocol.hj212.Hj212Message;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;

/** HJ 212 over TCP: what is acknowledged is kept, and what cannot be placed is kept too. */
class Hj212GatewayTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Devices DEVICES = PLATFORM.bean(Devices.class);
    private static final Observations OBSERVATIONS = PLATFORM.bean(Observations.class);
    private static final int WITH_ANSWER = 5;
    private static final long SEED = 212;

    private final String mn = TestPeople.newName("MN");

    private void onboard() {
        String csv = "protocol,code,name,network,lon,lat,password,observes\n"
                + "hj212,%s,站点,air,125.3,43.9,123456,a34004=air_pm25;a34004/hour=air_pm25\n".formatted(mn);
        assertThat(DEVICES.onboard(csv.getBytes(StandardCharsets.UTF_8), "test").faults())
                .isEmpty();
    }

    private Device device() {
        return DEVICES.find("hj212", mn).orElseThrow();
    }

    private List<Observation> readings(String channel) {
        long datastream = DEVICES.channels(device()).getOrDefault(channel, 0L);
        var all = new ArrayList<Observation>();
        OBSERVATIONS.stream(ObservationQuery.ALL.withDatastreams(datastream), all::add);
        return all;
    }

    private Hj212Message realTime(String value) {
        return Hj212Device.message(
                mn, "2011", WITH_ANSWER, "20261101080000", Map.of("a34004-Rtd", value, "a34004-Flag", "N"));
    }

    private List<String> held() {
        return DEVICES.quarantineOf("hj212", mn).stream()
                .map(Devices.Quarantined::reason)
                .toList();
    }

    @Test
    void aReadingIsThereWhenItIsAcknowledged() throws IOException {
        onboard();
        try (var device = new Hj212Device(PLATFORM)) {
            String answer = device.send(realTime("35.5")).answer();

            assertThat(answer).contains("QN=20261101080000001;ST=91;CN=9014;").contains("MN=" + mn);
        }
        assertThat(readings("a34004")).singleElement().satisfies(one -> {
            // DataTime is Chinese time, eight hours ahead.
            assertThat(one.phenomenonStart()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
            assertThat(one.result()).isEqualTo(new Result.Numeric(35.5));
        });
    }

    @Test
    void aMeanOfAnHourIsAnIntervalInItsOwnDatastream() throws IOException {
        onboard();
        try (var device = new Hj212Device(PLATFORM)) {
            device.send(Hj212Device.message(
                            mn, "2061", WITH_ANSWER, "20261101080000", Map.of("a34004-Avg", "40", "a34004-Flag", "D")))
                    .answer();
        }
        assertThat(readings("a34004/hour")).singleElement().satisfies(one -> {
            assertThat(one.phenomenonEnd()).isEqualTo(one.phenomenonStart().plus(Duration.ofHours(1)));
            // The device says that it is at fault.
            assertThat(one.quality()).isNotZero();
        });
        assertThat(readings("a34004")).isEmpty();
    }

    @Test
    void aFactorThatAPackKnowsGetsADatastreamWhenItFirstComes() throws IOException {
        onboard();
        try (var device = new Hj212Device(PLATFORM)) {
            device.send(Hj212Device.message(mn, "2011", WITH_ANSWER, "20261101080000", Map.of("a34002-Rtd", "80")))
                    .answer();
        }
        assertThat(readings("a34002")).hasSize(1);
        assertThat(held()).isEmpty();
    }

    @Test
    void aFactorThatNobodyKnowsGoesToQuarantineWithItsMessage() throws IOException {
        onboard();
        try (var device = new Hj212Device(PLATFORM)) {
            device.send(Hj212Device.message(mn, "2011", WITH_ANSWER, "20261101080000", Map.of("x99999-Rtd", "80")))
                    .answer();
        }
        assertThat(held()).containsExactly("channel");
    }

    @Test
    void whatAStrangerSendsIsKeptAndTakenInWhenItIsOnboarded() throws IOException {
        try (var device = new Hj212Device(PLATFORM)) {
            assertThat(device.send(realTime("12")).answer()).contains("CN=9014");
        }
        assertThat(held()).containsExactly("unknown");

        onboard();
        int released = PLATFORM.bean(Hj212Gateway.class).release(device());

        assertThat(released).isOne();
        assertThat(held()).isEmpty();
        assertThat(readings("a34004")).hasSize(1);
    }

    @Test
    void aWrongPasswordIsToldAndTheMessageKept() throws IOException {
        onboard();
        Hj212Message right = realTime("12");
        var wrong = new Hj212Message(
                right.qn(), right.st(), right.cn(), "654321", mn, WITH_ANSWER, null, null, right.groups());
        try (var device = new Hj212Device(PLATFORM)) {
            assertThat(device.send(wrong).answer()).contains("CN=9011").contains("QnRtn=3");
        }
        assertThat(held()).containsExactly("password");
        assertThat(readings("a34004")).isEmpty();
    }

    @Test
    void aMessageInPartsIsOneMessageInAnyOrder() throws IOException {
        onboard();
        Hj212Message whole = realTime("12");
        var first = new Hj212Message(
                whole.qn(), "22", "2011", "123456", mn, 7, 2, 1, whole.groups().subList(0, 1));
        var second = new Hj212Message(
                whole.qn(), "22", "2011", "123456", mn, 7, 2, 2, whole.groups().subList(1, 2));
        try (var device = new Hj212Device(PLATFORM)) {
            assertThat(device.send(second).answer()).contains("CN=9014");
            // Acknowledged, and not whole: it is kept.
            assertThat(held()).singleElement().asString().startsWith("part");
            assertThat(device.send(first).answer()).contains("CN=9014");
        }
        assertThat(readings("a34004")).hasSize(1);
        assertThat(held()).isEmpty();
    }

    @Test
    void theFormOf2005WithoutFlagIsTakenInSilence() throws IOException {
        onboard();
        var old = new Hj212Message(
                "", "22", "2011", "123456", mn, null, null, null, realTime("7").groups());
        try (var device = new Hj212Device(PLATFORM)) {
            // The answer to the second proves that the first is through.
            assertThat(device.send(old)
                            .send(Hj212Device.message(
                                    mn, "2011", WITH_ANSWER, "20261101090000", Map.of("a34004-Rtd", "8")))
                            .answer())
                    .contains("CN=9014");
        }
        assertThat(readings("a34004")).hasSize(2);
    }

    @Test
    void theDeviceIsSeenWithTheSkewOfItsClock() throws IOException {
        onboard();
        try (var device = new Hj212Device(PLATFORM)) {
            device.send(realTime("12")).answer();
        }
        Device seen = DEVICES.list().stream()
                .filter(one -> one.code().equals(mn))
                .findFirst()
                .orElseThrow();
        assertThat(seen.messages()).isOne();
        assertThat(seen.lastSeen()).isNotNull();
        // QN says 2026-11-01 08:00:00.001 Chinese time.
        assertThat(seen.lastSeen().plusMillis(seen.skew_ms()))
                .isCloseTo(Instant.parse("2026-11-01T00:00:00.001Z"), within(2, java.time.temporal.ChronoUnit.MILLIS));
    }

    @Test
    void damagedFramesAndNoiseBetweenGoodOnesLoseNoGoodOne() throws IOException {
        onboard();
        var random = new SplittableRandom(SEED);
        int good = 0;
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            byte[] frame = Hj212Device.message(
                            mn,
                            "2011",
                            4,
                            "202611010%d%02d%02d".formatted(1 + i / 3600, i / 60 % 60, i % 60),
                            Map.of("a34004-Rtd", "" + i))
                    .toBytes();
            switch (random.nextInt(4)) {
                // A wrong checksum, noise, half a frame before a good one, or just a good one.
                case 0 -> frame[frame.length - 4] ^= 1;
                case 1 -> bytes.write(new byte[] {1, '#', 2, '#', '\n'});
                default -> {}
            }
            bytes.write(frame);
            if (frame[frame.length - 4]
                    == Hj212Device.message(
                                    mn,
                                    "2011",
                                    4,
                                    "202611010%d%02d%02d".formatted(1 + i / 3600, i / 60 % 60, i % 60),
                                    Map.of("a34004-Rtd", "" + i))
                            .toBytes()[frame.length - 4]) good++;
        }
        try (var device = new Hj212Device(PLATFORM)) {
            byte[] all = bytes.toByteArray();
            for (int at = 0; at < all.length; at += 700)
                device.send(java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + 700)));
            device.send(realTime("1")).answer();
        }
        assertThat(readings("a34004")).as("seed " + SEED).hasSize(good + 1);
    }

    @Test
    void oneThatStopsInTheMiddleOfAFrameHoldsUpNobody() throws IOException {
        onboard();
        var stuck = new ArrayList<Hj212Device>();
        for (int i = 0; i < 50; i++) {
            var one = new Hj212Device(PLATFORM);
            one.send("##0999QN=".getBytes(StandardCharsets.US_ASCII));
            stuck.add(one);
        }
        try (var device = new Hj212Device(PLATFORM)) {
            assertThat(device.send(realTime("12")).answer()).contains("CN=9014");
        }
        for (Hj212Device one : stuck) one.close();
    }

    @Test
    void whoSendsTooMuchIsReadMoreSlowly() {
        var pace = new Pace(100, 0);

        assertThat(pace.take(100, 0)).isZero();
        // Fifty above the burst take half a second.
        assertThat(pace.take(50, 0)).isEqualTo(500_000_000);
        assertThat(pace.take(1, 2_000_000_000)).isZero();
    }
}
