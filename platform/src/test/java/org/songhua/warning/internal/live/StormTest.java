package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.store.Database;
import org.songhua.warning.Stage;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningEvent;
import org.songhua.warning.WarningFilter;
import org.songhua.warning.WarningRules;
import org.songhua.warning.internal.desk.DutyPlatform;

/** Many alarms at once, and a month of readings. Everything is counted; nothing is timed. */
@Tag("slow")
class StormTest {
    private static final int SENSORS = 5_000;
    private static final int COMMITS = 10;
    private static final long SEED = 20_261_128;
    private static final String[] LIMITS = {"levels:", "  red: {when: value > 90 %}"};

    private final TestPlatform platform = DutyPlatform.shared();
    private final Database database = platform.bean(Database.class);
    private final WarningCity city = new WarningCity(platform);

    private List<Warning> queue() {
        var filter = new WarningFilter(true, null, null, null, city.rule, null, null, null, null, null, 10_000);
        return city.warnings().list(filter, Scope.ALL);
    }

    private long count(String sql, Object... parameters) {
        return database.get(sql, row -> row.whole("n"), parameters);
    }

    /**
     * 5,000 sensors of one network, 100 m apart, go into alarm within a minute; their readings come in any order, in ten commits, and a tenth of them
     * twice.
     */
    @Test
    void fiveThousandAlarmsInAMinuteAreAHandfulOfWarningsAndNoneIsLost() {
        DutyPlatform.roster();
        city.publish(LIMITS);
        long eventsBefore = city.warnings().lastEvent();
        database.update(
                "insert into warning.webhook (url, salt, created_by) values ('http://127.0.0.1:9/', 'x', 'storm')");
        var sensors = city.grid(SENSORS, 70, 100);
        for (List<NewObservation> commit : commits(sensors)) city.send(commit);

        List<Warning> raised = city.raised();
        assertThat(raised).hasSize(SENSORS);
        assertThat(new HashSet<>(raised.stream().map(Warning::subject).toList()))
                .isEqualTo(new HashSet<>(sensors));
        assertThat(queue()).hasSizeBetween(1, 5);
        assertThat(queue().stream().mapToInt(one -> 1 + one.followers()).sum()).isEqualTo(SENSORS);
        assertThat(raised).allMatch(one -> city.history(one.id()).getFirst().equals("RAISED"));

        long told = count("""
                select count(*) as n from warning.outbox o join warning.webhook w on w.id = o.webhook where w.created_by = 'storm'""");
        assertThat(told).as("news to one address").isBetween(1L, SENSORS / 10L);
        assertThat(numbers(eventsBefore)).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(SENSORS);
        assertThat(city.warnings().lastEvent() - eventsBefore)
                .as("numbers have no gaps")
                .isEqualTo(count("select count(*) as n from warning.event where number > ?", eventsBefore));

        city.send(sensors.stream().map(sensor -> city.reading(sensor, 20, 10)).toList());
        assertThat(queue()).isEmpty();
        assertThat(city.raised()).allMatch(one -> one.stage() == Stage.CLEARED && !one.inAlarm());
        database.update("update warning.webhook set active = false where created_by = 'storm'");
    }

    private List<List<NewObservation>> commits(List<Long> sensors) {
        var random = new Random(SEED);
        var readings = new ArrayList<NewObservation>();
        for (long sensor : sensors) {
            var reading = city.reading(sensor, random.nextDouble(), 95);
            readings.add(reading);
            if (random.nextInt(10) == 0) readings.add(reading);
        }
        java.util.Collections.shuffle(readings, random);
        var commits = new ArrayList<List<NewObservation>>();
        int size = readings.size() / COMMITS + 1;
        for (int from = 0; from < readings.size(); from += size) {
            commits.add(readings.subList(from, Math.min(readings.size(), from + size)));
        }
        return commits;
    }

    private List<Long> numbers(long after) {
        var numbers = new ArrayList<Long>();
        for (var page = city.warnings().events(after, 2_000, Scope.ALL); !page.isEmpty(); ) {
            numbers.addAll(page.stream().map(WarningEvent::number).toList());
            page = city.warnings().events(numbers.getLast(), 2_000, Scope.ALL);
        }
        return numbers;
    }

    /**
     * Ten sensors over 30 days at 5 minutes: 86,400 readings. Sensor k is over its limit for an hour on the days that k + 1 divides, so it raises 30 / (k + 1)
     * times, rounded down: 30, 15, 10, 7, 6, 5, 4, 3, 3, 3 in all 86.
     */
    @Test
    void aMonthReplayedRaisesWhatItWasMadeToRaise() {
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        var sensors = city.grid(10, 10, 5_000);
        for (int day = 0; day < 30; day++) city.send(day(sensors, from, day));
        var run = platform.bean(WarningRules.class)
                .dryRun(city.source(LIMITS), from, from.plus(Duration.ofDays(31)), Scope.ALL);
        assertThat(run.cutShort()).isFalse();
        assertThat(run.subjects()).isEqualTo(10);
        assertThat(run.readings()).isEqualTo(86_400);
        assertThat(run.episodes()).hasSize(86);
        for (int k = 0; k < 10; k++) {
            long sensor = sensors.get(k);
            assertThat(run.episodes().stream().filter(one -> one.subject() == sensor))
                    .as("sensor %d", k)
                    .hasSize(30 / (k + 1))
                    .allMatch(one -> Duration.between(one.from(), one.until()).equals(Duration.ofHours(1)));
        }
    }

    private static List<NewObservation> day(List<Long> sensors, Instant from, int day) {
        var readings = new ArrayList<NewObservation>();
        for (int minute = 0; minute < 1440; minute += 5) {
            Instant at = from.plus(Duration.ofMinutes(1440L * day + minute));
            for (int k = 0; k < sensors.size(); k++) {
                boolean isOver = (day + 1) % (k + 1) == 0 && minute >= 600 && minute < 660;
                var result = new org.songhua.sensing.Result.Numeric(isOver ? 95 : 50 + k);
                readings.add(new NewObservation(sensors.get(k), at, null, null, result, null, null));
            }
        }
        return readings;
    }
}
