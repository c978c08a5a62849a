package org.songhua.engine.protocol.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.Streams;

/** Frames as the standard and real devices send them. */
class A01_FrameTest {
    /** Annex A of HJ 212-2017. */
    static final String ANNEX_A =
            "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n";
    /** The form of 2005: no QN, no flag, checksum in small letters. */
    static final String OF_2005 =
            "##0178ST=32;CN=2011;PW=123456;MN=0873HHMZWSLH02;CP=&&DataTime=20160103133030;060-Rtd=3.0943,060-Flag=N;"
                    + "011-Rtd=18.0412,011-Flag=N;001-Rtd=8.2137,001-Flag=N;B01-Rtd=10.9890,B01-Flag=N&&a9c1\r\n";
    /** A device number that is not 24 hexadecimal digits. */
    static final String HOUR =
            "##0285QN=20190925181031464;ST=22;CN=2061;PW=BF470F88957588DE902D1A52;MN=Z13401000010301;Flag=5;"
                    + "CP=&&DataTime=20190924220000;a34006-Avg=2.69700,a34006-Flag=N;a34007-Avg=7.96600,a34007-Flag=N;"
                    + "a34048-Avg=3.30600,a34048-Flag=N;a34047-Avg=7.35700,a34047-Flag=N;a34049-Avg=10.66300,a34049-Flag=N&&C181\r\n";

    @Test
    void published_frames_are_read() {
        var read = read(ANNEX_A + OF_2005 + HOUR);
        assertThat(read.faults).isEmpty();
        assertThat(read.frames).hasSize(3);
    }

    @Test
    void frames_are_read_whatever_portions_they_come_in() {
        byte[] all = (ANNEX_A + OF_2005 + HOUR).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= all.length; cut++) {
            var framer = new Hj212Framer();
            var collected = new Streams.Collected<byte[]>();
            framer.feed(ByteBuffer.wrap(all, 0, cut), collected);
            framer.feed(ByteBuffer.wrap(all, cut, all.length - cut), collected);
            assertThat(collected.frames).as("cut at %d", cut).hasSize(3);
            assertThat(collected.faults).isEmpty();
        }
    }

    @Test
    void missing_line_ends_are_borne() {
        assertThat(read((ANNEX_A + OF_2005 + HOUR).replace("\r\n", "")).frames).hasSize(3);
    }

    @Test
    void garbage_between_frames_is_told_once_and_passed_over() {
        var read = read("hello #1 ##x" + ANNEX_A + "?##12" + HOUR);
        assertThat(read.frames).hasSize(2);
        assertThat(read.faults).extracting(fault -> fault.code()).containsExactly("HJ212-001", "HJ212-001");
    }

    @Test
    void a_wrong_checksum_is_a_fault_that_says_the_right_one() {
        var read = read(ANNEX_A.replace("1C80", "1C08") + HOUR);
        assertThat(read.frames).hasSize(1);
        assertThat(read.faults.getFirst().code()).isEqualTo("HJ212-002");
        assertThat(read.faults.getFirst().problem()).contains("1C08").contains("1C80");
    }

    @Test
    void a_frame_inside_a_damaged_one_is_found() {
        // The length says 285 instead of 101, so that the next frame seems to lie inside.
        var read = read(ANNEX_A.replace("##0101", "##0285") + HOUR + ANNEX_A);
        assertThat(read.frames).hasSize(2);
    }

    @Test
    void a_checksum_that_is_no_number_is_a_fault() {
        assertThat(read(ANNEX_A.replace("1C80", "1CZ0")).faults.getFirst().problem())
                .contains("no checksum");
    }

    @Test
    void three_number_signs_do_not_hide_a_frame() {
        assertThat(read("#" + ANNEX_A).frames).hasSize(1);
    }

    @Test
    void half_a_frame_waits() {
        var framer = new Hj212Framer();
        assertThat(Streams.read(framer, bytes(HOUR.substring(0, 100))).frames).isEmpty();
        assertThat(framer.waiting()).isEqualTo(100);
        assertThat(Streams.read(framer, bytes(HOUR.substring(100))).frames).hasSize(1);
    }

    @Test
    void chinese_is_read_in_utf_8_and_in_gbk() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            byte[] segment = "ST=22;CN=2011;MN=1;CP=&&DataTime=20260101000000;a1-Info=烟囱".getBytes(charset);
            assertThat(Hj212Parser.parse(segment).find("a1-Info"))
                    .as("%s", charset)
                    .contains("烟囱");
        }
    }

    @Test
    void length_counts_bytes() {
        var message = new Hj212Message("1", "22", "2011", "", "M", 8, null, null, List.of(Map.of("Info", "烟囱")));
        byte[] frame = message.toBytes();
        assertThat(new String(frame, 0, 6, StandardCharsets.US_ASCII))
                .isEqualTo("##%04d".formatted(message.segment().getBytes(StandardCharsets.UTF_8).length));
        assertThat(Hj212Parser.parse(
                        Streams.read(new Hj212Framer(), frame).frames.getFirst()))
                .isEqualTo(message);
    }

    @Test
    void a_segment_too_long_for_its_length_field_is_refused() {
        var message =
                new Hj212Message("1", "22", "2011", "", "M", 4, null, null, List.of(Map.of("Info", "x".repeat(9990))));
        assertThatThrownBy(message::toBytes).hasMessageContaining("split");
    }

    @Test
    void damaged_streams_do_no_harm() {
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            Streams.assertDamageDoesNoHarm(
                    Hj212Framer::new, () -> RandomMessages.any(random).toBytes(), 25_000, seed);
        }
    }

    @Test
    void damaged_segments_are_messages_or_faults() {
        var random = new Random(17);
        for (int round = 0; round < 1000; round++) {
            byte[] segment = RandomMessages.any(random).segment().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 5; i++) segment[random.nextInt(segment.length)] = (byte) random.nextInt();
            try {
                Hj212Message message = Hj212Parser.parse(segment);
                assertThat(message.cn()).isNotEmpty();
                Hj212Data.of(message);
            } catch (FaultException e) {
                assertThat(e.faults()).allMatch(fault -> fault.code().startsWith("HJ212-"));
            }
        }
    }

    static Streams.Collected<byte[]> read(String text) {
        return Streams.read(new Hj212Framer(), bytes(text));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
