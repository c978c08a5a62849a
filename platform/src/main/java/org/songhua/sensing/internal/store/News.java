package org.songhua.sensing.internal.store;

import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationsRecorded;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells of readings after they are durable, in the order of their commits, in a thread of its own. Who listens too slowly slows
 * down the writer in the end: news is neither dropped nor piled up without limit.
 */
final class News implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final int COMMITS_WAITING_MAX = 256;

    private final ApplicationEventPublisher events;
    private final BlockingQueue<List<Reading>> waiting = new ArrayBlockingQueue<>(COMMITS_WAITING_MAX);
    private final Thread thread = Thread.ofPlatform().name("sensing-news").start(this::run);
    private volatile boolean isClosed = false;

    News(ApplicationEventPublisher events) {
        this.events = events;
    }

    void tell(List<Reading> recorded) {
        if (recorded.isEmpty()) return;
        try {
            waiting.put(recorded);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosed || !waiting.isEmpty()) {
            try {
                List<Reading> next = waiting.take();
                if (!next.isEmpty()) events.publishEvent(new ObservationsRecorded(new Lazy(next)));
            } catch (InterruptedException e) {
                LOG.warn("News of readings was interrupted, and goes on.");
            } catch (RuntimeException e) {
                LOG.error("A listener failed on news of readings.", e);
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        waiting.offer(List.of());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Observations that are made when somebody looks at them. */
    private static final class Lazy extends AbstractList<Observation> {
        private final List<Reading> readings;

        Lazy(List<Reading> readings) {
            this.readings = readings;
        }

        @Override
        public Observation get(int at) {
            return ReadingFormat.toObservation(readings.get(at));
        }

        @Override
        public int size() {
            return readings.size();
        }
    }
}
