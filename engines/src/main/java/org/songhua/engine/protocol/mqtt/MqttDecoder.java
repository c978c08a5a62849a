package org.songhua.engine.protocol.mqtt;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.songhua.engine.protocol.FrameBuffer;
import org.songhua.engine.protocol.mqtt.MqttPacket.Filter;

/** Finds packets in a stream of bytes. For one connection. */
public final class MqttDecoder {
    private static final int MOST_LENGTH_BYTES = 4;
    private static final int CONNECT = 0x10;
    private static final int PUBLISH = 3;

    private final FrameBuffer buffer = new FrameBuffer();
    private final int mostBytes;
    private int level = 4;
    private boolean isBegun = false;

    /** @param mostBytes longest packet that is taken */
    public MqttDecoder(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** {@return version of the protocol, 4 for 3.1.1 or 5; known after CONNECT} */
    public int level() {
        return level;
    }

    /** Tells the version to a decoder at the client's end, which sees no CONNECT. */
    public void setLevel(int newLevel) {
        level = newLevel;
        isBegun = true;
    }

    /** {@return bytes that wait for more} */
    public int waiting() {
        return buffer.size();
    }

    /**
     * {@return packets that are whole now}
     *
     * @throws MqttException when the bytes are none
     */
    public List<MqttPacket> feed(ByteBuffer input) {
        buffer.add(input);
        var packets = new ArrayList<MqttPacket>();
        while (true) {
            int headAndLength = headAndLength();
            if (headAndLength < 0) return packets;
            int head = buffer.at(0);
            byte[] body = buffer.copy(lengthBytes + 1, lengthBytes + 1 + headAndLength);
            buffer.drop(lengthBytes + 1 + headAndLength);
            packets.add(packet(head, new MqttBody(body)));
        }
    }

    private int lengthBytes = 0;

    /** {@return length of the body when all of it is there, else -1} */
    private int headAndLength() {
        if (!isBegun && buffer.size() > 0 && (buffer.at(0) & 0xFF) != CONNECT)
            throw new MqttException("The first packet is not CONNECT.");
        int length = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES; i++) {
            if (buffer.size() < i + 2) return -1;
            int part = buffer.at(i + 1) & 0xFF;
            length |= (part & 0x7F) << (7 * i);
            if ((part & 0x80) == 0) {
                if (length > mostBytes) throw new MqttException("A packet of " + length + " bytes is too long.");
                lengthBytes = i + 1;
                return buffer.size() >= 1 + lengthBytes + length ? length : -1;
            }
        }
        throw new MqttException("The length of a packet has more than four bytes.");
    }

    private MqttPacket packet(int head, MqttBody in) {
        int kind = (head & 0xF0) >> 4;
        int flags = head & 0x0F;
        if (kind != PUBLISH) requireFlags(kind, flags);
        return switch (kind) {
            case 1 -> connect(in);
            case 3 -> publish(flags, in);
            case 4 -> new MqttPacket.PubAck(in.u2());
            case 5 -> new MqttPacket.PubRec(in.u2());
            case 6 -> new MqttPacket.PubRel(in.u2());
            case 7 -> new MqttPacket.PubComp(in.u2());
            case 8 -> subscribe(in);
            case 10 -> unsubscribe(in);
            case 12 -> new MqttPacket.PingReq();
            case 14 -> new MqttPacket.Disconnect();
            case 2 -> connAck(in);
            case 9, 11 -> answer(kind, in);
            case 13 -> new MqttPacket.Answer(kind, 0, 0);
            default -> throw new MqttException("There is no packet of the kind " + kind + ".");
        };
    }

    private static MqttPacket connAck(MqttBody in) {
        in.u1();
        return new MqttPacket.Answer(2, 0, in.u1());
    }

    private MqttPacket answer(int kind, MqttBody in) {
        int id = in.u2();
        if (level == 5) in.skipProperties();
        return new MqttPacket.Answer(kind, id, in.left() > 0 ? in.u1() : 0);
    }

