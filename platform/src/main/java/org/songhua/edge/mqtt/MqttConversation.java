package org.songhua.edge.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.edge.gateway.Conversation;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.sta.StaMessages;
import org.songhua.edge.sta.StaMessages.Interest;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.protocol.mqtt.MqttDecoder;
import org.songhua.engine.protocol.mqtt.MqttEncoder;
import org.songhua.engine.protocol.mqtt.MqttException;
import org.songhua.engine.protocol.mqtt.MqttPacket;
import org.songhua.engine.protocol.mqtt.MqttTopics;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.NewObservation;
import org.springframework.http.HttpStatus;

/**
 * MQTT on one connection. The readings of all messages that came together are kept together, and acknowledged when they are
 * durable. Nothing is kept of a connection when it ends: a client asks anew for what it wants to hear.
 */
final class MqttConversation implements Conversation, Subscriptions.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(MqttConversation.class);
    private static final int PACKET_MAX = 4 << 20;
    private static final int SUBSCRIPTIONS_MAX = 1000;
    /** Who is so far behind is sent away, and knows that it missed something. */
    private static final int QUEUE_MAX = 10_000;

    private static final int IDS = 0xFFFF;

    private static final int NOT_AUTHORIZED = 0x87;
    private static final int NOT_AUTHORIZED_OF_311 = 5;
    private static final int TOPIC_INVALID = 0x90;
    private static final int PAYLOAD_INVALID = 0x99;
    private static final int SUBSCRIPTION_REFUSED = 0x80;
    private static final int FILTER_INVALID = 0x8F;
    private static final int NO_SUBSCRIPTION = 0x11;

    private final MqttServices services;
    private final Socket socket;
    private final OutputStream out;
    private final MqttDecoder decoder = new MqttDecoder(PACKET_MAX);
    private final Map<Integer, String> topicByAlias = new HashMap<>();
    private final Set<Integer> received = new HashSet<>();
    private final BlockingQueue<News> news = new ArrayBlockingQueue<>(QUEUE_MAX);
    private MqttEncoder encoder = new MqttEncoder(4);
    private @Nullable Caller caller = null;
    private @Nullable Thread teller = null;
    private String user = "";
    private int subscriptions = 0;
    private int lastId = 0;
    private int messages = 0;

    /** Something to tell the client. */
    private record News(Interest interest, int qos, EntityType type, long id) {}

    MqttConversation(MqttServices services, Socket socket, OutputStream out) {
        this.services = services;
        this.socket = socket;
        this.out = out;
    }

    @Override
    public boolean take(ByteBuffer input, OutputStream answers) throws IOException {
        List<MqttPacket> packets;
        try {
            packets = decoder.feed(input);
        } catch (MqttException e) {
            LOG.debug("{} sent no MQTT: {}", socket.getRemoteSocketAddress(), e.getMessage());
            return false;
        }
        messages = packets.size();
        var readings = new Readings();
        for (MqttPacket packet : packets) {
            if (!serve(packet, readings)) {
                readings.keep();
                return false;
            }
        }
        readings.keep();
        return true;
    }

    private boolean serve(MqttPacket packet, Readings readings) throws IOException {
        if (packet instanceof MqttPacket.Connect connect) return caller == null && connect(connect);
        Caller who = caller;
        if (who == null) return false;
        switch (packet) {
            case MqttPacket.Publish publish -> {
                return publish(publish, who, readings);
            }
            case MqttPacket.PubRel rel -> {
                received.remove(rel.id());
                readings.thenSend(encoder.pubComp(rel.id()));
            }
            case MqttPacket.PubRec rec -> send(encoder.pubRel(rec.id()));
            case MqttPacket.Subscribe subscribe -> send(encoder.subAck(subscribe.id(), subscribe(subscribe, who)));
            case MqttPacket.Unsubscribe gone -> send(encoder.unsubAck(gone.id(), unsubscribe(gone)));
            case MqttPacket.PingReq ping -> send(encoder.pingResp());
            case MqttPacket.Disconnect bye -> {
                return false;
            }
            default -> {}
        }
        return true;
    }

    private boolean connect(MqttPacket.Connect connect) throws IOException {
        encoder = new MqttEncoder(connect.level());
        InetAddress from = socket.getInetAddress();
        Caller found = services.login()
                .find(connect, from)
                .filter(one -> one.scope().isAll())
                .orElse(null);
        if (found == null) {
            send(encoder.connAck(connect.level() == 5 ? NOT_AUTHORIZED : NOT_AUTHORIZED_OF_311));
            return false;
        }
        caller = found;
        user = connect.user() == null ? "" : connect.user();
        send(encoder.connAck(0));
        return true;
    }

    private boolean publish(MqttPacket.Publish publish, Caller who, Readings readings) throws IOException {
        String topic = topic(publish);
        if (topic == null) return false;
        if (publish.qos() == 2 && !received.add(publish.id())) {
            readings.thenSend(encoder.pubRec(publish.id(), 0));
            return true;
        }
        int reason = who.may(Permission.SENSING_SEND) ? take(topic, publish.payload(), who, readings) : NOT_AUTHORIZED;
        // Version 3.1.1 has no word for "no": only the end of the connection tells it.
        if (reason != 0 && decoder.level() != 5 && reason != PAYLOAD_INVALID) return false;
        if (publish.qos() == 1) readings.thenSend(encoder.pubAck(publish.id(), reason));
        if (publish.qos() == 2) readings.thenSend(encoder.pubRec(publish.id(), reason));
        if (publish.qos() == 2 && reason >= SUBSCRIPTION_REFUSED) received.remove(publish.id());
        return true;
    }

    private @Nullable String topic(MqttPacket.Publish publish) {
        if (publish.alias() == 0) return publish.topic();
        if (!publish.topic().isEmpty() && topicByAlias.size() < IDS) topicByAlias.put(publish.alias(), publish.topic());
        return topicByAlias.get(publish.alias());
    }

    /** {@return reason of MQTT 5, 0 for taken} */
    private int take(String topic, byte[] payload, Caller who, Readings readings) {
        try {
            var usual = services.messages().usual(topic, payload);
            if (usual.isPresent()) {
                readings.add(usual.get());
                return 0;
            }
            if (!services.messages().takes(topic)) return TOPIC_INVALID;
            readings.keepWhatIsThere();
            services.messages().create(topic, payload, who);
            return 0;
        } catch (FaultException | ProblemException | NotFoundException e) {
            LOG.debug("{} sent {}: {}", user, StaMessages.shown(payload), e.getMessage());
            // 3.1.1 cannot refuse a payload: what is acknowledged must be somewhere.
            boolean isHeld = decoder.level() != 5 && services.hold(user, topic, address(), payload);
            return isHeld ? PAYLOAD_INVALID : decoder.level() == 5 ? PAYLOAD_INVALID : TOPIC_INVALID;
        }
    }

    private String address() {
        return socket.getInetAddress().getHostAddress();
    }

    private List<Integer> subscribe(MqttPacket.Subscribe subscribe, Caller who) {
        var reasons = new ArrayList<Integer>();
        for (MqttPacket.Filter filter : subscribe.filters()) reasons.add(subscribe(filter, who));
        return reasons;
    }

    private int subscribe(MqttPacket.Filter filter, Caller who) {
        int refused = decoder.level() == 5 ? NOT_AUTHORIZED : SUBSCRIPTION_REFUSED;
        if (!who.may(Permission.SENSING_VIEW) || subscriptions >= SUBSCRIPTIONS_MAX) return refused;
        int qos = Math.min(filter.qos(), 1);
        try {
            Runnable add = subscription(filter.topic(), qos);
            // Asked for again it takes the place of what was there.
            if (!services.subscriptions().remove(this, filter.topic())) subscriptions++;
            add.run();
            if (teller == null) teller = Thread.ofVirtual().name("mqtt-news").start(this::tellNews);
            return qos;
        } catch (FaultException | ProblemException | NotFoundException e) {
            return decoder.level() == 5 ? FILTER_INVALID : SUBSCRIPTION_REFUSED;
        }
    }

    /** {@return what makes the subscription} @throws ProblemException when there is no such topic */
    private Runnable subscription(String topic, int qos) {
        // Behind the question mark plus and number sign are those of query options.
        if (topic.indexOf('?') >= 0 || !MqttTopics.hasWildcard(topic)) {
            Interest interest = services.messages().interest(topic);
            return () -> services.subscriptions().add(new Subscriptions.Subscription(this, interest, qos));
        }
        if (!MqttTopics.isFilter(topic)) throw new ProblemException(HttpStatus.BAD_REQUEST, topic + " is no filter.");
        return () -> services.subscriptions().addWild(this, topic, qos);
    }

    private List<Integer> unsubscribe(MqttPacket.Unsubscribe gone) {
        var reasons = new ArrayList<Integer>();
        for (String topic : gone.topics()) {
            boolean was = services.subscriptions().remove(this, topic);
            if (was) subscriptions--;
            reasons.add(was ? 0 : NO_SUBSCRIPTION);
        }
        return reasons;
    }

    @Override
    public void tell(Interest interest, int qos, EntityType type, long id) {
        if (!news.offer(new News(interest, qos, type, id))) close();
    }

    private void tellNews() {
        try {
            while (!socket.isClosed()) {
                News one = news.take();
                byte[] document = services.messages()
                        .document(one.interest(), one.type(), one.id())
                        .orElse(null);
                if (document == null) continue;
                lastId = lastId % IDS + 1;
                send(encoder.publish(one.interest().topic(), one.qos(), lastId, document));
            }
        } catch (InterruptedException | IOException e) {
            close();
        } catch (RuntimeException e) {
            LOG.warn("News for {} could not be made: {}", user, e.toString());
            close();
        }
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}", e.getMessage());
        }
    }

    /** Whole packets only: the stream is shared between both threads. */
    private void send(byte[] packet) throws IOException {
        synchronized (out) {
            out.write(packet);
            out.flush();
        }
    }

    @Override
    public int waiting() {
        return decoder.waiting();
    }

    @Override
    public int messages() {
        return messages;
    }

    @Override
    public void end() {
        services.subscriptions().removeAll(this);
        if (teller != null) teller.interrupt();
    }

    /** The readings of messages that came together, and what is said when they are durable. */
    private final class Readings {
        private final List<NewObservation> readings = new ArrayList<>();
        private final List<byte[]> answers = new ArrayList<>();

        void add(NewObservation reading) {
            readings.add(reading);
        }

        void thenSend(byte[] answer) {
            answers.add(answer);
        }

        void keepWhatIsThere() {
            if (readings.isEmpty()) return;
            services.observations().append(readings);
            readings.clear();
        }

        void keep() throws IOException {
            if (!readings.isEmpty() && !user.isEmpty()) services.login().noteSeen(user);
            keepWhatIsThere();
            if (answers.isEmpty()) return;
            synchronized (out) {
                for (byte[] answer : answers) out.write(answer);
                out.flush();
            }
        }
    }
}
