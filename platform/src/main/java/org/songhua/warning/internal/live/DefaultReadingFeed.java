package org.songhua.warning.internal.live;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Datastreams.Described;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationJournal;
import org.songhua.warning.ReadingFeed;
import org.songhua.warning.internal.rules.Micros;
import org.springframework.stereotype.Service;

/**
 * Reads the journal under a name of its own, so that nothing is dropped from it before it was kept safe elsewhere. It begins where the judge of this
 * program was when it left the readings to another one.
 */
@Service
class DefaultReadingFeed implements ReadingFeed {
    static final String READER = "stream";
    private static final int COMMITS_MAX = 50;
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Long.BYTES;
    private static final int EACH = 4 * Long.BYTES + 1;
    /** A datastream that was given to another thing is found there after so long. */
    private static final long KNOWN_FOR_US = 60_000_000;

    private final ObservationJournal journal;
    private final Datastreams datastreams;
    private final JudgedElsewhere elsewhere;
    private final Clock clock;

    private final Map<Long, Long> things = new HashMap<>();
    private long knownSince_us = Long.MIN_VALUE;

    DefaultReadingFeed(ObservationJournal journal, Datastreams datastreams, JudgedElsewhere elsewhere, Clock clock) {
        this.journal = journal;
        this.datastreams = datastreams;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    @Override
    public synchronized Portion next(@Nullable Long after) {
        if (!elsewhere.isOn()) throw new FaultException(List.of(judgedHere()));
        long place = journal.position(READER);
        if (after != null) {
            journal.advance(READER, after);
            place = Math.max(place, after);
        }
        // Before the journal is read: what is durable by then is in it.
        long now_us = Micros.of(clock.instant());
        forget(now_us);
        var commits = new ArrayList<Long>();
        var readings = new ArrayList<Observation>();
        journal.read(place, COMMITS_MAX, (seq, observations) -> {
            commits.add(seq);
            readings.addAll(observations);
        });
        long last = commits.isEmpty() ? place : commits.getLast();
        return new Portion(last, now_us, commits.size() == COMMITS_MAX, messages(readings, now_us));
    }

    private static Fault judgedHere() {
        return Fault.refused(
                "RULE-017",
                Place.NOWHERE,
                "This program judges all readings itself.",
                "Start it with songhua.warning.stream=true to leave them to a cluster.");
    }

    private void forget(long now_us) {
        if (now_us - knownSince_us < KNOWN_FOR_US && knownSince_us != Long.MIN_VALUE) return;
        things.clear();
        knownSince_us = now_us;
    }

    /** One message for each thing, its readings in their order. */
    private List<byte[]> messages(List<Observation> readings, long now_us) {
        learn(readings.stream().map(Observation::datastream).toList());
        var byThing = new LinkedHashMap<Long, List<Observation>>();
        for (Observation reading : readings) {
            Long thing = things.get(reading.datastream());
            // It was deleted meanwhile, or is none that a rule could judge.
            if (thing == null || Double.isNaN(Watch.number(reading.result()))) continue;
            byThing.computeIfAbsent(thing, key -> new ArrayList<>()).add(reading);
        }
        var messages = new ArrayList<byte[]>();
        byThing.forEach((thing, all) -> messages.add(message(thing, all, now_us)));
        return messages;
    }

    private void learn(Collection<Long> ids) {
        var unknown =
                ids.stream().filter(id -> !things.containsKey(id)).distinct().toList();
        if (unknown.isEmpty()) return;
        for (Described one : datastreams.list(unknown)) things.put(one.id(), one.thing());
    }

    private static byte[] message(long thing, List<Observation> readings, long received_us) {
        var out =
                ByteBuffer.allocate(HEAD + EACH * readings.size()).put(VERSION).putLong(thing);
        for (Observation reading : readings) {
            out.putLong(reading.datastream())
                    .putLong(Micros.of(reading.phenomenonStart()))
                    .putDouble(Watch.number(reading.result()))
                    .put(reading.quality())
                    .putLong(received_us);
        }
        return out.array();
    }
}
