package org.songhua.engine.protocol.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.protocol.mqtt.MqttPacket.Filter;
import org.songhua.engine.random.Seeded;

/**
 * B01: what the standards say a receiver must not take (MQTT 3.1.1 and 5.0, the statements numbered [MQTT-x.y.z-n]), and packets of
 * random content, laid out here byte by byte from the text of the standard, not by the encoder.
 */
class B01_StrictTest {
    private static final int MOST = 100_000;

    private static List<MqttPacket> decoded(int level, byte[] bytes) {
        var decoder = new MqttDecoder(MOST);
        decoder.setLevel(level);
        return decoder.feed(ByteBuffer.wrap(bytes));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 2.2.2-2: reserved flags
            60 02 0001                              | 4 | flags of PUBREL
            42 02 0001                              | 4 | flags of PUBACK
            51 02 0001                              | 5 | flags of PUBREC
            78 02 0001                              | 4 | flags of PUBCOMP
            C1 00                                   | 4 | flags of PINGREQ
            E4 00                                   | 5 | flags of DISCONNECT
            A0 05 0003 0001 61                      | 4 | flags of UNSUBSCRIBE
            11 0D 0004 4D515454 04 02 000A 0001 63  | 4 | flags of CONNECT
            # 2.3.1-1: packet identifiers are never 0
            82 06 0000 0001 61 00                   | 4 | SUBSCRIBE with id 0
            A2 05 0000 0001 61                      | 4 | UNSUBSCRIBE with id 0
            34 05 0001 61 0000                      | 4 | PUBLISH of QoS 2 with id 0
            # 3.8.3-4 and 5.0, 3.8.3.1: options of a subscription
            82 06 0001 0001 61 03                   | 4 | QoS 3
            82 06 0001 0001 61 04                   | 4 | a reserved bit in 3.1.1
            82 07 0001 00 0001 61 03                | 5 | QoS 3
            82 07 0001 00 0001 61 30                | 5 | retain handling 3
            82 07 0001 00 0001 61 40                | 5 | a reserved bit in 5
            # 3.10.3-2: at least one filter
            A2 02 0003                              | 4 | UNSUBSCRIBE without a filter
            A2 03 0003 00                           | 5 | UNSUBSCRIBE without a filter
            # 3.3.2-2, 4.7.3-1: topic names
            30 03 0001 2B                           | 4 | a plus in a topic
            30 05 0003 612F23                       | 4 | a number sign in a topic
            30 02 0000                              | 4 | no topic
            30 03 0000 00                           | 5 | no topic and no alias
            30 06 0000 03 230000                    | 5 | topic alias 0
            # 3.1.2: will and password
            10 0D 0004 4D515454 04 0A 000A 0001 63  | 4 | QoS of a will that is not there
            10 0D 0004 4D515454 04 22 000A 0001 63  | 4 | retaining a will that is not there
            10 13 0004 4D515454 04 1E 000A 0001 63 0001 77 0001 6D  | 4 | QoS 3 of the will
            10 10 0004 4D515454 04 42 000A 0001 63 0001 70          | 4 | a password without a user
            10 0E 0004 4D515454 04 02 000A 0001 63 00               | 4 | a byte too many
            # 5.0, 2.2.2.2: properties that do not exist, or end too late
            30 05 0001 61 01 77                     | 5 | property 0x77
            30 06 0001 61 01 23 00                  | 5 | properties shorter than what they hold
            30 05 0001 61 7F 00                     | 5 | properties longer than the packet
            F0 00                                   | 4 | AUTH in 3.1.1
            """)
    void whatAReceiverMustNotTakeIsRefused(String bytes, int level, String what) {
        assertThatThrownBy(() -> decoded(level, hex(bytes)))
                .as(what)
                .isInstanceOf(MqttException.class)
                .hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            82 06 0001 0001 61 02           | 4 | 2
            82 07 0001 00 0001 61 01        | 5 | 1
            82 07 0001 00 0001 61 2E        | 5 | 2
            82 0A 0001 03 0B8001 0001 61 00 | 5 | 0
            """)
    void optionsOfASubscriptionThatExistAreTaken(String bytes, int level, int qos) {
        assertThat(decoded(level, hex(bytes)))
                .containsExactly(new MqttPacket.Subscribe(1, List.of(new Filter("a", qos))));
    }

    /** MQTT 5 may send a password alone. */
    @Test
    void version5KnowsAPasswordWithoutAUser() {
        byte[] bytes = hex("10 11 0004 4D515454 05 42 000A 00 0001 63 0001 70");
        assertThat(decoded(4, bytes)).containsExactly(new MqttPacket.Connect(5, "c", true, 10, null, "p"));
    }

    private record Part(ByteArrayOutputStream out) {
        Part() {
            this(new ByteArrayOutputStream());
        }

        Part u1(int value) {
            out.write(value);
            return this;
        }

