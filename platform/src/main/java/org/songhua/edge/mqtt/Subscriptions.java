package org.songhua.edge.mqtt;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.songhua.edge.sta.StaMessages;
import org.songhua.edge.sta.StaMessages.Interest;
import org.songhua.engine.protocol.mqtt.MqttTopics;
import org.songhua.sensing.EntityChanged;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationsRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who listens to what. News is only put into the queues of those whom it concerns; each writes its messages itself, so that one
 * that is slow holds up nobody.
 */
@Component
class Subscriptions {
    /** Readings of every datastream. */
    private static final long ALL = 0;

    private final Map<Long, List<Subscription>> byDatastream = new ConcurrentHashMap<>();
    private final List<Subscription> others = new CopyOnWriteArrayList<>();
    private final List<Wild> wild = new CopyOnWriteArrayList<>();
    private final StaMessages messages;

    /** Somebody who gets what changed. */
    interface Listener {
        void tell(Interest interest, int qos, EntityType type, long id);
    }

    /** One topic of one listener. */
    record Subscription(Listener listener, Interest interest, int qos) {}

    /** One topic filter with wildcards of one listener. */
    private record Wild(Listener listener, String filter, int qos) {}

    Subscriptions(StaMessages messages) {
        this.messages = messages;
    }

    /** Adds a topic filter with wildcards. */
    void addWild(Listener listener, String filter, int qos) {
        wild.add(new Wild(listener, filter, qos));
    }

    void add(Subscription subscription) {
        subscription
                .interest()
                .datastream()
                .ifPresentOrElse(
                        datastream -> byDatastream
                                .computeIfAbsent(datastream, id -> new CopyOnWriteArrayList<>())
                                .add(subscription),
                        () -> others.add(subscription));
    }

    /** Takes a topic of a listener away. {@return whether it was there} */
    boolean remove(Listener listener, String topic) {
        boolean removed = others.removeIf(one -> isOf(one, listener, topic));
        for (List<Subscription> list : byDatastream.values())
            removed |= list.removeIf(one -> isOf(one, listener, topic));
        byDatastream.values().removeIf(List::isEmpty);
        boolean wasWild = wild.removeIf(
                one -> one.listener().equals(listener) && one.filter().equals(topic));
        return removed || wasWild;
    }

    void removeAll(Listener listener) {
        others.removeIf(one -> one.listener().equals(listener));
        wild.removeIf(one -> one.listener().equals(listener));
        byDatastream
                .values()
                .forEach(list -> list.removeIf(one -> one.listener().equals(listener)));
        byDatastream.values().removeIf(List::isEmpty);
    }

    private static boolean isOf(Subscription one, Listener listener, String topic) {
        return one.listener().equals(listener) && one.interest().topic().equals(topic);
    }

    @EventListener
    void on(ObservationsRecorded news) {
        if (byDatastream.isEmpty() && others.isEmpty() && wild.isEmpty()) return;
        for (Observation observation : news.observations()) {
            if (!wild.isEmpty()) tellWild(observation);
            tell(byDatastream.getOrDefault(ALL, List.of()), observation);
            tell(byDatastream.getOrDefault(observation.datastream(), List.of()), observation);
            tell(others, observation);
        }
    }

    private static void tell(List<Subscription> subscriptions, Observation observation) {
        for (Subscription one : subscriptions)
            if (StaMessages.mayConcern(one.interest(), observation))
                one.listener().tell(one.interest(), one.qos(), EntityType.OBSERVATION, observation.id());
    }

    private void tellWild(Observation observation) {
        List<String> topics = StaMessages.topics(observation, messages.isMulti(observation.datastream()));
        tellWild(topics, EntityType.OBSERVATION, observation.id());
    }

    /** Each listener once for each of its filters, at the nearest topic that matches. */
    private void tellWild(List<String> topics, EntityType type, long id) {
        for (Wild one : wild)
            topics.stream()
                    .filter(topic -> MqttTopics.matches(one.filter(), topic))
                    .findFirst()
                    .ifPresent(topic -> one.listener().tell(StaMessages.anyAt(topic, type), one.qos(), type, id));
    }

    /** What a transaction made is told when it stands; of one that is taken back, such as a change set that fails, nobody hears. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(EntityChanged news) {
        if (!wild.isEmpty()) tellWild(StaMessages.topics(news.type(), news.id()), news.type(), news.id());
        for (Subscription one : others)
            if (one.interest().type() == news.type())
                one.listener().tell(one.interest(), one.qos(), news.type(), news.id());
    }
}
