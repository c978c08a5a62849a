package org.songhua.engine.protocol.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client says. */
public sealed interface MqttPacket {

    /**
     * The first packet of a connection.
     *
     * @param level 4 for 3.1.1, 5 for 5
     * @param keepAlive_s the client speaks at least so often; 0 for no promise
     * @param user null when there is none
     * @param password null when there is none
     */
    record Connect(
            int level,
            String clientId,
            boolean cleanStart,
            int keepAlive_s,
            @Nullable String user,
            @Nullable String password)
            implements MqttPacket {}

    /**
     * A message.
     *
     * @param qos 0, 1 or 2
     * @param id packet id; 0 with qos 0
     * @param alias number that stands for the topic, of MQTT 5; 0 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Publish(String topic, int qos, boolean retain, int id, int alias, byte[] payload) implements MqttPacket {}

    /** The other end has a message of QoS 1. */
    record PubAck(int id) implements MqttPacket {}

    /** The other end has a message of QoS 2, first step. */
    record PubRec(int id) implements MqttPacket {}

    /** A message of QoS 2 may be forgotten by the receiver. */
    record PubRel(int id) implements MqttPacket {}

    /** The exchange of a message of QoS 2 is over. */
    record PubComp(int id) implements MqttPacket {}

    /**
     * What the client wants to hear of.
     *
     * @param filters topic filters with the greatest QoS wanted
     */
    record Subscribe(int id, List<Filter> filters) implements MqttPacket {
        public Subscribe {
            filters = List.copyOf(filters);
        }
    }

    /** A topic filter and the greatest QoS in which its messages are wanted. */
    record Filter(String topic, int qos) {}

    /** What the client wants to hear of no more. */
    record Unsubscribe(int id, List<String> topics) implements MqttPacket {
        public Unsubscribe {
            topics = List.copyOf(topics);
        }
    }

    /** Are you there? */
    record PingReq() implements MqttPacket {}

    /** The client goes. */
    record Disconnect() implements MqttPacket {}

    /** An answer that only clients get; read so that tests and players can use the decoder. */
    record Answer(int kind, int id, int reason) implements MqttPacket {}
}
