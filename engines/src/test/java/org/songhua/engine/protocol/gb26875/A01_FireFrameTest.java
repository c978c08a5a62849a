package org.songhua.engine.protocol.gb26875;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.Streams;

/** Frames of fire alarm transmitters. */
class A01_FireFrameTest {
    /** A published frame: a component reports fire. */
    private static final byte[] FIRE = HexFormat.of()
            .parseHex(("40 40 00 00 01 01 18 0D 11 16 0A 14 00 00 00 00 00 00 06 05 04 03 02 01 30 00 02"
                            + "02 01 01 03 00 D9 00 06 00 02 00 A3 C1 C7 F8 A3 B1 B2 E3 DF C8 B2 B8 D7 DF C0 C8"
                            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 30 12 13 01 08 14 68 23 23")
                    .replace(" ", ""));

    @Test
    void the_published_frame_says_that_a_detector_reports_fire() {
        FireFrame frame = read(FIRE).frames.getFirst();
        assertThat(frame.serial()).isZero();
        assertThat(frame.command()).isEqualTo(FireFrame.Command.SEND);
        assertThat(frame.target()).isEqualTo(0x010203040506L);
        assertThat(FireTime.unpack(frame.time())).contains(LocalDateTime.of(2020, 10, 22, 17, 13, 24));
        var state = (FireData.ComponentState) FireData.parse(frame.data()).getFirst();
        assertThat(state.description()).isEqualTo("Ａ区１层呷哺走廊");
        assertThat(FireState.of(state.state())).containsExactly(FireState.FIRE);
        assertThat(state.systemType()).isEqualTo(1);
        assertThat(state.systemAddress()).isEqualTo(3);
        assertThat(state.componentAddress()).isEqualTo(0x000600D9L);
        assertThat(state.time()).isEqualTo(LocalDateTime.of(2020, 8, 1, 19, 18, 48));
    }

    @Test
    void the_published_frame_with_a_wrong_checksum_is_a_fault() {
        byte[] wrong = FIRE.clone();
        wrong[wrong.length - 3] = 0x63;
        var read = read(wrong);
        assertThat(read.frames).isEmpty();
        assertThat(read.faults.getFirst().problem()).contains("63").contains("68");
    }

    @Test
    void a_frame_that_is_read_and_written_is_the_same() {
        assertThat(read(FIRE).frames.getFirst().toBytes()).isEqualTo(FIRE);
    }

    @Test
    void a_confirmation_repeats_the_serial_number_and_turns_the_addresses() {
        FireFrame frame = read(FIRE).frames.getFirst();
        FireFrame answer = frame.confirmation(FireTime.pack(LocalDateTime.of(2026, 1, 2, 3, 4, 5)));
        FireFrame back = read(answer.toBytes()).frames.getFirst();
        assertThat(back.command()).isEqualTo(FireFrame.Command.CONFIRM);
        assertThat(back.source()).isEqualTo(frame.target());
        assertThat(back.target()).isEqualTo(frame.source());
        assertThat(FireTime.unpack(back.time())).contains(LocalDateTime.of(2026, 1, 2, 3, 4, 5));
    }

    @Test
    void a_refusal_turns_the_addresses_and_the_sender_is_written_with_its_highest_digit_first() {
        FireFrame frame = read(FIRE).frames.getFirst();
        FireFrame no = read(frame.refusal(0).toBytes()).frames.getFirst();
        assertThat(no.command()).isEqualTo(FireFrame.Command.DENY);
        assertThat(no.serial()).isEqualTo(frame.serial());
        assertThat(frame.sender()).isEqualTo("000000000000");
        assertThat(no.sender()).isEqualTo("010203040506");
    }

    @Test
    void a_frame_that_was_written_is_read_alone() {
        assertThat(FireFrame.parse(FIRE).toBytes()).isEqualTo(FIRE);
        assertThatThrownBy(() -> FireFrame.parse(new byte[29])).hasMessageContaining("29");
    }

    @Test
    void quantities_are_counted_in_tenths() {
        assertThat(FireQuantity.of(3)).contains(FireQuantity.TEMPERATURE);
        assertThat(FireQuantity.of(4)).map(FireQuantity::word).contains("pressure");
        assertThat(FireQuantity.of(99)).isEmpty();
        // 23.7 degrees below zero.
        assertThat(FireQuantity.TEMPERATURE.amount(-237)).isEqualTo(-23.7);
    }

    @Test
    void data_say_their_type() {
        assertThat(FireData.type(read(FIRE).frames.getFirst().data())).isEqualTo(FireData.COMPONENT_STATE);
        assertThat(FireData.type(new byte[0])).isZero();
    }

    @Test
    void a_clock_that_was_never_set_is_no_time() {
        assertThat(FireTime.unpack(0)).isEmpty();
        assertThat(FireTime.unpack(0xFFFFFFFFFFFFL)).isEmpty();
    }

    @Test
    void the_other_kinds_of_data_are_read() {
        byte[] time = {0, 0, 12, 1, 1, 26};
        assertThat(FireData.parse(joined(new byte[] {1, 1, 1, 2, 5, 0}, time)).getFirst())
                .isEqualTo(new FireData.SystemState(1, 2, 5, LocalDateTime.of(2026, 1, 1, 12, 0)));
        assertThat(FireData.parse(joined(new byte[] {3, 1, 1, 2, 9, 4, 3, 2, 1, 3, (byte) 0xFE, (byte) 0xFF}, time))
                        .getFirst())
                .isEqualTo(new FireData.AnalogValue(1, 2, 9, 0x01020304L, 3, -2, LocalDateTime.of(2026, 1, 1, 12, 0)));
        assertThat(FireData.parse(joined(new byte[] {21, 1, 4}, new byte[6])).getFirst())
                .isEqualTo(new FireData.TransmitterState(4, null));
        assertThat(FireData.parse(new byte[] {90, 1, 0})).isEmpty();
        assertThat(FireData.parse(new byte[0])).isEmpty();
    }

    @Test
    void data_that_are_cut_off_are_a_fault() {
        assertThatThrownBy(() -> FireData.parse(new byte[] {2, 2, 0, 0}))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("FIRE-003");
    }

    @Test
    void random_frames_come_back_in_any_portions_with_garbage_between() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            byte[] garbage = new byte[random.nextInt(20)];
            Arrays.fill(garbage, (byte) 'x');
            FireFrame frame = any(random);
            var read = Streams.readInPieces(new FireFramer(), joined(garbage, frame.toBytes()), random);
            assertThat(read.frames).as("seed %d", seed).hasSize(1);
            assertThat(read.frames.getFirst().toBytes()).isEqualTo(frame.toBytes());
            assertThat(read.faults).hasSize(garbage.length == 0 ? 0 : 1);
        }
    }

    @Test
    void damaged_streams_do_no_harm() {
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            Streams.assertDamageDoesNoHarm(FireFramer::new, () -> any(random).toBytes(), 3000, seed);
        }
    }

    @Test
    void random_data_are_objects_or_a_fault() {
        var random = new Random(5);
        for (int round = 0; round < 1000; round++) {
            byte[] data = new byte[random.nextInt(200)];
            random.nextBytes(data);
            if (data.length > 1) data[0] = (byte) (1 + random.nextInt(3));
            try {
                FireData.parse(data);
            } catch (FaultException e) {
                assertThat(e.faults().getFirst().code()).isEqualTo("FIRE-003");
            }
        }
    }

    private static FireFrame any(Random random) {
        byte[] data = new byte[random.nextInt(100)];
        random.nextBytes(data);
        long address = random.nextLong(1L << 48);
        return new FireFrame(
                random.nextInt(65536),
                1,
                1,
                FireTime.pack(LocalDateTime.of(2026, 5, 6, 7, 8, 9)),
                address,
                address ^ 5,
                FireFrame.Command.values()[random.nextInt(6)],
                data);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static Streams.Collected<FireFrame> read(byte[] bytes) {
        return Streams.read(new FireFramer(), bytes);
    }
}
