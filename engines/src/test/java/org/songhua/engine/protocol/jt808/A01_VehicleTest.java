package org.songhua.engine.protocol.jt808;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.Streams;

/** Frames of vehicles, of both editions. */
class A01_VehicleTest {
    private static final byte[] AUTHENTICATE =
            hex("7E 01 02 00 0D 00 20 02 60 43 25 00 01 38 33 30 30 32 30 30 32 36 30 34 33 32 13 7E");
    private static final byte[] PLATFORM_ANSWER = hex("7E 80 01 00 05 00 20 02 60 43 23 00 09 00 EE 02 00 00 43 7E");

    @Test
    void published_frames_are_read() {
        VehicleMessage authenticate = read(AUTHENTICATE).frames.getFirst();
        assertThat(authenticate.id()).isEqualTo(0x0102);
        assertThat(authenticate.phone()).isEqualTo("002002604325");
        assertThat(authenticate.serial()).isEqualTo(1);
        assertThat(authenticate.version()).isNull();
        assertThat(new String(authenticate.body(), StandardCharsets.US_ASCII)).isEqualTo("8300200260432");
        assertThat(read(PLATFORM_ANSWER).frames.getFirst().id()).isEqualTo(VehicleMessage.PLATFORM_ANSWER);
    }

    @Test
    void the_platforms_answer_is_the_published_one() {
        var position = new VehicleMessage(VehicleMessage.POSITION, null, "002002604323", 0xEE, null, 0, new byte[0]);
        assertThat(position.answer(9, 0).toBytes()).isEqualTo(PLATFORM_ANSWER);
    }

    @Test
    void one_mark_may_end_a_frame_and_begin_the_next() {
        byte[] both = joined(AUTHENTICATE, Arrays.copyOfRange(PLATFORM_ANSWER, 1, PLATFORM_ANSWER.length));
        // The first frame takes its mark; the second is told as garbage up to its own.
        assertThat(read(joined(both, AUTHENTICATE)).frames).hasSizeGreaterThanOrEqualTo(2);
        assertThat(read(joined(AUTHENTICATE, PLATFORM_ANSWER)).frames).hasSize(2);
    }

    @Test
    void marks_and_escapes_inside_are_escaped_and_come_back() {
        byte[] body = {0x7E, 0x7D, 1, 2, 0x7D, 0x7D, 0x7E};
        var message = new VehicleMessage(0x0900, 1, "00000000012345678901", 7, null, 0, body);
        byte[] frame = message.toBytes();
        assertThat(count(frame, 0x7E)).isEqualTo(2);
        VehicleMessage back = read(frame).frames.getFirst();
        assertThat(back.body()).isEqualTo(body);
        assertThat(back.version()).isEqualTo(1);
        assertThat(back.phone()).isEqualTo("00000000012345678901");
    }

    @Test
    void a_position_is_read() {
        VehiclePosition position =
                VehiclePosition.parse(position(22_591_771, 113_995_873, 3, hex("21 09 22 16 37 58")));
        assertThat(position.latitude()).isEqualTo(22.591771);
        assertThat(position.longitude()).isEqualTo(113.995873);
        assertThat(position.height_m()).isEqualTo(70);
        assertThat(position.speed_kmph()).isEqualTo(12.3);
        assertThat(position.direction_deg()).isEqualTo(90);
        assertThat(position.isValid()).isTrue();
        assertThat(position.time_us())
                .isEqualTo(Instant.parse("2021-09-22T08:37:58Z").getEpochSecond() * 1_000_000);
        assertThat(position.items()).containsOnlyKeys(1);
        assertThat(position.items().get(1)).containsExactly(0, 0, 0, 9);
    }

    @Test
    void south_and_west_are_negative() {
        VehiclePosition position =
                VehiclePosition.parse(position(1_000_000, 2_000_000, 0b1100, hex("21 09 22 16 37 58")));
        assertThat(position.latitude()).isEqualTo(-1);
        assertThat(position.longitude()).isEqualTo(-2);
        assertThat(position.isValid()).isFalse();
    }

