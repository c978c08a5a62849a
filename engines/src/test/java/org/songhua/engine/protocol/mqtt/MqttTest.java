package org.songhua.engine.protocol.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.protocol.mqtt.MqttPacket.Filter;

/** Packets of MQTT, catalogue A of package.md. */
class MqttTest {
    private static final int MOST = 1000;
    private static final long SEED = 1883;

    private static List<MqttPacket> decoded(int level, byte[] bytes) {
        var decoder = new MqttDecoder(MOST);
        decoder.setLevel(level);
        return decoder.feed(ByteBuffer.wrap(bytes));
    }

    private static byte[] hex(String text) {
        String digits = text.replace(" ", "");
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void A01_a_connect_tells_its_version_and_who_it_is(int level) {
        byte[] bytes = new MqttEncoder(level).connect("gateway-7", 60, "水务", "secret");

        assertThat(decoded(4, bytes))
                .containsExactly(new MqttPacket.Connect(level, "gateway-7", true, 60, "水务", "secret"));
    }

    @Test
    void A01_a_connect_with_a_will_as_the_standard_lays_it_out() {
        // MQTT 3.1.1: flags 0xC6 = user, password, will of QoS 0, clean; will topic "w", message "m".
        byte[] bytes = hex("10 19 0004 4D515454 04 C6 000A 0001 63 0001 77 0001 6D 0001 75 0001 70");

        assertThat(decoded(4, bytes)).containsExactly(new MqttPacket.Connect(4, "c", true, 10, "u", "p"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void A01_a_message_comes_out_as_it_went_in(int level) {
        byte[] payload = "{\"result\": 1}".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new MqttEncoder(level).publish("v1.1/Datastreams(1)/Observations", 1, 513, payload);

        assertThat(decoded(level, bytes)).singleElement().satisfies(one -> {
            var publish = (MqttPacket.Publish) one;
            assertThat(publish.topic()).isEqualTo("v1.1/Datastreams(1)/Observations");
            assertThat(publish.qos()).isOne();
            assertThat(publish.id()).isEqualTo(513);
            assertThat(publish.payload()).isEqualTo(payload);
        });
    }

    @Test
    void A01_a_topic_alias_and_user_properties_of_version_5_are_read() {
        // PUBLISH, QoS 0, empty topic, properties: alias 7, user property a = b, payload "x".
        byte[] bytes = hex("30 0E 0000 0A 23 0007 26 0001 61 0001 62 78");

        assertThat(decoded(5, bytes)).singleElement().satisfies(one -> {
            var publish = (MqttPacket.Publish) one;
            assertThat(publish.alias()).isEqualTo(7);
            assertThat(publish.payload()).isEqualTo(new byte[] {'x'});
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void A01_subscriptions_and_acknowledgements(int level) {
        var encoder = new MqttEncoder(level);

        assertThat(decoded(level, encoder.subscribe(9, "v1.1/Things", 1)))
                .containsExactly(new MqttPacket.Subscribe(9, List.of(new Filter("v1.1/Things", 1))));
        assertThat(decoded(level, encoder.subAck(9, List.of(0x80)))).containsExactly(new MqttPacket.Answer(9, 9, 0x80));
        assertThat(decoded(level, encoder.pubAck(3, 0))).containsExactly(new MqttPacket.PubAck(3));
        assertThat(decoded(level, encoder.pubRec(3, 0))).containsExactly(new MqttPacket.PubRec(3));
        assertThat(decoded(level, encoder.pubRel(3))).containsExactly(new MqttPacket.PubRel(3));
        assertThat(decoded(level, encoder.pubComp(3))).containsExactly(new MqttPacket.PubComp(3));
        assertThat(decoded(level, encoder.connAck(5))).containsExactly(new MqttPacket.Answer(2, 0, 5));
        assertThat(decoded(level, encoder.unsubAck(4, List.of(0)))).containsExactly(new MqttPacket.Answer(11, 4, 0));
        assertThat(decoded(level, encoder.pingResp())).containsExactly(new MqttPacket.Answer(13, 0, 0));
        assertThat(decoded(level, encoder.disconnect(0x97))).containsExactly(new MqttPacket.Disconnect());
        assertThat(decoded(level, hex("C000"))).containsExactly(new MqttPacket.PingReq());
    }

    @Test
    void A01_unsubscribe() {
        assertThat(decoded(4, hex("A2 05 0003 0001 61"))).containsExactly(new MqttPacket.Unsubscribe(3, List.of("a")));
    }

    @Test
    void A02_any_cut_of_the_bytes_gives_the_same_packets() {
        var encoder = new MqttEncoder(5);
        var out = new ByteArrayOutputStream();
        out.writeBytes(encoder.connect("c", 0, null, null));
        for (int i = 1; i < 40; i++) out.writeBytes(encoder.publish("t", i % 2, i, new byte[i * 7]));
        byte[] bytes = out.toByteArray();
        int whole = decoded(4, bytes).size();
        var random = new SplittableRandom(SEED);
        for (int run = 0; run < 50; run++) {
            var decoder = new MqttDecoder(MOST);
            var packets = new ArrayList<MqttPacket>();
            for (int at = 0; at < bytes.length; ) {
                int end = Math.min(bytes.length, at + random.nextInt(1, 90));
                packets.addAll(decoder.feed(ByteBuffer.wrap(Arrays.copyOfRange(bytes, at, end))));
                at = end;
            }
            assertThat(packets).as("seed " + SEED + ", run " + run).hasSize(whole);
            assertThat(decoder.waiting()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 00", // kind 0
                "30 FFFFFFFFFF", // length of five bytes
                "30 E907", // 1001 bytes
                "10 0C 0004 4D515454 06 02 000A 0000", // version 6
                "10 0C 0004 4D515453 04 02 000A 0000", // not MQTT
                "10 0C 0004 4D515454 04 03 000A 0000", // reserved bit
                "36 05 0001 61 0001", // QoS 3
                "32 05 0001 61 0000", // packet id 0
                "32 02 0009", // topic longer than the packet
                "30 03 0001 FF", // not UTF-8
                "30 03 0001 00", // U+0000
                "80 06 0001 0001 61 00", // flags of SUBSCRIBE
                "82 02 0001" // no topic
            })
    void A03_what_is_no_packet_is_refused(String bytes) {
        assertThatThrownBy(() -> decoded(4, hex(bytes))).isInstanceOf(MqttException.class);
    }

    @Test
    void A03_noise_never_ends_in_another_exception() {
        var random = new SplittableRandom(SEED);
        var encoder = new MqttEncoder(5);
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = encoder.publish("v1.1/Observations", 1, 1 + run % 100, new byte[] {1, 2, 3});
            for (int i = random.nextInt(4); i >= 0; i--) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                decoded(5, bytes);
            } catch (MqttException e) {
                assertThat(e).hasMessageEndingWith(".");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + SEED + ", run " + run, e);
            }
        }
    }
}