        Part u2(int value) {
            return u1(value >>> 8).u1(value & 0xFF);
        }

        Part text(@Nullable String text) {
            if (text == null) return this;
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            u2(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        Part raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        /** Fixed header: kind and flags, then the length in groups of seven bits, low group first. */
        byte[] packet(int head) {
            var whole = new Part().u1(head);
            int left = out.size();
            while (left > 127) {
                whole.u1(left % 128 + 128);
                left /= 128;
            }
            return whole.u1(left).raw(out.toByteArray()).out.toByteArray();
        }
    }

    private static String word(SplittableRandom random) {
        String[] letters = {"a", "B", "/", "水", "é", "𝔸", "0", "$", " "};
        var word = new StringBuilder();
        for (int k = random.nextInt(1, 12); k > 0; k--) word.append(letters[random.nextInt(letters.length)]);
        return word.toString();
    }

    /** Properties of 5.0 a PUBLISH may have, in random number and order; those that matter not are passed over. */
    private static byte[] properties(SplittableRandom random, int alias) {
        var all = new Part();
        for (int k = random.nextInt(4); k > 0; k--) {
            switch (random.nextInt(6)) {
                case 0 -> all.u1(0x01).u1(random.nextInt(2));
                case 1 -> all.u1(0x02).u2(random.nextInt(0xFFFF)).u2(random.nextInt(0xFFFF));
                case 2 -> all.u1(0x08).text(word(random));
                case 3 -> all.u1(0x09).u2(3).raw(new byte[] {-1, 0, 1});
                case 4 -> all.u1(0x26).text(word(random)).text(word(random));
                default -> all.u1(0x0B).u1(0x80 + random.nextInt(128)).u1(random.nextInt(1, 128));
            }
        }
        if (alias > 0) all.u1(0x23).u2(alias);
        for (int k = random.nextInt(2); k > 0; k--) all.u1(0x03).text(word(random));
        return all.out.toByteArray();
    }

    @Test
    void messagesLaidOutByTheStandardAreRead() {
        Seeded.check(1500, random -> {
            int level = random.nextBoolean() ? 4 : 5;
            int qos = random.nextInt(3);
            int id = qos == 0 ? 0 : random.nextInt(1, 0x10000);
            int alias = level == 5 && random.nextBoolean() ? random.nextInt(1, 0x10000) : 0;
            boolean retain = random.nextBoolean();
            String topic = alias > 0 && random.nextBoolean() ? "" : word(random);
            byte[] payload = new byte[random.nextInt(400)];
            random.nextBytes(payload);
            var body = new Part().text(topic);
            if (qos > 0) body.u2(id);
            if (level == 5) {
                byte[] properties = properties(random, alias);
                if (properties.length > 127)
                    body.u1(properties.length % 128 + 128).u1(properties.length / 128);
                else body.u1(properties.length);
                body.raw(properties);
            }
            int head = 0x30 | (qos > 0 && random.nextBoolean() ? 8 : 0) | (qos << 1) | (retain ? 1 : 0);
            byte[] bytes = body.raw(payload).packet(head);
            assertThat(decoded(level, bytes)).singleElement().satisfies(one -> {
                var found = (MqttPacket.Publish) one;
                assertThat(found.topic()).isEqualTo(topic);
                assertThat(List.of(found.qos(), found.id(), found.alias())).isEqualTo(List.of(qos, id, alias));
                assertThat(found.retain()).isEqualTo(retain);
                assertThat(found.payload()).isEqualTo(payload);
            });
        });
    }

    @Test
    void connectsLaidOutByTheStandardAreRead() {
        Seeded.check(800, random -> {
            int level = random.nextBoolean() ? 4 : 5;
            boolean will = random.nextBoolean();
            boolean clean = random.nextBoolean();
            String user = random.nextBoolean() ? word(random) : null;
            String password = user != null && random.nextBoolean() ? word(random) : null;
            int flags = (user == null ? 0 : 0x80) | (password == null ? 0 : 0x40) | (clean ? 2 : 0);
            if (will) flags |= 4 | (random.nextInt(3) << 3) | (random.nextInt(2) << 5);
            String client = random.nextInt(5) == 0 ? "" : word(random);
            int keepAlive = random.nextInt(0x10000);
            var body = new Part().text("MQTT").u1(level).u1(flags).u2(keepAlive);
            if (level == 5) body.u1(5).u1(0x11).u2(1).u2(2);
            body.text(client);
            if (will && level == 5) body.u1(0);
            if (will) body.text(word(random)).u2(2).raw(new byte[] {-1, -2});
            byte[] bytes = body.text(user).text(password).packet(0x10);
            var decoder = new MqttDecoder(MOST);
            assertThat(decoder.feed(ByteBuffer.wrap(bytes)))
                    .containsExactly(new MqttPacket.Connect(level, client, clean, keepAlive, user, password));
            assertThat(decoder.level()).isEqualTo(level);
        });
    }

    /** The lengths at which the length itself grows by a byte (3.1.1, table 2.4). */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 122, 123, 124, 16_378, 16_379, 16_380, 99_990})
    void lengthsAroundTheirBordersComeBack(int payload) {
        byte[] bytes = new MqttEncoder(4).publish("abc", 0, 0, new byte[payload]);
        int body = 5 + payload;
        assertThat(bytes.length).isEqualTo(1 + (body < 128 ? 1 : body < 16_384 ? 2 : 3) + body);
        assertThat(decoded(4, bytes))
                .singleElement()
                .satisfies(
                        one -> assertThat(((MqttPacket.Publish) one).payload()).hasSize(payload));
    }