    @Test
    void positions_that_are_cut_off_or_have_no_time_are_faults() {
        assertThatThrownBy(() -> VehiclePosition.parse(new byte[27])).hasMessageContaining("JT808-005");
        assertThatThrownBy(() -> VehiclePosition.parse(new byte[28])).hasMessageContaining("JT808-006");
    }

    @Test
    void a_position_beyond_the_poles_is_a_fault() {
        byte[] time = hex("21 09 22 16 37 58");
        assertThat(VehiclePosition.parse(position(90_000_000, 180_000_000, 3, time))
                        .latitude())
                .isEqualTo(90);
        assertThatThrownBy(() -> VehiclePosition.parse(position(90_000_001, 0, 3, time)))
                .hasMessageContaining("JT808-008");
        assertThatThrownBy(() -> VehiclePosition.parse(position(0, -1, 3, time)))
                .hasMessageContaining("JT808-008");
    }

    @Test
    void kept_positions_are_cut_apart_and_all_must_be_there() {
        // Two of them, kept while there was no connection: number, kind, length and body of each.
        byte[] two = hex("00 02 01 00 03 0A 0B 0C 00 01 0D");
        assertThat(VehiclePosition.bodies(two)).containsExactly(hex("0A 0B 0C"), hex("0D"));
        assertThat(VehiclePosition.bodies(hex("00 00 01"))).isEmpty();
        assertThatThrownBy(() -> VehiclePosition.bodies(hex("00 03 01 00 01 0A")))
                .hasMessageContaining("JT808-007")
                .hasMessageContaining("holds 1");
        assertThatThrownBy(() -> VehiclePosition.bodies(new byte[2])).hasMessageContaining("JT808-007");
        // A length beyond the end takes what there is: the position is then cut off, which is told of itself.
        assertThat(VehiclePosition.bodies(hex("00 01 01 00 FF 0A"))).containsExactly(hex("0A"));
    }

    @Test
    void a_terminal_is_the_same_in_both_editions() {
        var old = new VehicleMessage(2, null, "013912345678", 1, null, 0, new byte[0]);
        var young = new VehicleMessage(2, 1, "00000000013912345678", 1, null, 0, new byte[0]);
        assertThat(old.terminal()).isEqualTo("13912345678").isEqualTo(young.terminal());
        assertThat(new VehicleMessage(2, null, "000000000000", 1, null, 0, new byte[0]).terminal())
                .isEqualTo("0");
    }

    @Test
    void the_code_of_an_authentication_is_read_in_both_editions() {
        assertThat(read(AUTHENTICATE).frames.getFirst().authenticationCode()).isEqualTo("8300200260432");
        String phone = "00000000013912345678";
        var young = new VehicleMessage(0x0102, 1, phone, 1, null, 0, hex("03 41 42 43 30 30 30"));
        assertThat(young.authenticationCode()).isEqualTo("ABC");
        assertThat(new VehicleMessage(0x0102, 1, phone, 1, null, 0, hex("09 41")).authenticationCode())
                .isEmpty();
        assertThat(new VehicleMessage(0x0102, 1, phone, 1, null, 0, new byte[0]).authenticationCode())
                .isEmpty();
    }

    @Test
    void a_registration_is_answered_with_a_code_or_without() {
        var register = new VehicleMessage(VehicleMessage.REGISTER, null, "002002604323", 5, null, 0, new byte[0]);
        VehicleMessage done =
                read(register.registrationAnswer(1, 0, "A1").toBytes()).frames.getFirst();
        assertThat(done.id()).isEqualTo(VehicleMessage.REGISTRATION_ANSWER);
        assertThat(done.body()).isEqualTo(hex("00 05 00 41 31"));
        assertThat(register.registrationAnswer(1, 4, "A1").body()).isEqualTo(hex("00 05 04"));
    }

