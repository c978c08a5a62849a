package org.songhua.lifeline.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.cim.CityObjects;
import org.songhua.engine.geo.Wkb;
import org.songhua.lifeline.BurstPlan;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.LiveState.Suspect;
import org.songhua.lifeline.internal.LiveNetwork.Look;
import org.songhua.people.Scope;
import org.songhua.sensing.ObservationsRecorded;
import org.songhua.warning.Findings;
import org.songhua.warning.Warning;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The one thread that looks for bursts: whenever readings of a network's sensors became durable, it looks at the newest step and the one before. It remembers nothing that matters: a
 * burst that goes on is a warning in alarm, all else is read anew, so that after a stop the first look says what was missed.
 */
@Component
class BurstWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BurstWatch.class);
    private static final long PAUSE_MS = 1000;
    /** Steps are minutes long: what comes within so short a time is looked at together. */
    private static final long REST_MS = 500;

    private final DefaultLifelines lifelines;
    private final DefaultLiveNetworks networks;
    private final Findings findings;
    private final CityObjects objects;

    private final Semaphore wake = new Semaphore(0);
    private final Semaphore end = new Semaphore(0);
    /** Warnings that people found to be none, by network, after which pressures were usual again. */
    private final Map<String, Long> overAfter = new HashMap<>();

    private volatile boolean isRunning = false;
    private @Nullable Thread thread;

    BurstWatch(DefaultLifelines lifelines, DefaultLiveNetworks networks, Findings findings, CityObjects objects) {
        this.lifelines = lifelines;
        this.networks = networks;
        this.findings = findings;
        this.objects = objects;
    }

    @EventListener
    void on(ObservationsRecorded recorded) {
        wake.release();
    }

    @Override
    public void start() {
        isRunning = true;
        end.drainPermits();
        wake.release();
        thread = Thread.ofPlatform().name("burst-watch").start(this::run);
    }

    @Override
    public void stop() {
        isRunning = false;
        wake.release();
        end.release();
        Thread running = thread;
        if (running == null) return;
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void run() {
        while (isRunning) {
            try {
                if (!wake.tryAcquire(PAUSE_MS, TimeUnit.MILLISECONDS)) continue;
                wake.drainPermits();
                if (isRunning) lookAround();
                if (end.tryAcquire(REST_MS, TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException e) {
                LOG.warn("The thread that looks for bursts was interrupted, and goes on.");
            } catch (RuntimeException e) {
                if (isRunning) LOG.error("A network could not be looked at; the next readings bring the next look.", e);
            }
        }
    }

    /** Looks now, beside the thread that waits for readings. */
    void lookNow() {
        lookAround();
    }

    private synchronized void lookAround() {
        for (Lifeline one : lifelines.list()) {
            Lifeline.Live live = one.live();
            if (live != null) look(one, live);
        }
    }

    private void look(Lifeline lifeline, Lifeline.Live live) {
        LiveNetwork network = networks.network(lifeline);
        if (network.gauges().pressures.isEmpty()) return;
        network.newest().ifPresent(step -> look(lifeline, live, network, step));
    }

    private void look(Lifeline lifeline, Lifeline.Live live, LiveNetwork network, long step) {
        String code = DefaultLiveNetworks.warning(lifeline);
        Optional<Warning> newest = findings.newest(code);
        Optional<Warning> open = newest.filter(Warning::inAlarm);
        Look look = network.look(
                step, open.map(one -> network.step(one.raisedAt()) - 2).orElse(null));
        if (open.isPresent()) end(code, open.get(), network, look);
        else if (!isDismissed(lifeline, newest, look)) raise(lifeline, live, network, look);
    }

    /** What people found to be none is not raised again before it was over. */
    private boolean isDismissed(Lifeline lifeline, Optional<Warning> newest, Look look) {
        if (newest.isEmpty() || !newest.get().isFalse()) return false;
        long id = newest.get().id();
        if (look.isOver()) overAfter.put(lifeline.code(), id);
        return overAfter.getOrDefault(lifeline.code(), 0L) != id;
    }

    private void end(String code, Warning open, LiveNetwork network, Look look) {
        if (!look.isOver() || look.step() <= network.step(open.raisedAt())) return;
        findings.end(code, new BurstReport(network, look).at(), List.of());
    }

    private void raise(Lifeline lifeline, Lifeline.Live live, LiveNetwork network, Look look) {
        if (look.fallen().isEmpty()) return;
        List<Suspect> suspects = networks.suspects(network, network.explain(look), Scope.ALL);
        if (suspects.isEmpty()) return;
        Suspect best = suspects.getFirst();
        BurstPlan plan = lifelines.burst(lifeline.code(), best.pipe(), Set.of(), Scope.ALL);
        double[] place = objects.find(best.pipe(), Scope.ALL)
                .map(object -> Wkb.representativePoint(Wkb.read(object.wkb())))
                .orElse(new double[] {Double.NaN, Double.NaN});
        findings.raise(new BurstReport(network, look).finding(lifeline, live, suspects, plan, place));
    }
}
