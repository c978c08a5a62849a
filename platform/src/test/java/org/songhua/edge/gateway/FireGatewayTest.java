package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.protocol.gb26875.FireFrame;
import org.songhua.engine.protocol.gb26875.FireFrame.Command;
import org.songhua.engine.protocol.gb26875.FireFramer;
import org.songhua.engine.protocol.gb26875.FireTime;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Result;

/** GB/T 26875.3 over TCP: what is confirmed is kept, once, and what cannot be placed is kept too. */
class FireGatewayTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final FireGateway GATEWAY = PLATFORM.bean(FireGateway.class);
    private static final long SEED = 26875;
    private static final AtomicLong ADDRESSES = new AtomicLong(0xF1AE_0000_0000L);
    /** Noon of 1 November 2026 in China, four o'clock in the world. */
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 1, 12, 0);

    private static final Instant NOON_UTC = Instant.parse("2026-11-01T04:00:00Z");
    private static final LocalDateTime NEVER = null;

    /** The published frame of the reference; its sender has the address 0. */
    private static final byte[] PUBLISHED = HexFormat.of()
            .parseHex(("40 40 00 00 01 01 18 0D 11 16 0A 14 00 00 00 00 00 00 06 05 04 03 02 01 30 00 02"
                            + "02 01 01 03 00 D9 00 06 00 02 00 A3 C1 C7 F8 A3 B1 B2 E3 DF C8 B2 B8 D7 DF C0 C8"
                            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 30 12 13 01 08 14 68 23 23")
                    .replace(" ", ""));

    private final long address = ADDRESSES.incrementAndGet();
    private final Onboarded transmitter = new Onboarded("gb26875", "%012X".formatted(address));

    private static FrameDevice<FireFrame> connect() throws IOException {
        return new FrameDevice<>(GATEWAY.port().orElseThrow(), new FireFramer());
    }

    private static byte[] time(LocalDateTime time) {
        long packed = time == null ? 0 : FireTime.pack(time);
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(packed)
                .array();
    }

    private static ByteBuffer data(int type, int count) {
        return ByteBuffer.allocate(1024)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) type)
                .put((byte) count);
    }

    /** Component 7 of system 3 of type 1 (fire alarm). */
    private static ByteBuffer putState(ByteBuffer out, int component, int bits, LocalDateTime time) {
        out.put((byte) 1)
                .put((byte) 3)
                .put((byte) 40)
                .putInt(component)
                .putShort((short) bits)
                .put(new byte[31]);
        return out.put(time(time), 0, 6);
    }

    private static ByteBuffer analog(int quantity, int value) {
        ByteBuffer out = data(3, 1).put((byte) 1).put((byte) 3).put((byte) 40).putInt(7);
        return out.put((byte) quantity).putShort((short) value).put(time(NOON), 0, 6);
    }

    private FireFrame frame(int serial, Command command, LocalDateTime sent, ByteBuffer data) {
        byte[] bytes = new byte[data.position()];
        data.flip().get(bytes);
        long packed = sent == null ? 0 : FireTime.pack(sent);
        return new FireFrame(serial, 1, 1, packed, address, 0x0102_0304_0506L, command, bytes);
    }

    private byte[] state(int serial, int bits, LocalDateTime time) {
        return frame(serial, Command.SEND, NOON, putState(data(2, 1), 7, bits, time))
                .toBytes();
    }

    private static List<Double> values(List<Observation> readings) {
        return readings.stream()
                .map(one -> ((Result.Numeric) one.result()).value())
                .toList();
    }

    @Test
    void thePublishedFrameIsAFireOfItsDetectorWhenItIsConfirmed() throws IOException {
        var zero = new Onboarded("gb26875", "000000000000").onboard("", "");
        try (var device = connect()) {
            FireFrame answer = device.send(PUBLISHED).answer();

            assertThat(answer.command()).isEqualTo(Command.CONFIRM);
            assertThat(answer.serial()).isZero();
            assertThat(answer.source()).isEqualTo(0x0102_0304_0506L);
            assertThat(answer.target()).isZero();
        }
        // System type 1, system 3, component 000600D9; 19:18:48 in China.
        assertThat(zero.readings("1.3.393433/fire")).singleElement().satisfies(one -> {
            assertThat(one.result()).isEqualTo(new Result.Numeric(1));
            assertThat(one.phenomenonStart()).isEqualTo(Instant.parse("2020-08-01T11:18:48Z"));
        });
        assertThat(values(zero.readings("1.3.393433/state"))).containsExactly(2.0);
        assertThat(zero.held()).isEmpty();
    }

    @Test
    void everyComponentOfAFrameHasItsOwnDatastreams() throws IOException {
        transmitter.onboard("", "");
        ByteBuffer two = putState(putState(data(2, 2), 7, 0b10, NOON), 8, 0b1, NOON);
        try (var device = connect()) {
            device.send(frame(1, Command.SEND, NOON, two).toBytes()).answer();
        }
        assertThat(values(transmitter.readings("1.3.7/fire"))).containsExactly(1.0);
        assertThat(values(transmitter.readings("1.3.8/fire"))).containsExactly(0.0);
        assertThat(transmitter.readings("1.3.7/fire").getFirst().phenomenonStart())
                .isEqualTo(NOON_UTC);
    }

    @Test
    void systemsAndTheTransmitterItselfTellTheirStates() throws IOException {
        transmitter.onboard("", "");
        ByteBuffer system =
                data(1, 1).put((byte) 1).put((byte) 3).putShort((short) 0b100).put(time(NOON), 0, 6);
        ByteBuffer own = data(21, 1).put((byte) 1).put(time(NOON), 0, 6);
        try (var device = connect()) {
            device.send(
                    frame(1, Command.SEND, NOON, system).toBytes(),
                    frame(2, Command.SEND, NOON, own).toBytes());
            assertThat(device.answer().serial()).isEqualTo(1);
            assertThat(device.answer().serial()).isEqualTo(2);
        }
        assertThat(values(transmitter.readings("1.3/state"))).containsExactly(4.0);
        assertThat(values(transmitter.readings("transmitter/state"))).containsExactly(1.0);
    }

    @Test
    void aTemperatureBelowZeroIsReadInTenthsOfADegree() throws IOException {
        transmitter.onboard("", "");
        try (var device = connect()) {
            device.send(frame(1, Command.SEND, NOON, analog(3, -237)).toBytes()).answer();
        }
        assertThat(values(transmitter.readings("1.3.7/temperature"))).containsExactly(-23.7);
    }

    @Test
    void whatNobodyKnowsIsConfirmedAndKeptInQuarantineWithTheReason() throws IOException {
        transmitter.onboard("", "");
        ByteBuffer operation = data(24, 1).put(new byte[8]);
        ByteBuffer cutOff = data(2, 3).put(new byte[20]);
        try (var device = connect()) {
            device.send(
                    frame(1, Command.SEND, NOON, analog(200, 1)).toBytes(),
                    frame(2, Command.SEND, NOON, operation).toBytes(),
                    frame(3, Command.SEND, NOON, cutOff).toBytes());
            for (int serial = 1; serial <= 3; serial++) {
                FireFrame answer = device.answer();
                assertThat(answer.command()).isEqualTo(Command.CONFIRM);
                assertThat(answer.serial()).isEqualTo(serial);
            }
        }
        assertThat(transmitter.held()).containsExactly("channel", "command", "form");
    }

    @Test
    void whatAStrangerSendsIsKeptAndTakenInWhenItIsOnboarded() throws IOException {
        try (var device = connect()) {
            assertThat(device.send(state(1, 0b10, NOON)).answer().command()).isEqualTo(Command.CONFIRM);
        }
        assertThat(transmitter.held()).containsExactly("unknown");

        transmitter.onboard("", "");
        int released = GATEWAY.release(transmitter.device());

        assertThat(released).isOne();
        assertThat(transmitter.held()).isEmpty();
        assertThat(values(transmitter.readings("1.3.7/fire"))).containsExactly(1.0);
    }

    @Test
    void aFrameThatIsRepeatedIsConfirmedEachTimeAndKeptOnce() throws IOException {
        transmitter.onboard("", "");
        byte[] fire = state(9, 0b10, NOON);
        for (int connection = 0; connection < 2; connection++) {
            try (var device = connect()) {
                device.send(fire, fire);
                assertThat(device.answer().serial()).isEqualTo(9);
                assertThat(device.answer().serial()).isEqualTo(9);
            }
        }
        assertThat(values(transmitter.readings("1.3.7/fire"))).containsExactly(1.0);
    }

    @Test
    void aDeviceThatDoesNotKnowTheTimeIsDoubtedAndItsRepetitionIsTheSameReading() throws IOException {
        transmitter.onboard("", "");
        byte[] fire = frame(5, Command.SEND, NEVER, putState(data(2, 1), 7, 0b10, NEVER))
                .toBytes();
        byte[] normal = frame(6, Command.SEND, NEVER, putState(data(2, 1), 7, 0b01, NEVER))
                .toBytes();
        Instant before = Instant.now().minusSeconds(1);
        for (byte[] one : List.of(fire, fire, normal)) {
            try (var device = connect()) {
                device.send(one).answer();
            }
        }
        assertThat(values(transmitter.readings("1.3.7/fire"))).containsExactly(1.0, 0.0);
        Observation first = transmitter.readings("1.3.7/fire").getFirst();
        assertThat(first.phenomenonStart()).isAfter(before);
        assertThat(QualityFlag.of(Byte.toUnsignedInt(first.quality()))).contains(QualityFlag.CLOCK);
    }

    @Test
    void questionsOfATransmitterAreRefusedAndItsAnswersAreNotAnswered() throws IOException {
        transmitter.onboard("", "");
        try (var device = connect()) {
            device.send(
                    frame(1, Command.CONFIRM, NOON, data(2, 0)).toBytes(),
                    frame(2, Command.REQUEST, NOON, data(61, 1)).toBytes());
            FireFrame answer = device.answer();

            assertThat(answer.serial()).isEqualTo(2);
            assertThat(answer.command()).isEqualTo(Command.DENY);
        }
        assertThat(transmitter.held()).isEmpty();
    }

    @Test
    void theClockOfATransmitterIsComparedWithOurs() throws IOException {
        transmitter.onboard("", "");
        LocalDateTime anHourAhead =
                LocalDateTime.ofInstant(Instant.now(), ZoneOffset.ofHours(8)).plusHours(1);
        ByteBuffer clock = data(28, 1).put(time(anHourAhead), 0, 6);
        try (var device = connect()) {
            device.send(frame(1, Command.SEND, anHourAhead, clock).toBytes()).answer();
        }
        assertThat(transmitter.held()).isEmpty();
        var seen = transmitter.seen();
        assertThat(seen.messages()).isOne();
        // Whole seconds, and what the way took.
        assertThat(seen.lastSeen().plusMillis(seen.skew_ms()))
                .isCloseTo(anHourAhead.toInstant(ZoneOffset.ofHours(8)), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void aFrameInPiecesIsOneFrame() throws IOException {
        transmitter.onboard("", "");
        try (var device = connect()) {
            assertThat(device.sendInBytes(state(1, 0b10, NOON)).answer().serial())
                    .isEqualTo(1);
        }
        assertThat(transmitter.readings("1.3.7/fire")).hasSize(1);
    }

    @Test
    void damagedFramesHalvesAndNoiseBetweenGoodOnesLoseNoGoodOne() throws IOException {
        transmitter.onboard("", "");
        var random = new SplittableRandom(SEED);
        var bytes = new ByteArrayOutputStream();
        var good = new ArrayList<Double>();
        for (int i = 0; i < 200; i++) {
            byte[] frame = state(i, i, NOON.plusSeconds(i));
            switch (random.nextInt(4)) {
                case 0 -> frame[frame.length - 3] ^= 1;
                case 1 -> bytes.write(new byte[] {1, '@', 2, '#', '#'});
                // Half a frame swallows none behind it: its length is not where it ends.
                case 2 -> bytes.write(frame, 0, 20);
                default -> {}
            }
            bytes.write(frame);
            if (frame[frame.length - 3] == state(i, i, NOON.plusSeconds(i))[frame.length - 3]) good.add((double) i);
        }
        // A half may wait for as many bytes as its wrong length says.
        for (int i = 0; i < 5; i++) bytes.write(state(1000, 1, NOON.plusSeconds(1000)));
        try (var device = connect()) {
            byte[] all = bytes.toByteArray();
            for (int at = 0; at < all.length; at += 333)
                device.send(java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + 333)));
            FireFrame last = device.answer();
            while (last.serial() != 1000) last = device.answer();
        }
        good.add(1.0);
        assertThat(values(transmitter.readings("1.3.7/state")))
                .as("seed " + SEED)
                .isEqualTo(good);
    }

    @Test
    void oneThatStopsInTheMiddleOfAFrameHoldsUpNobody() throws IOException {
        transmitter.onboard("", "");
        var stuck = new ArrayList<FrameDevice<FireFrame>>();
        for (int i = 0; i < 50; i++) stuck.add(connect().send(java.util.Arrays.copyOf(PUBLISHED, 30)));
        try (var device = connect()) {
            assertThat(device.send(state(1, 0b10, NOON)).answer().command()).isEqualTo(Command.CONFIRM);
        }
        for (var one : stuck) one.close();
    }
}
