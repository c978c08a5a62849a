package org.songhua.engine.protocol.hj212;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.Streams;
import org.songhua.engine.random.Seeded;

/** Split messages in any order, checksums against the definition of annex A, numbers and times as devices send them. */
class A03_PartsTest {
    private static Hj212Message part(String qn, int count, int number) {
        return new Hj212Message(
                qn, "22", "2011", "", "M1", 7, count, number, List.of(Map.of("p" + number + "-Rtd", "" + number)));
    }

    /** Each message is whole exactly when its last missing part comes, and holds the parts in their order. */
    @Test
    void partsInAnyOrderMakeTheMessageOnce() {
        Seeded.check(200, random -> {
            int messages = random.nextInt(1, 5);
            var parts = new ArrayList<Hj212Message>();
            var sizes = new int[messages];
            for (int m = 0; m < messages; m++) {
                sizes[m] = random.nextInt(2, 7);
                for (int k = 1; k <= sizes[m]; k++) parts.add(part("q" + m, sizes[m], k));
            }
            Collections.shuffle(parts, new Random(random.nextLong()));
            var joiner = new Hj212Joiner();
            var left = sizes.clone();
            for (Hj212Message one : parts) {
                int m = Integer.parseInt(one.qn().substring(1));
                // What is missing yet may be sent twice; that makes nothing whole.
                if (left[m] > 1 && random.nextInt(4) == 0)
                    assertThat(joiner.add(one)).isEmpty();
                Optional<Hj212Message> whole = joiner.add(one);
                assertThat(whole.isPresent()).isEqualTo(--left[m] == 0);
                if (whole.isEmpty()) continue;
                var names = new ArrayList<String>();
                whole.get().groups().forEach(group -> names.addAll(group.keySet()));
                for (int k = 0; k < sizes[m]; k++) assertThat(names.get(k)).isEqualTo("p" + (k + 1) + "-Rtd");
                assertThat(whole.get().isPart()).isFalse();
                assertThat(whole.get().wantsAnswer()).isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 4", "1001, 1", "9999, 9999"})
    void partsThatCannotBeAreLeftOut(int count, int number) {
        assertThat(new Hj212Joiner().add(part("q", count, number))).isEmpty();
    }

    @Test
    void whatNeverBecomesWholeMakesRoom() {
        var joiner = new Hj212Joiner();
        for (int k = 0; k < 10_000; k++)
            assertThat(joiner.add(part("old" + k, 2, 1))).isEmpty();
        assertThat(joiner.add(part("old0", 2, 2))).as("long forgotten").isEmpty();
        assertThat(joiner.add(part("old9999", 2, 2))).as("just begun").isPresent();
    }

    /** Annex A, step by step: the byte goes into the low half of what is shifted down by eight. */
    private static int byTheAnnex(byte[] bytes) {
        int register = 0xFFFF;
        for (byte one : bytes) {
            register = (register / 256) ^ (one & 0xFF);
            for (int k = 0; k < 8; k++) {
                int last = register % 2;
                register = register / 2;
                if (last == 1) register = register ^ 0xA001;
            }
        }
        return register;
    }

    @Test
    void checksumsAreThoseOfTheAnnex() {
        Seeded.check(500, random -> {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            assertThat(Hj212Crc.of(bytes)).isEqualTo(byTheAnnex(bytes)).isBetween(0, 0xFFFF);
        });
    }

    @Test
    void anyMessageComesBackThroughItsFrame() {
        var random = new Random(212);
        for (int k = 0; k < 500; k++) {
            Hj212Message message = RandomMessages.any(random);
            var read = Streams.readInPieces(new Hj212Framer(), message.toBytes(), random);
            assertThat(read.faults).isEmpty();
            assertThat(Hj212Parser.parse(read.frames.getFirst()))
                    .as("seed 212, " + k)
                    .isEqualTo(message);
        }
    }

    @Test
    void aMessageOfGbkIsReadAsThat() {
        String text = "QN=20260101000000000;ST=22;CN=2011;MN=A1;CP=&&DataTime=20260101000000;a34004-Info=超标&&";
        Hj212Message message = Hj212Parser.parse(text.getBytes(Charset.forName("GBK")));
        assertThat(message.find("a34004-Info")).contains("超标");
        assertThat(Hj212Parser.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CN=2011;MN=A;CP=&&a=1&&                                      | 2011 | A | a=1
            MN = A ; CN = 2011 ;CP=&& a = 1 , b = 2 ; c = 3 &&           | 2011 | A | a=1,b=2;c=3
            CN=2011;MN=A;CP=&&&&                                         | 2011 | A | ''
            CN=2011;MN=A;CP=&&a=1                                        | 2011 | A | a=1
            CN=2011;MN=A;CP=&&a=1;;b=;c&&                                | 2011 | A | a=1;b=;c=
            CN=2011;MN=A;PW=;Flag=;CP=&&a=x=y&&trailing                  | 2011 | A | a=x=y
            """)
    void headsAndParametersAsDevicesWriteThem(String segment, String cn, String mn, String parameters) {
        Hj212Message message = Hj212Parser.parse(segment.getBytes(StandardCharsets.UTF_8));
        assertThat(message.cn()).isEqualTo(cn);
        assertThat(message.mn()).isEqualTo(mn);
        String text = message.segment();
        assertThat(text.substring(text.indexOf("&&") + 2, text.lastIndexOf("&&")))
                .isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CN=2011;MN=A                              | HJ212-003
            CP=&&&&                                   | HJ212-004,HJ212-004
            MN=A;CP=&&&&                              | HJ212-004
            CN=1;MN=A;Flag=256;CP=&&&&                | HJ212-005
            CN=1;MN=A;Flag=-1;PNUM=x;PNO=99999;CP=&&&& | HJ212-005,HJ212-005,HJ212-005
            CN=1;Flag=x;CP=&&&&                       | HJ212-004,HJ212-005
            """)
    void allMistakesOfAHeadAreToldAtOnce(String segment, String codes) {
        assertThatThrownBy(() -> Hj212Parser.parse(segment.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly(codes.split(",")));
    }

    @ParameterizedTest
    @CsvSource({
        "12.5, 12.5",
        "-3, -3",
        "0.00, 0",
        "1e3, 1000",
        "'', ",
        "NaN, ",
        "Infinity, ",
        "--, ",
        "12.5.1, ",
        "1e999, "
    })
    void numbersOfFactorsAreFinite(String text, Double number) {
        var factor = new Hj212Data.Factor("a1", Map.of("Rtd", text));
        assertThat(factor.number("Rtd")).isEqualTo(number);
        assertThat(factor.number("Avg")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"N, false", "'', false", "D, true", "F, true", "n, true"})
    void onlyWhatTheDeviceCallsNormalIsNotDoubted(String flag, boolean doubted) {
        assertThat(new Hj212Data.Factor("a1", Map.of("Flag", flag)).isDoubted()).isEqualTo(doubted);
        assertThat(new Hj212Data.Factor("a1", Map.of()).isDoubted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026010100000",
                "202601010000000",
                "20260230000000",
                "20261301000000",
                "20260101240000",
                "20260101006000",
                "abcdefghijklmn"
            })
    void dataWithoutATimeIsAFault(String time) {
        var group = new LinkedHashMap<String, String>();
        if (!time.isEmpty()) group.put("DataTime", time);
        group.put("a1-Rtd", "1");
        Hj212Message message = part("q", 2, 1).withGroups(List.of(group));
        assertThatThrownBy(() -> Hj212Data.of(message))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("HJ212-006"));
    }

    /** Fields of one factor may be spread over groups; names without a hyphen, or with nothing on one side of it, are no factors. */
    @Test
    void fieldsOfAFactorComeTogether() {
        Hj212Message message = part("q", 2, 1)
                .withGroups(List.of(
                        Map.of("DataTime", "20260101080000"),
                        Map.of("a1-Rtd", "1"),
                        Map.of("a2-Rtd", "2"),
                        Map.of("a1-Flag", "D"),
                        Map.of("-Rtd", "9"),
                        Map.of("a3-", "9"),
                        Map.of("note", "9")));
        Hj212Data data = Hj212Data.of(message);
        assertThat(data.factors()).extracting(Hj212Data.Factor::code).containsExactly("a1", "a2");
        assertThat(data.factors().getFirst().fields()).containsExactly(Map.entry("Rtd", "1"), Map.entry("Flag", "D"));
        assertThat(data.time_us()).isEqualTo(1_767_225_600_000_000L);
    }

    @Test
    void aSegmentTooLongForItsLengthIsNotSent() {
        Hj212Message message = part("q", 2, 1).withGroups(List.of(Map.of("a", "x".repeat(10_000))));
        assertThatThrownBy(message::toBytes)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split");
    }
}
