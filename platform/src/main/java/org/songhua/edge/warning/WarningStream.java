package org.songhua.edge.warning;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.people.Scope;
import org.songhua.warning.WarningEvent;
import org.songhua.warning.Warnings;
import org.songhua.warning.WarningsChanged;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * News of warnings as server-sent events. Readers wait until something is told; a comment now and then finds out when nobody listens
 * any more. After some minutes the connection ends, so that who lost a right loses the stream too; browsers come back by themselves.
 */
@Component
class WarningStream {
    private static final Logger LOG = LoggerFactory.getLogger(WarningStream.class);
    private static final int PORTION = 500;
    private static final long SIGN_EVERY_MS = 10_000;
    private static final long LIFE_MS = TimeUnit.MINUTES.toMillis(10);
    private static final long RECONNECT_MS = 2000;

    private final Warnings warnings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private long last = 0;
    private volatile boolean isClosed = false;

    WarningStream(Warnings warnings) {
        this.warnings = warnings;
    }

    @EventListener
    void on(WarningsChanged changed) {
        lock.lock();
        try {
            last = Math.max(last, changed.lastEvent());
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return a connection that tells what happens after an event, to those who may see it} */
    SseEmitter open(long after, Scope scope) {
        var emitter = new SseEmitter(LIFE_MS);
        var isOver = new AtomicBoolean();
        emitter.onCompletion(() -> isOver.set(true));
        emitter.onTimeout(emitter::complete);
        Thread.ofVirtual().name("warning-events").start(() -> follow(after, scope, emitter, isOver));
        return emitter;
    }

    private void follow(long after, Scope scope, SseEmitter emitter, AtomicBoolean isOver) {
        try {
            emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MS));
            long at = after;
            while (!isOver.get() && !isClosed) {
                at = tell(at, scope, emitter);
                if (!await(at)) emitter.send(SseEmitter.event().comment("still there"));
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A reader of warnings has gone.", e);
        } catch (RuntimeException e) {
            LOG.warn("News of warnings could not be read; the reader will come back.", e);
            emitter.complete();
        }
    }

    /** {@return the event up to which all was told} */
    private long tell(long after, Scope scope, SseEmitter emitter) throws IOException {
        long newest = warnings.lastEvent();
        List<WarningEvent> events = warnings.events(after, PORTION, scope);
        for (WarningEvent event : events) emitter.send(message(event));
        return events.size() == PORTION ? events.getLast().number() : Math.max(after, newest);
    }

    private static SseEmitter.SseEventBuilder message(WarningEvent event) {
        String data = "{\"number\":%d,\"kind\":\"%s\",\"at\":\"%s\",\"warning\":%s}"
                .formatted(event.number(), event.kind(), event.at(), event.bodyJson());
        return SseEmitter.event()
                .id(Long.toString(event.number()))
                .name("warning")
                .data(data);
    }

    /** Waits for news after an event, or until it is time for a sign. {@return whether there is news} */
    private boolean await(long after) {
        lock.lock();
        try {
            long left_ns = TimeUnit.MILLISECONDS.toNanos(SIGN_EVERY_MS);
            while (last <= after && !isClosed) {
                if (left_ns <= 0) return false;
                left_ns = told.awaitNanos(left_ns);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Before the web server stops, which else would wait for the readers to go. */
    @EventListener
    void on(ContextClosedEvent closed) {
        isClosed = true;
        lock.lock();
        try {
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
