package org.songhua.engine.protocol.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.Streams;

/** What messages say, how they are answered, and how split ones are put together. */
class A02_MessageTest {
    @Test
    void the_message_of_annex_a_says_what_the_annex_says() {
        Hj212Message message = parse(A01_FrameTest.ANNEX_A);
        assertThat(message)
                .isEqualTo(new Hj212Message(
                        "20160801085857223",
                        "32",
                        "1062",
                        "100000",
                        "010000A8900016F000169DC0",
                        5,
                        null,
                        null,
                        List.of(Map.of("RtdInterval", "30"))));
        assertThat(message.version()).isEqualTo(Hj212Version.V2017);
        assertThat(message.wantsAnswer()).isTrue();
        assertThat(new String(message.toBytes(), StandardCharsets.UTF_8)).isEqualTo(A01_FrameTest.ANNEX_A);
    }

    @Test
    void flags_tell_edition_split_and_answer() {
        assertThat(withFlag("").version()).isEqualTo(Hj212Version.V2005);
        assertThat(withFlag("Flag=1;").version()).isEqualTo(Hj212Version.V2005);
        assertThat(withFlag("Flag=4;").version()).isEqualTo(Hj212Version.V2017);
        assertThat(withFlag("Flag=7;").version()).isEqualTo(Hj212Version.V2017);
        assertThat(withFlag("Flag=9;").version()).isEqualTo(Hj212Version.V2025);
        assertThat(withFlag("Flag=4;").wantsAnswer()).isFalse();
        assertThat(withFlag("Flag=9;").wantsAnswer()).isTrue();
        assertThat(withFlag("").wantsAnswer()).isFalse();
    }

    @Test
    void data_of_an_hour_have_its_begin_in_chinese_time_and_their_factors() {
        Hj212Data data = Hj212Data.of(parse(A01_FrameTest.HOUR));
        assertThat(data.time_us()).isEqualTo(micros("2019-09-24T14:00:00Z"));
        assertThat(data.factors())
                .extracting(Hj212Data.Factor::code)
                .containsExactly("a34006", "a34007", "a34048", "a34047", "a34049");
        assertThat(data.factors().getFirst().number("Avg")).isEqualTo(2.697);
        assertThat(data.factors().getFirst().number("Rtd")).isNull();
        assertThat(data.factors().getFirst().isDoubted()).isFalse();
    }

    @Test
    void data_of_2005_are_read_the_same_way() {
        Hj212Data data = Hj212Data.of(parse(A01_FrameTest.OF_2005));
        assertThat(data.time_us()).isEqualTo(micros("2016-01-03T05:30:30Z"));
        assertThat(data.factors()).hasSize(4);
        assertThat(data.factors().getLast().number("Rtd")).isEqualTo(10.989);
    }

    @Test
    void a_factor_marked_by_its_device_is_doubted() {
        Hj212Data data =
                data("DataTime=20260101000000;a1-Rtd=5,a1-Flag=D;a2-Rtd=1,a2-Flag=N;a3-Rtd=1;a4-Rtd=x,a4-Flag=");
        assertThat(data.factors()).extracting(Hj212Data.Factor::isDoubted).containsExactly(true, false, false, false);
        assertThat(data.factors().getLast().number("Rtd")).isNull();
    }

    @Test
    void numbers_that_are_none_are_no_numbers() {
        Hj212Data data = data("DataTime=20260101000000;a-Rtd=NaN,a-Min=1e999,a-Max=0x10,a-Avg=" + "9".repeat(50));
        for (String field : List.of("Rtd", "Min", "Max", "Avg"))
            assertThat(data.factors().getFirst().number(field)).isNull();
    }

    @Test
    void a_missing_or_impossible_time_is_a_fault() {
        for (String time : List.of("", "20260230000000", "20260101", "yesterday")) {
            assertThatThrownBy(() -> data("DataTime=" + time)).hasMessageContaining("HJ212-006");
        }
    }

