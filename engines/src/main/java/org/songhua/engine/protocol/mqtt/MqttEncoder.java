package org.songhua.engine.protocol.mqtt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes packets of one version of the protocol. */
public final class MqttEncoder {
    /** Longest text of the protocol. */
    private static final int TEXT_MAX = 0xFFFF;

    private final int level;

    /** @param level 4 for 3.1.1, 5 for 5 */
    public MqttEncoder(int level) {
        this.level = level;
    }

    private boolean isV5() {
        return level == 5;
    }

    /**
     * The answer to CONNECT. No session is ever there.
     *
     * @param reason return code of 3.1.1 or reason of 5; 0 for well
     */
    public byte[] connAck(int reason) {
        var body = new Body();
        body.u1(0).u1(reason);
        // 5.0: no retained messages, no wildcards, no shared subscriptions here.
        if (isV5()) body.u1(6).u1(0x25).u1(0).u1(0x28).u1(0).u1(0x2A).u1(0);
        return packet(0x20, body);
    }

    /**
     * The answer to PUBLISH of QoS 1.
     *
     * @param reason of 5; 3.1.1 has none
     */
    public byte[] pubAck(int id, int reason) {
        return acknowledgement(0x40, id, reason);
    }

    public byte[] pubRec(int id, int reason) {
        return acknowledgement(0x50, id, reason);
    }

    public byte[] pubRel(int id) {
        return acknowledgement(0x62, id, 0);
    }

    public byte[] pubComp(int id) {
        return acknowledgement(0x70, id, 0);
    }

    private byte[] acknowledgement(int head, int id, int reason) {
        var body = new Body();
        body.u2(id);
        if (isV5() && reason != 0) body.u1(reason);
        return packet(head, body);
    }

    /**
     * The answer to SUBSCRIBE.
     *
     * @param reasons one for each filter: QoS granted, or 0x80 and above for refused
     */
    public byte[] subAck(int id, List<Integer> reasons) {
        return listed(0x90, id, reasons);
    }

    /** The answer to UNSUBSCRIBE; 3.1.1 says no reasons. */
    public byte[] unsubAck(int id, List<Integer> reasons) {
        return listed(0xB0, id, isV5() ? reasons : List.of());
    }

    private byte[] listed(int head, int id, List<Integer> reasons) {
        var body = new Body();
        body.u2(id);
        if (isV5()) body.u1(0);
        reasons.forEach(body::u1);
        return packet(head, body);
    }

    public byte[] pingResp() {
        return packet(0xD0, new Body());
    }

    /** Tells a client of 5 why it is sent away; 3.1.1 has no words for it, and is just closed. */
    public byte[] disconnect(int reason) {
        var body = new Body();
        if (isV5()) body.u1(reason);
        return packet(0xE0, body);
    }

    /**
     * A message.
     *
     * @param id packet id; not sent with qos 0
     */
    public byte[] publish(String topic, int qos, int id, byte[] payload) {
        var body = new Body();
        body.text(topic);
        if (qos > 0) body.u2(id);
        if (isV5()) body.u1(0);
        body.raw(payload);
        return packet(0x30 | (qos << 1), body);
    }

    /** What a client begins with; a clean start. */
    public byte[] connect(String clientId, int keepAlive_s, @Nullable String user, @Nullable String password) {
        var body = new Body();
        body.text("MQTT").u1(level);
        body.u1(2 | (user == null ? 0 : 0x80) | (password == null ? 0 : 0x40)).u2(keepAlive_s);
        if (isV5()) body.u1(0);
        body.text(clientId);
        if (user != null) body.text(user);
        if (password != null) body.text(password);
        return packet(0x10, body);
    }

    /** What a client wants to hear of. */
    public byte[] subscribe(int id, String topic, int qos) {
        var body = new Body();
        body.u2(id);
        if (isV5()) body.u1(0);
        body.text(topic).u1(qos);
        return packet(0x82, body);
    }

    private static byte[] packet(int head, Body body) {
        byte[] content = body.out.toByteArray();
        var out = new ByteArrayOutputStream(content.length + 5);
        out.write(head);
        int left = content.length;
        do {
            int part = left & 0x7F;
            left >>>= 7;
            out.write(left > 0 ? part | 0x80 : part);
        } while (left > 0);
        out.writeBytes(content);
        return out.toByteArray();
    }

    /** The bytes behind the head. */
    private static final class Body {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Body u1(int value) {
            out.write(value);
            return this;
        }

        Body u2(int value) {
            return u1(value >> 8).u1(value);
        }

        Body text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            if (utf8.length > TEXT_MAX) throw new IllegalArgumentException("a text of " + utf8.length + " bytes");
            u2(utf8.length);
            out.writeBytes(utf8);
            return this;
        }

        void raw(byte[] bytes) {
            out.writeBytes(bytes);
        }
    }
}
