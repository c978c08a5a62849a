package org.songhua.edge.gateway;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.songhua.engine.protocol.gb26875.FireFrame;
import org.songhua.engine.protocol.gb26875.FireFrame.Command;
import org.songhua.engine.protocol.hj212.Hj212Message;
import org.songhua.engine.protocol.jt808.VehicleMessage;
import org.songhua.engine.protocol.mqtt.MqttEncoder;

/**
 * Requests and frames that are wrong in every way a sender, or somebody who means harm, can get them wrong: what is right, damaged; depth and numbers
 * without end; wrong checksums; halves; and questions that would be statements if anybody put them together as text.
 */
final class HostileWords {
    private static final List<String> DOCUMENTS = List.of(
            "{\"phenomenonTime\":\"2026-05-01T08:00:00Z\",\"result\":1.25}",
            "{\"phenomenonTime\":\"2026-05-01T08:00:00Z/2026-05-01T09:00:00Z\",\"result\":[1,2],\"parameters\":{\"a\":{\"b\":[1]}}}",
            "[{\"Datastream\":{\"@iot.id\":1},\"components\":[\"phenomenonTime\",\"result\"],\"dataArray\":[[\"2026-05-01T08:00:00Z\",1]]}]",
            "{\"name\":\"n\",\"description\":\"d\",\"properties\":{\"k\":1},\"Locations\":[{\"name\":\"p\",\"description\":\"d\",\"encodingType\":"
                    + "\"application/geo+json\",\"location\":{\"type\":\"Point\",\"coordinates\":[125.3,43.8]}}]}",
            "{\"requests\":[{\"id\":\"0\",\"method\":\"get\",\"url\":\"Things\"},{\"id\":\"1\",\"method\":\"post\",\"url\":\"Observations\",\"body\":{}}]}");

    private static final List<String> PATHS = List.of(
            "/Observations",
            "/CreateObservations",
            "/Things",
            "/$batch",
            "/Datastreams(1)/Observations",
            "/Datastreams(99999999999999999999)/Observations",
            "/Datastreams(-1)/Observations",
            "/Things(1)(2)",
            "/Things('x')/Nothing/$ref");

    private static final List<String> FILTERS = List.of(
            "name eq ''; drop table sensing.thing; --'",
            "name eq 'x') or 1 eq 1 --",
            "substringof('%',name) and ' or ''='",
            "result gt 1e999999999",
            "result gt " + "9".repeat(5000),
            "result gt 0." + "0".repeat(5000) + "1",
            "result eq NaN",
            "round(1e999999999) eq 1",
            "floor(1e-999999999) eq 0",
            "1e999999999 mod 7 eq 1",
            "1e999999999 add 1e-999999999 gt 0",
            "result eq '0'",
            "(".repeat(3000) + "1" + ")".repeat(3000) + " eq 1",
            "not ".repeat(3000) + "true",
            "length(".repeat(500) + "name" + ")".repeat(500) + " eq 1",
            "st_within(location,geography'POLYGON((0 0')",
            "st_within(location,geography'POINT(NaN 1e400)')",
            "phenomenonTime gt 9999999-01-01T00:00:00Z",
            "phenomenonTime gt now() add duration'P999999999999D'",
            "year(phenomenonTime) mod 0 eq 1",
            "result div 0 eq 1",
            "Datastream/".repeat(200) + "name eq 'x'",
            "name in (" + "1,".repeat(5000) + "1)",
            "properties/a/'; delete from sensing.thing; --/b eq 1",
            "substring(name,9223372036854775808) eq 'x'",
            "substring(name,-2147483648,2147483647) eq 'x'",
            "\u0000name eq 1",
            "name eq '\ud83d'");

    private static final List<String> OPTIONS = List.of(
            "$filter", "$orderby", "$expand", "$select", "$top", "$skip", "$count", "$resultFormat", "$skiptoken");

    private final Random random;