    @Test
    void aPacketOfTheGreatestLengthIsTakenAndOneByteMoreIsNot() {
        var decoder = new MqttDecoder(50);
        decoder.setLevel(4);
        byte[] right = new MqttEncoder(4).publish("t", 0, 0, new byte[47]);
        assertThat(decoder.feed(ByteBuffer.wrap(right))).hasSize(1);
        byte[] wrong = new MqttEncoder(4).publish("t", 0, 0, new byte[48]);
        assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(wrong)))
                .isInstanceOf(MqttException.class)
                .hasMessageContaining("51");
    }

    /** A length is refused as soon as it is known, before the bytes it announces have come. */
    @Test
    void aLengthThatIsTooGreatIsRefusedBeforeItIsFilled() {
        var decoder = new MqttDecoder(1000);
        decoder.setLevel(4);
        assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(hex("30 FFFFFF7F"))))
                .isInstanceOf(MqttException.class);
    }

    @Test
    void aTextLongerThanTheProtocolHasRoomForIsNotWritten() {
        var encoder = new MqttEncoder(4);
        assertThat(decoded(4, encoder.publish("a".repeat(0xFFFF), 0, 0, new byte[0])))
                .hasSize(1);
        assertThatThrownBy(() -> encoder.publish("a".repeat(0x10000), 0, 0, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> encoder.connect("水".repeat(22_000), 1, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstPacketMustBeConnect() {
        for (int kind = 0; kind < 16; kind++) {
            var decoder = new MqttDecoder(MOST);
            byte[] bytes = {(byte) (kind << 4), 0};
            if (kind == 1) {
                assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(bytes))).hasMessageContaining("too early");
            } else {
                assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(bytes))).hasMessageContaining("not CONNECT");
            }
        }
    }

    /** Answers of the encoder, byte by byte as the standard's figures show them. */
    @Test
    void answersAreLaidOutAsTheStandardShowsThem() {
        var three = new MqttEncoder(4);
        var five = new MqttEncoder(5);
        assertThat(three.connAck(5)).isEqualTo(hex("20 02 00 05"));
        assertThat(five.connAck(0x87)).isEqualTo(hex("20 09 00 87 06 2500 2800 2A00"));
        assertThat(three.pubAck(0x1234, 0)).isEqualTo(hex("40 02 1234"));
        assertThat(five.pubAck(0x1234, 0)).isEqualTo(hex("40 02 1234"));
        assertThat(five.pubAck(0x1234, 0x97)).isEqualTo(hex("40 03 1234 97"));
        assertThat(three.pubAck(0x1234, 0x97)).isEqualTo(hex("40 02 1234"));
        assertThat(three.pubRel(7)).isEqualTo(hex("62 02 0007"));
        assertThat(three.subAck(10, List.of(0, 1, 128))).isEqualTo(hex("90 05 000A 000180"));
        assertThat(five.subAck(10, List.of(1))).isEqualTo(hex("90 04 000A 00 01"));
        assertThat(three.unsubAck(10, List.of(0))).isEqualTo(hex("B0 02 000A"));
        assertThat(five.unsubAck(10, List.of(17))).isEqualTo(hex("B0 04 000A 00 11"));
        assertThat(three.pingResp()).isEqualTo(hex("D0 00"));
        assertThat(three.disconnect(0x8D)).isEqualTo(hex("E0 00"));
        assertThat(five.disconnect(0x8D)).isEqualTo(hex("E0 01 8D"));
    }

    /** What comes before a broken packet in another portion is not lost. */
    @Test
    void portionsBeforeTheBrokenOneWereHandedOver() {
        var decoder = new MqttDecoder(MOST);
        decoder.setLevel(4);
        var found = new ArrayList<>(decoder.feed(ByteBuffer.wrap(hex("C000 C000 30"))));
        assertThat(found).hasSize(2);
        assertThat(decoder.waiting()).isOne();
        assertThatThrownBy(() -> decoder.feed(ByteBuffer.wrap(hex("03 0001 00"))))
                .isInstanceOf(MqttException.class);
    }
}