    @Test
    void all_mistakes_of_a_head_are_told_at_once() {
        assertThatThrownBy(() ->
                        Hj212Parser.parse("ST=22;Flag=x;PNUM=-1;PNO=99999;CP=&&&&".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults())
                                .extracting(fault ->
                                        fault.code() + " " + fault.place().field())
                                .containsExactly(
                                        "HJ212-004 CN",
                                        "HJ212-004 MN",
                                        "HJ212-005 Flag",
                                        "HJ212-005 PNUM",
                                        "HJ212-005 PNO"));
        assertThatThrownBy(() -> Hj212Parser.parse(new byte[0])).hasMessageContaining("HJ212-003");
    }

    @Test
    void an_upload_is_answered_with_its_own_number() {
        Hj212Message answer = parse(A01_FrameTest.HOUR).answer("9014", Map.of());
        assertThat(answer.segment())
                .isEqualTo(
                        "QN=20190925181031464;ST=91;CN=9014;PW=BF470F88957588DE902D1A52;MN=Z13401000010301;Flag=4;CP=&&&&");
        Hj212Message request = parse(A01_FrameTest.ANNEX_A).answer("9011", Map.of("QnRtn", "1"));
        assertThat(request.segment()).endsWith("Flag=4;CP=&&QnRtn=1&&");
        assertThat(withFlag("Flag=9;").answer("9014", Map.of()).segment()).contains("Flag=8;");
    }

    @Test
    void parts_are_put_together_in_any_order_and_repeats_do_no_harm() {
        var parts =
                new ArrayList<>(List.of(part(1, 3, "a=1"), part(2, 3, "b=2"), part(3, 3, "c=3"), part(2, 3, "b=2")));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(parts, new Random(seed));
            var joiner = new Hj212Joiner();
            List<Hj212Message> whole =
                    parts.stream().map(joiner::add).flatMap(Optional::stream).toList();
            assertThat(whole).as("seed %d", seed).hasSize(1);
            assertThat(whole.getFirst().groups()).containsExactly(Map.of("a", "1"), Map.of("b", "2"), Map.of("c", "3"));
            assertThat(whole.getFirst().isPart()).isFalse();
            assertThat(whole.getFirst().flag()).isEqualTo(5);
        }
    }

    @Test
    void impossible_parts_are_dropped_and_incomplete_messages_do_not_pile_up() {
        var joiner = new Hj212Joiner();
        assertThat(joiner.add(part(4, 3, "a=1"))).isEmpty();
        assertThat(joiner.add(part(0, 3, "a=1"))).isEmpty();
        assertThat(joiner.add(part(1, 9999, "a=1"))).isEmpty();
        assertThat(joiner.add(part(1, 1, "a=1"))).isPresent();
        joiner.add(part(1, 2, "a=1"));
        for (int i = 0; i < 100; i++)
            joiner.add(parseSegment("QN=%d;ST=22;CN=2011;MN=M;Flag=7;PNUM=2;PNO=1;CP=&&x=1&&".formatted(i)));
        assertThat(joiner.add(part(2, 2, "b=2"))).as("forgotten long ago").isEmpty();
    }

    @Test
    void random_messages_come_back() {
        for (long seed = 1; seed <= 500; seed++) {
            Hj212Message message = RandomMessages.any(new Random(seed));
            var read = Streams.readInPieces(new Hj212Framer(), message.toBytes(), new Random(seed));
            assertThat(read.faults).isEmpty();
            assertThat(Hj212Parser.parse(read.frames.getFirst()))
                    .as("seed %d", seed)
                    .isEqualTo(message);
        }
    }

    private static Hj212Message part(int number, int count, String parameters) {
        return parseSegment(
                "QN=7;ST=22;CN=2011;MN=M;Flag=7;PNUM=%d;PNO=%d;CP=&&%s&&".formatted(count, number, parameters));
    }

    private static Hj212Message withFlag(String flag) {
        return parseSegment("QN=1;ST=22;CN=2011;MN=M;" + flag + "CP=&&&&");
    }

    private static Hj212Data data(String parameters) {
        return Hj212Data.of(parseSegment("ST=22;CN=2011;MN=M;CP=&&" + parameters + "&&"));
    }

    private static Hj212Message parseSegment(String segment) {
        return Hj212Parser.parse(segment.getBytes(StandardCharsets.UTF_8));
    }

    private static Hj212Message parse(String frame) {
        return Hj212Parser.parse(A01_FrameTest.read(frame).frames.getFirst());
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }
}
