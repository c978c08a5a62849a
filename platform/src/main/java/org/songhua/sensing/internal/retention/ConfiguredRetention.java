package org.songhua.sensing.internal.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songhua.people.Audit;
import org.songhua.sensing.Observations;
import org.songhua.sensing.OldReadings;
import org.songhua.sensing.Retention;
import org.songhua.sensing.StreamBoard;
import org.songhua.sensing.StreamStatus;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Does once a day what the settings say, if they say anything. */
@Service
@EnableConfigurationProperties(RetentionSettings.class)
class ConfiguredRetention implements Retention, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredRetention.class);
    private static final String ITSELF = "retention";
    private static final long FIRST_AFTER_MINUTES = 10;

    private final RetentionSettings settings;
    private final StreamBoard board;
    private final Observations observations;
    private final Audit audit;
    private final Clock clock;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(ITSELF).factory());

    ConfiguredRetention(
            RetentionSettings settings, StreamBoard board, Observations observations, Audit audit, Clock clock) {
        this.settings = settings;
        this.board = board;
        this.observations = observations;
        this.audit = audit;
        this.clock = clock;
        if (settings.days().isEmpty()) return;
        long day = TimeUnit.DAYS.toMinutes(1);
        var _ = daily.scheduleWithFixedDelay(this::runQuietly, FIRST_AFTER_MINUTES, day, TimeUnit.MINUTES);
    }

    private void runQuietly() {
        try {
            run(ITSELF);
        } catch (RuntimeException e) {
            LOG.warn("Old readings could not be dropped, and will be tomorrow: {}", e.getMessage());
        }
    }

    @Override
    public List<Dropped> preview() {
        return each(observations::old);
    }

    @Override
    public synchronized List<Dropped> run(String by) {
        List<Dropped> dropped = each(observations::dropOld);
        for (Dropped one : dropped) if (one.readings() > 0) record(one, by);
        return dropped;
    }

    private void record(Dropped one, String by) {
        var detail = JsonMapper.shared()
                .createObjectNode()
                .put("days", one.days())
                .put("before", one.before().toString())
                .put("datastreams", one.datastreams())
                .put("readings", one.readings());
        audit.record(by, "readings.dropped", one.network(), detail.toString());
    }

    private List<Dropped> each(BiFunction<long[], Instant, OldReadings> work) {
        var all = new ArrayList<Dropped>();
        new TreeMap<>(settings.days()).forEach((network, days) -> {
            Instant before = clock.instant().minus(Duration.ofDays(days));
            long[] datastreams = board.list(network).stream()
                    .mapToLong(StreamStatus::datastream)
                    .toArray();
            OldReadings old = work.apply(datastreams, before);
            all.add(new Dropped(network, days, before, old.datastreams(), old.readings(), old.bytes()));
        });
        return all;
    }

    @Override
    public void destroy() {
        daily.shutdownNow();
    }
}
