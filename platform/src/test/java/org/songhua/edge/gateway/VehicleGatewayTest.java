package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.engine.odata.Query;
import org.songhua.engine.protocol.jt808.VehicleFramer;
import org.songhua.engine.protocol.jt808.VehicleMessage;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.RawJson;
import org.songhua.sensing.Relation;
import org.songhua.sensing.Result;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.Target;

/** JT/T 808 over TCP: positions are readings when they are answered by 0, and the vehicle's thing follows them. */
class VehicleGatewayTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final VehicleGateway GATEWAY = PLATFORM.bean(VehicleGateway.class);
    private static final long SEED = 808;
    private static final AtomicLong PHONES = new AtomicLong(13_900_000_000L);
    private static final Instant NOON = Instant.parse("2026-11-01T04:00:00Z");
    private static final int VALID = 0b11;
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final int NOT_SUPPORTED = 3;

    /** The published authentication of the reference. */
    private static final byte[] PUBLISHED =
            HexFormat.of().parseHex("7E010200 0D002002604325000138333030323030323630343332137E".replace(" ", ""));

    private final Onboarded vehicle = new Onboarded("jt808", Long.toString(PHONES.incrementAndGet()));

    private static FrameDevice<VehicleMessage> connect() throws IOException {
        return new FrameDevice<>(GATEWAY.port().orElseThrow(), new VehicleFramer());
    }

    private VehicleMessage message(int id, int serial, byte[] body) {
        return new VehicleMessage(id, null, "0" + vehicle.code(), serial, null, 0, body);
    }

    private static byte[] body(int state, double lat, double lon, int speed, Instant time) {
        String digits = LocalDateTime.ofInstant(time, ZoneOffset.ofHours(8))
                .format(DateTimeFormatter.ofPattern("yyMMddHHmmss"));
        return ByteBuffer.allocate(34)
                .putInt(1)
                .putInt(state)
                .putInt((int) Math.round(lat * 1e6))
                .putInt((int) Math.round(lon * 1e6))
                .putShort((short) 200)
                .putShort((short) speed)
                .putShort((short) 90)
                .put(HexFormat.of().parseHex(digits))
                .put((byte) 1)
                .put((byte) 4)
                .putInt(1234)
                .array();
    }

    private byte[] position(int serial, int speed, Instant time) {
        return message(VehicleMessage.POSITION, serial, body(VALID, 43.9, 125.3, speed, time))
                .toBytes();
    }

    private byte[] kept(int serial, byte[]... bodies) {
        ByteBuffer out =
                ByteBuffer.allocate(1000).putShort((short) bodies.length).put((byte) 1);
        for (byte[] one : bodies) out.putShort((short) one.length).put(one);
        return message(VehicleMessage.POSITIONS, serial, Arrays.copyOf(out.array(), out.position()))
                .toBytes();
    }

    private byte[] authentication(String code) {
        return message(VehicleMessage.AUTHENTICATE, 1, code.getBytes(StandardCharsets.US_ASCII))
                .toBytes();
    }

    /** {@return result of a common answer, after a look at what it answers} */
    private static int result(VehicleMessage answer, int serial) {
        assertThat(answer.id()).isEqualTo(VehicleMessage.PLATFORM_ANSWER);
        ByteBuffer body = ByteBuffer.wrap(answer.body());
        assertThat(body.getShort() & 0xFFFF).isEqualTo(serial);
        return answer.body()[4];
    }

    private List<Double> speeds() {
        return vehicle.readings("speed").stream()
                .map(one -> ((Result.Numeric) one.result()).value())
                .toList();
    }

    private String place() {
        SensorThings things = PLATFORM.bean(SensorThings.class);
        var places =
                things.list(Target.of(Relation.THING_LOCATIONS, vehicle.device().thing()), Query.NONE);
        return ((RawJson) places.nodes().getFirst().entity().value("location"))
                .text()
                .replace(" ", "");
    }

    @Test
    void thePublishedAuthenticationIsAcceptedByItsCode() throws IOException {
        new Onboarded("jt808", "2002604325").onboard("8300200260432", "");
        try (var device = connect()) {
            assertThat(result(device.send(PUBLISHED).answer(), 1)).isEqualTo(DONE);
        }
    }

    @Test
    void aPositionIsAReadingOfPlaceAndSpeedWhenItIsAnswered() throws IOException {
        vehicle.onboard("", "direction=vehicle_speed;mileage=vehicle_speed");
        try (var device = connect()) {
            assertThat(result(device.send(position(7, 123, NOON)).answer(), 7)).isEqualTo(DONE);
        }
        assertThat(vehicle.readings("position")).singleElement().satisfies(one -> {
            assertThat(one.result()).isEqualTo(new Result.Json("{\"type\":\"Point\",\"coordinates\":[125.3,43.9]}"));
            assertThat(one.phenomenonStart()).isEqualTo(NOON);
        });
        assertThat(speeds()).containsExactly(12.3);
        // What no pack knows is read when the register says what it means.
        assertThat(vehicle.readings("direction").getFirst().result()).isEqualTo(new Result.Numeric(90));
        assertThat(vehicle.readings("mileage").getFirst().result()).isEqualTo(new Result.Numeric(123.4));
        assertThat(vehicle.held()).isEmpty();
    }

    @Test
    void theThingOfTheVehicleFollowsItsNewestPosition() throws IOException {
        vehicle.onboard("", "");
        byte[] newer = body(VALID, 43.81, 125.41, 10, NOON.plusSeconds(60));
        byte[] older = body(VALID, 43.82, 125.42, 10, NOON);
        try (var device = connect()) {
            device.send(kept(1, newer, older)).answer();
        }
        assertThat(place()).contains("[125.41,43.81]");
    }

    @Test
    void positionsOfThePastOrWithoutAFixMoveNothing() throws IOException {
        vehicle.onboard("", "position=vehicle_position");
        Observations observations = PLATFORM.bean(Observations.class);
        long datastream = PLATFORM.bean(org.songhua.sensing.Devices.class)
                .channels(vehicle.device())
                .get("position");
        observations.append(List.of(
                new NewObservation(datastream, NOON.plusSeconds(600), null, null, new Result.Json("{}"), null, null)));
        try (var device = connect()) {
            device.send(position(1, 10, NOON)).answer();
            byte[] lost = body(0, 1, 2, 10, NOON.plusSeconds(900));
            device.send(message(VehicleMessage.POSITION, 2, lost).toBytes()).answer();
        }
        assertThat(place()).contains("[125.3,43.9]");
        Observation last = vehicle.readings("speed").getLast();
        assertThat(QualityFlag.of(Byte.toUnsignedInt(last.quality()))).contains(QualityFlag.SENDER);
    }

    @Test
    void positionsThatWereKeptWithoutConnectionAreAllThereOnce() throws IOException {
        vehicle.onboard("", "");
        byte[][] bodies = {
            body(VALID, 43.9, 125.3, 10, NOON),
            body(VALID, 43.9, 125.3, 20, NOON.plusSeconds(10)),
            body(VALID, 43.9, 125.3, 30, NOON.plusSeconds(20))
        };
        try (var device = connect()) {
            assertThat(result(device.send(kept(1, bodies)).answer(), 1)).isEqualTo(DONE);
            // The answer was lost: it sends them again, and one of them in the usual way too.
            assertThat(result(device.send(kept(2, bodies)).answer(), 2)).isEqualTo(DONE);
            device.send(position(3, 20, NOON.plusSeconds(10))).answer();
        }
        assertThat(speeds()).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void whoHasACodeIsHeardOnlyAfterShowingIt() throws IOException {
        vehicle.onboard("s3cret", "");
        try (var device = connect()) {
            assertThat(result(device.send(position(1, 10, NOON)).answer(), 1)).isEqualTo(FAILED);
            assertThat(result(
                            device.send(message(VehicleMessage.HEARTBEAT, 2, new byte[0])
                                            .toBytes())
                                    .answer(),
                            2))
                    .isEqualTo(FAILED);
            assertThat(result(device.send(authentication("s3cret")).answer(), 1))
                    .isEqualTo(DONE);
            assertThat(result(device.send(position(3, 20, NOON.plusSeconds(1))).answer(), 3))
                    .isEqualTo(DONE);
        }
        assertThat(speeds()).containsExactly(2.0);
        assertThat(vehicle.held()).containsExactly("password");
        // It may have been anybody.
        assertThat(GATEWAY.release(vehicle.device())).isZero();
    }

    @Test
    void aWrongCodeEndsTheConnection() throws IOException {
        vehicle.onboard("s3cret", "");
        try (var device = connect()) {
            assertThat(result(
                            device.send(authentication("guess"), authentication("s3cret"))
                                    .answer(),
                            1))
                    .isEqualTo(FAILED);
            assertThat(device.answer()).isNull();
        }
    }

    @Test
    void aStrangerIsFoundOnceAmongTheStrangersAndTakenInWhenItIsOnboarded() throws IOException {
        try (var device = connect()) {
            for (int serial = 1; serial <= 2; serial++) {
                VehicleMessage no = device.send(message(VehicleMessage.REGISTER, serial, new byte[37])
                                .toBytes())
                        .answer();
                assertThat(no.id()).isEqualTo(VehicleMessage.REGISTRATION_ANSWER);
                assertThat(no.body()).containsExactly(0, serial, 4);
            }
            assertThat(result(device.send(position(3, 10, NOON)).answer(), 3)).isEqualTo(DONE);
            assertThat(vehicle.held()).containsExactly("unknown", "unknown");

            vehicle.onboard("", "");
            assertThat(GATEWAY.release(vehicle.device())).isEqualTo(2);
            VehicleMessage yes = device.send(
                            message(VehicleMessage.REGISTER, 4, new byte[37]).toBytes())
                    .answer();
            assertThat(yes.body()[2]).isZero();
            String code = new String(yes.body(), 3, yes.body().length - 3, StandardCharsets.US_ASCII);
            assertThat(result(device.send(authentication(code)).answer(), 1)).isEqualTo(DONE);
        }
        assertThat(speeds()).containsExactly(1.0);
        assertThat(vehicle.held()).isEmpty();
    }

    @Test
    void aCodeThatWasAgreedUponIsNotGivenAway() throws IOException {
        vehicle.onboard("s3cret", "");
        try (var device = connect()) {
            VehicleMessage answer = device.send(
                            message(VehicleMessage.REGISTER, 1, new byte[37]).toBytes())
                    .answer();
            assertThat(answer.body()).containsExactly(0, 1, 3);
        }
    }

    @Test
    void signsOfLifeAreSeenAndWhatIsNotReadIsSaidSo() throws IOException {
        vehicle.onboard("", "");
        try (var device = connect()) {
            assertThat(result(
                            device.send(message(VehicleMessage.HEARTBEAT, 1, new byte[0])
                                            .toBytes())
                                    .answer(),
                            1))
                    .isEqualTo(DONE);
            var part = new VehicleMessage.Part(2, 1);
            byte[] body = body(VALID, 43.9, 125.3, 10, NOON);
            String phone = "0" + vehicle.code();
            device.send(
                    message(0x0801, 2, new byte[9]).toBytes(),
                    new VehicleMessage(VehicleMessage.POSITION, null, phone, 3, part, 0, body).toBytes(),
                    new VehicleMessage(VehicleMessage.POSITION, null, phone, 4, null, 1, body).toBytes(),
                    message(VehicleMessage.TERMINAL_ANSWER, 5, new byte[5]).toBytes(),
                    message(VehicleMessage.LOG_OUT, 6, new byte[0]).toBytes());
            for (int serial = 2; serial <= 4; serial++)
                assertThat(result(device.answer(), serial)).isEqualTo(NOT_SUPPORTED);
            assertThat(result(device.answer(), 6)).isEqualTo(DONE);
        }
        assertThat(vehicle.seen().messages()).isEqualTo(2);
        assertThat(vehicle.readings("position")).isEmpty();
    }

    @Test
    void aPositionThatIsNoneIsToldAndKept() throws IOException {
        vehicle.onboard("", "");
        try (var device = connect()) {
            device.send(
                    message(VehicleMessage.POSITION, 1, new byte[5]).toBytes(),
                    message(VehicleMessage.POSITION, 2, body(VALID, 91, 125.3, 10, NOON))
                            .toBytes(),
                    message(VehicleMessage.POSITIONS, 3, new byte[] {0, 9, 1}).toBytes());
            for (int serial = 1; serial <= 3; serial++)
                assertThat(result(device.answer(), serial)).isEqualTo(WRONG);
        }
        assertThat(vehicle.held()).containsExactly("form", "form", "form");
    }

    @Test
    void bothEditionsAndMarksInsideAreTheSameVehicle() throws IOException {
        vehicle.onboard("", "");
        String phone = "000000000" + vehicle.code();
        // Serial number and place hold marks and escapes: 7E7D.
        var young = new VehicleMessage(
                VehicleMessage.POSITION, 1, phone, 0x7E7D, null, 0, body(VALID, 0x7E7D7E / 1e6, 125.3, 10, NOON));
        try (var device = connect()) {
            device.send(position(1, 10, NOON.plusSeconds(1))).answer();
            VehicleMessage answer = device.sendInBytes(young.toBytes()).answer();
            assertThat(answer.version()).isEqualTo(1);
            assertThat(answer.phone()).isEqualTo(phone);
            assertThat(result(answer, 0x7E7D)).isEqualTo(DONE);
        }
        assertThat(vehicle.readings("position")).hasSize(2);
    }

    @Test
    void damagedFramesHalvesAndNoiseBetweenGoodOnesLoseNoGoodOne() throws IOException {
        vehicle.onboard("", "");
        var random = new SplittableRandom(SEED);
        var bytes = new ByteArrayOutputStream();
        int good = 0;
        for (int i = 0; i < 200; i++) {
            byte[] frame = position(i, i, NOON.plusSeconds(i));
            switch (random.nextInt(4)) {
                case 0 -> {
                    frame[20] ^= 0x10;
                    good--;
                }
                case 1 -> bytes.write(new byte[] {1, 2, 3});
                case 2 -> bytes.write(frame, 0, 15);
                default -> {}
            }
            bytes.write(frame);
            good++;
        }
        bytes.write(position(1000, 0, NOON.plusSeconds(1000)));
        try (var device = connect()) {
            byte[] all = bytes.toByteArray();
            for (int at = 0; at < all.length; at += 777)
                device.send(Arrays.copyOfRange(all, at, Math.min(all.length, at + 777)));
            VehicleMessage last = device.answer();
            while (ByteBuffer.wrap(last.body()).getShort() != 1000) last = device.answer();
        }
        assertThat(speeds()).as("seed " + SEED).hasSize(good + 1);
    }

    @Test
    void oneThatStopsInTheMiddleOfAFrameHoldsUpNobody() throws IOException {
        vehicle.onboard("", "");
        var stuck = new java.util.ArrayList<FrameDevice<VehicleMessage>>();
        for (int i = 0; i < 50; i++) stuck.add(connect().send(Arrays.copyOf(PUBLISHED, 20)));
        try (var device = connect()) {
            assertThat(result(device.send(position(1, 10, NOON)).answer(), 1)).isEqualTo(DONE);
        }
        for (var one : stuck) one.close();
    }
}