    @Test
    void a_frame_that_was_written_is_read_alone() {
        assertThat(VehicleMessage.ofFrame(AUTHENTICATE).toBytes()).isEqualTo(AUTHENTICATE);
        assertThatThrownBy(() -> VehicleMessage.ofFrame(new byte[] {1, 2, 3})).isInstanceOf(FaultException.class);
        byte[] wrong = AUTHENTICATE.clone();
        wrong[20]++;
        assertThatThrownBy(() -> VehicleMessage.ofFrame(wrong)).hasMessageContaining("JT808-002");
    }

    @Test
    void frames_whose_length_or_checksum_is_wrong_are_faults() {
        byte[] wrong = AUTHENTICATE.clone();
        wrong[20]++;
        assertThat(read(wrong).faults.getFirst().code()).isEqualTo("JT808-002");
        byte[] longer = AUTHENTICATE.clone();
        longer[4]++;
        longer[26] ^= 0x0D ^ 0x0E;
        assertThat(read(longer).faults.getFirst().code()).isEqualTo("JT808-003");
        byte[] letters = AUTHENTICATE.clone();
        letters[5] = (byte) 0xAB;
        letters[26] ^= (byte) 0xAB;
        assertThat(read(letters).faults.getFirst().code()).isEqualTo("JT808-004");
    }

    @Test
    void messages_that_cannot_be_sent_are_refused() {
        assertThatThrownBy(() -> new VehicleMessage(1, null, "1", 1, null, 0, new byte[0]))
                .hasMessageContaining("phone");
        assertThatThrownBy(() -> new VehicleMessage(1, null, "002002604323", 1, null, 0, new byte[1024]))
                .hasMessageContaining("1024");
    }

    @Test
    void random_messages_come_back_in_any_portions() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            VehicleMessage message = any(random);
            var read = Streams.readInPieces(new VehicleFramer(), message.toBytes(), random);
            assertThat(read.faults).as("seed %d", seed).isEmpty();
            VehicleMessage back = read.frames.getFirst();
            assertThat(back.toBytes()).isEqualTo(message.toBytes());
            assertThat(back.part()).isEqualTo(message.part());
            assertThat(back.encryption()).isEqualTo(message.encryption());
        }
    }

    @Test
    void damaged_streams_do_no_harm() {
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            Streams.assertDamageDoesNoHarm(VehicleFramer::new, () -> any(random).toBytes(), 6000, seed);
        }
    }

    @Test
    void random_bodies_are_positions_or_faults() {
        var random = new Random(6);
        for (int round = 0; round < 1000; round++) {
            byte[] body = new byte[random.nextInt(60)];
            random.nextBytes(body);
            try {
                VehiclePosition.parse(body);
            } catch (FaultException e) {
                assertThat(e.faults().getFirst().code()).isIn("JT808-005", "JT808-006", "JT808-008");
            }
        }
    }

    private static VehicleMessage any(Random random) {
        byte[] body = new byte[random.nextInt(100)];
        random.nextBytes(body);
        boolean isNew = random.nextBoolean();
        String phone = "%012d".formatted(random.nextLong(1_000_000_000_000L));
        return new VehicleMessage(
                random.nextInt(65536),
                isNew ? (Integer) 1 : null,
                isNew ? "00000000" + phone : phone,
                random.nextInt(65536),
                random.nextInt(4) == 0 ? new VehicleMessage.Part(3, 2) : null,
                random.nextInt(2),
                body);
    }

    private static byte[] position(int latitude, int longitude, int state, byte[] time) {
        return ByteBuffer.allocate(34)
                .putInt(0)
                .putInt(state)
                .putInt(latitude)
                .putInt(longitude)
                .putShort((short) 70)
                .putShort((short) 123)
                .putShort((short) 90)
                .put(time)
                .put((byte) 1)
                .put((byte) 4)
                .putInt(9)
                .array();
    }

    private static long count(byte[] bytes, int value) {
        long count = 0;
        for (byte one : bytes) if (one == value) count++;
        return count;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static Streams.Collected<VehicleMessage> read(byte[] bytes) {
        return Streams.read(new VehicleFramer(), bytes);
    }
}
