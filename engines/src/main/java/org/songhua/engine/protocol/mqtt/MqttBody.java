package org.songhua.engine.protocol.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the body of one packet. Everything beyond its end is an {@link MqttException}. */
final class MqttBody {
    private static final int TOPIC_ALIAS = 0x23;
    private static final int USER_PROPERTY = 0x26;

    private final byte[] bytes;
    private int at = 0;

    MqttBody(byte[] bytes) {
        this.bytes = bytes;
    }

    int left() {
        return bytes.length - at;
    }

    int u1() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int u2() {
        int high = u1();
        return (high << 8) | u1();
    }

    byte[] bytes() {
        int length = u2();
        need(length);
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
            if (text.indexOf('\0') >= 0) throw new MqttException("A text holds the character U+0000.");
            return text;
        } catch (CharacterCodingException e) {
            throw new MqttException("A text is not UTF-8.");
        }
    }

    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
        at = bytes.length;
        return rest;
    }

    private void need(int count) {
        if (left() < count) throw new MqttException("A packet ends too early.");
    }

    private int variable() {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            int part = u1();
            number |= (part & 0x7F) << (7 * i);
            if ((part & 0x80) == 0) return number;
        }
        throw new MqttException("A number has more than four bytes.");
    }

    void skipProperties() {
        topicAlias();
    }

    /** Reads properties (5.0, clause 2.2.2). {@return the topic alias among them, 0 for none} */
    int topicAlias() {
        int length = variable();
        need(length);
        int end = at + length;
        int alias = 0;
        while (at < end) {
            int property = u1();
            if (property == TOPIC_ALIAS) alias = alias();
            else skip(property);
        }
        if (at != end) throw new MqttException("Properties are longer than they say.");
        return alias;
    }

    private int alias() {
        int alias = u2();
        if (alias == 0) throw new MqttException("A topic alias is 0.");
        return alias;
    }

    private void skip(int property) {
        switch (property) {
            case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> u1();
            case 0x13, 0x21, 0x22 -> u2();
            case 0x02, 0x11, 0x18, 0x27 -> {
                u2();
                u2();
            }
            case 0x0B -> variable();
            case 0x03, 0x08, 0x09, 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F -> bytes();
            case USER_PROPERTY -> {
                bytes();
                bytes();
            }
            default -> throw new MqttException("There is no property " + property + ".");
        }
    }
}