    private MqttPacket connect(MqttBody in) {
        if (!in.text().equals("MQTT")) throw new MqttException("The protocol is not MQTT.");
        int version = in.u1();
        if (version != 4 && version != 5)
            throw new MqttException("Version " + version + " of MQTT is not spoken here.");
        level = version;
        isBegun = true;
        int flags = in.u1();
        checkConnect(flags);
        int keepAlive = in.u2();
        if (level == 5) in.skipProperties();
        String clientId = in.text();
        if ((flags & 4) != 0) {
            if (level == 5) in.skipProperties();
            in.text();
            in.bytes();
        }
        String user = (flags & 0x80) == 0 ? null : in.text();
        String password = (flags & 0x40) == 0 ? null : in.text();
        if (in.left() > 0) throw new MqttException("CONNECT is longer than it says.");
        return new MqttPacket.Connect(level, clientId, (flags & 2) != 0, keepAlive, user, password);
    }

    /** Clause 3.1.2: a will has a QoS of 0 to 2; without one there is neither QoS nor retaining; 3.1.1 knows no password without a user. */
    private void checkConnect(int flags) {
        if ((flags & 1) != 0) throw new MqttException("A reserved bit of CONNECT is set.");
        boolean hasWill = (flags & 4) != 0;
        if ((flags & 0x18) == 0x18 || (!hasWill && (flags & 0x38) != 0))
            throw new MqttException("The will of CONNECT has no QoS that there is.");
        if (level == 4 && (flags & 0xC0) == 0x40) throw new MqttException("CONNECT has a password and no user.");
    }

    private MqttPacket publish(int flags, MqttBody in) {
        int qos = (flags >> 1) & 3;
        if (qos == 3) throw new MqttException("There is no QoS 3.");
        String topic = in.text();
        int id = qos == 0 ? 0 : in.u2();
        if (qos > 0) requireId(id);
        int alias = level == 5 ? in.topicAlias() : 0;
        if (topic.isEmpty() && alias == 0) throw new MqttException("A message has no topic.");
        if (topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0)
            throw new MqttException("The topic of a message holds a wildcard.");
        return new MqttPacket.Publish(topic, qos, (flags & 1) != 0, id, alias, in.rest());
    }

    private MqttPacket subscribe(MqttBody in) {
        int id = requireId(in.u2());
        if (level == 5) in.skipProperties();
        var filters = new ArrayList<Filter>();
        while (in.left() > 0) {
            String topic = in.text();
            filters.add(new Filter(topic, qos(in.u1())));
        }
        if (filters.isEmpty()) throw new MqttException("SUBSCRIBE names no topic.");
        return new MqttPacket.Subscribe(id, filters);
    }

    /** 3.1.1, 3.8.3: the other six bits are 0; 5, 3.8.3.1: the upper two are, and there is no third way of retaining. */
    private int qos(int options) {
        boolean reserved = level == 5 ? (options & 0xC0) != 0 || (options & 0x30) == 0x30 : (options & 0xFC) != 0;
        if (reserved || (options & 3) == 3) throw new MqttException("SUBSCRIBE asks for a QoS that there is none of.");
        return options & 3;
    }

    private MqttPacket unsubscribe(MqttBody in) {
        int id = requireId(in.u2());
        if (level == 5) in.skipProperties();
        var topics = new ArrayList<String>();
        while (in.left() > 0) topics.add(in.text());
        if (topics.isEmpty()) throw new MqttException("UNSUBSCRIBE names no topic.");
        return new MqttPacket.Unsubscribe(id, topics);
    }

    private static int requireId(int id) {
        if (id == 0) throw new MqttException("A packet id is 0.");
        return id;
    }

    /** Clause 2.2.2: PUBREL, SUBSCRIBE and UNSUBSCRIBE have 0010, all others nothing. */
    private static void requireFlags(int kind, int flags) {
        int wanted = kind == 6 || kind == 8 || kind == 10 ? 2 : 0;
        if (flags != wanted) throw new MqttException("The flags of a packet are not those of its kind.");
    }
}
