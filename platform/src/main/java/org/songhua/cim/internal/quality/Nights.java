package org.songhua.cim.internal.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.songhua.cim.Quality;

/** Starts the checks once a night. */
final class Nights implements AutoCloseable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String BY = "system";

    private final ScheduledExecutorService nights = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("quality-nights").factory());
    private final Quality quality;
    private final Clock clock;
    private final LocalTime at;

    /** @param at time of day in Beijing */
    Nights(Quality quality, Clock clock, LocalTime at) {
        this.quality = quality;
        this.clock = clock;
        this.at = at;
        wait(clock.instant());
    }

    private void wait(Instant now) {
        var _ = nights.schedule(this::look, until(now, at).toSeconds() + 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            quality.start(BY);
        } finally {
            wait(clock.instant());
        }
    }

    /** {@return how long it is to the next time of that day, more than nothing and at most a day} */
    static Duration until(Instant now, LocalTime at) {
        ZonedDateTime here = now.atZone(ZONE);
        ZonedDateTime next = here.with(at);
        return Duration.between(here, next.isAfter(here) ? next : next.plusDays(1));
    }

    @Override
    public void close() {
        nights.shutdownNow();
    }
}
