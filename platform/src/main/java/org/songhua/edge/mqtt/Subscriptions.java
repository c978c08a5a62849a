package org.songhua.edge.mqtt;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.songhua.edge.sta.StaMessages;
import org.songhua.edge.sta.StaMessages.Interest;
import org.songhua.sensing.EntityChanged;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationsRecorded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

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

    /** Somebody who gets what changed. */
    interface Listener {
        void tell(Interest interest, int qos, EntityType type, long id);
    }

    /** One topic of one listener. */
    record Subscription(Listener listener, Interest interest, int qos) {}

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

    /** Takes a topic of a listener away; null for all of them. */
    boolean remove(Listener listener, String topic) {
        boolean removed = others.removeIf(one -> isOf(one, listener, topic));
        for (List<Subscription> list : byDatastream.values())
            removed |= list.removeIf(one -> isOf(one, listener, topic));
        byDatastream.values().removeIf(List::isEmpty);
        return removed;
    }

    void removeAll(Listener listener) {
        others.removeIf(one -> one.listener().equals(listener));
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
        if (byDatastream.isEmpty() && others.isEmpty()) return;
        for (Observation observation : news.observations()) {
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

    @EventListener
    void on(EntityChanged news) {
        for (Subscription one : others)
            if (one.interest().type() == news.type())
                one.listener().tell(one.interest(), one.qos(), news.type(), news.id());
    }
}