    HostileWords(Random random) {
        this.random = random;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** {@return a request of HTTP in bytes; it may be any kind of nonsense behind its first line} */
    byte[] http(String key) {
        return switch (random.nextInt(3)) {
            case 0 -> request("GET", any(PATHS).replace("$batch", "Things") + "?" + question(), key, new byte[0]);
            case 1 -> request(any(List.of("POST", "PATCH", "PUT")), any(PATHS), key, body());
            default -> request("POST", any(PATHS.subList(0, 5)), key, body());
        };
    }

    private String question() {
        String value = random.nextInt(3) == 0 ? damagedText(any(FILTERS)) : any(FILTERS);
        String option = random.nextInt(3) == 0 ? any(OPTIONS) : "$filter";
        return option + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String damagedText(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at)
                + (char) random.nextInt(0x3000)
                + text.substring(Math.min(text.length(), at + 1 + random.nextInt(3)));
    }

    private byte[] request(String method, String path, String key, byte[] body) {
        String type = random.nextInt(8) == 0
                ? "multipart/mixed;boundary=" + "b".repeat(random.nextInt(200))
                : "application/json";
        String head =
                "%s /sta/v1.1%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(method, path.replace("'", "%27"), key, type, body.length);
        return joined(head.getBytes(StandardCharsets.UTF_8), body);
    }

    private byte[] body() {
        return switch (random.nextInt(9)) {
            case 0 -> ("[".repeat(50_000) + "]".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
            case 1 -> ("{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            case 2 ->
                "{\"phenomenonTime\":\"2026-05-01T08:00:00Z\",\"result\":%s}"
                        .formatted(hugeNumber())
                        .getBytes(StandardCharsets.UTF_8);
            case 3 ->
                "{\"phenomenonTime\":\"%s\",\"result\":1}"
                        .formatted(strangeTime())
                        .getBytes(StandardCharsets.UTF_8);
            case 4 ->
                ("{\"name\":\"n\",\"description\":\"d\",\"properties\":" + "[".repeat(900) + "]".repeat(900) + "}")
                        .getBytes(StandardCharsets.UTF_8);
            default -> damaged(any(DOCUMENTS).getBytes(StandardCharsets.UTF_8));
        };
    }

    private String hugeNumber() {
        return any(List.of(
                "1e999999999",
                "-1e-999999999",
                "9".repeat(20_000),
                "0." + "1".repeat(20_000),
                "1E+2147483648",
                "-0",
                "00",
                "1e",
                "NaN",
                "Infinity"));
    }

    private String strangeTime() {
        return any(List.of(
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:00:00+99:99",
                "2026-01-01T00:00:00Z/1999-01-01T00:00:00Z",
                "/",
                "2026",
                "9".repeat(3000)));
    }

    /** Cuts, flips, doubles and strews bytes. */
    byte[] damaged(byte[] right) {
        byte[] wrong = right.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> wrong = java.util.Arrays.copyOf(wrong, random.nextInt(wrong.length + 1));
                case 1 ->
                    wrong = joined(
                            wrong, java.util.Arrays.copyOfRange(right, random.nextInt(right.length), right.length));
                default -> {
                    if (wrong.length > 0) wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return wrong;
    }

    /** {@return packets of MQTT, of which at least one is damaged} */
    byte[] mqtt(String key, long datastream) {
        int level = random.nextBoolean() ? 4 : 5;
        var encoder = new MqttEncoder(level);
        byte[] connect = encoder.connect("hostile", 0, "any", key);
        String topic = any(List.of(
                "v1.1/Datastreams(" + datastream + ")/Observations",
                "v1.1/Things",
                "v1.1/" + "x".repeat(60_000),
                "v1.1/Observations?$filter="
                        + any(FILTERS).replace('\u0000', ' ').replace('\ud83d', ' '),
                "#",
                ""));
        byte[] message = random.nextInt(3) == 0
                ? encoder.subscribe(random.nextInt(70_000), topic.length() > 60_000 ? "#" : topic, random.nextInt(4))
                : encoder.publish(topic, random.nextInt(3), 1 + random.nextInt(60_000), body());
        return switch (random.nextInt(4)) {
            case 0 -> damaged(connect);
            case 1 -> joined(connect, damaged(message));
            case 2 -> joined(connect, message);
            default -> joined(connect, lengthWithoutEnd());
        };
    }

    private static byte[] lengthWithoutEnd() {
        return new byte[] {0x30, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F, 1, 2, 3};
    }

    /** {@return frames of HJ 212, of which at least one is damaged} */
    byte[] hj212(String mn) {
        byte[] right = new Hj212Message(
                        "20260501080000000",
                        any(List.of("22", "", "9999")),
                        any(List.of("2011", "2061", "1013", "9014", "0000", "")),
                        any(List.of("123456", "x".repeat(600))),
                        mn,
                        any(List.of(5, 7, 0, 255, -1)),
                        null,
                        null,
                        List.of(
                                Map.of(
                                        "DataTime",
                                        any(List.of("20260501080000", "20260230000000", "", "99999999999999"))),
                                Map.of(
                                        "a34004-Rtd",
                                        any(List.of("1", "1e999", "-", "", "9".repeat(300), "NaN")),
                                        "x-y-z",
                                        "&&")))
                .toBytes();
        return switch (random.nextInt(5)) {
            case 0 -> joined(damaged(right), right);
            case 1 -> "##9999QN=1;CP=&&".getBytes(StandardCharsets.US_ASCII);
            case 2 -> "##".repeat(5000).getBytes(StandardCharsets.US_ASCII);
            case 3 -> joined(new byte[random.nextInt(3000)], damaged(right));
            default -> damaged(right);
        };
    }

    /** {@return bytes for a protocol of frames, of which at least one frame is damaged} */
    byte[] framed(byte[] right) {
        return switch (random.nextInt(4)) {
            case 0 -> joined(damaged(right), right);
            case 1 -> joined(new byte[random.nextInt(3000)], damaged(right));
            case 2 -> joined(java.util.Arrays.copyOf(right, 2), damaged(right), new byte[random.nextInt(100)]);
            default -> damaged(right);
        };
    }

    /** {@return a frame of a fire alarm transmitter that nobody knows, with data of any type and number} */
    byte[] fire() {
        byte[] data = new byte[2 + random.nextInt(200)];
        random.nextBytes(data);
        if (random.nextBoolean()) data[0] = (byte) (1 + random.nextInt(3));
        long address = 0xBAD_0000_0000L + random.nextInt(5);
        return new FireFrame(
                        random.nextInt(65536),
                        1,
                        1,
                        random.nextLong(),
                        address,
                        1,
                        any(List.of(Command.values())),
                        data)
                .toBytes();
    }

    /** {@return a message of a vehicle that nobody knows, of any kind} */
    byte[] vehicle() {
        byte[] body = new byte[random.nextInt(100)];
        random.nextBytes(body);
        int id = any(List.of(0x0001, 0x0002, 0x0003, 0x0100, 0x0102, 0x0200, 0x0704, 0x0801, 0xFFFF));
        var part = random.nextInt(4) == 0 ? new VehicleMessage.Part(9, random.nextInt(9)) : null;
        return new VehicleMessage(id, null, "01400000000" + random.nextInt(10), random.nextInt(65536), part, 0, body)
                .toBytes();
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
