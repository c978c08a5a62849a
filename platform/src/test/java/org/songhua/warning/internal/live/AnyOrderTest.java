package org.songhua.warning.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Scope;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Observation;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.warning.Warning;
import org.songhua.warning.WarningRules;
import org.songhua.warning.WarningStep;
import org.songhua.warning.internal.desk.Intake;
import org.songhua.warning.internal.rules.RuleCatalogue;
import org.songhua.warning.internal.rules.RuleDefinition;

/**
 * Readings sent in any order, twice, late within the rule's lateness, with gaps, in pieces of any size, with a reader that begins anew in between,
 * are the warnings of the sorted clean stream, which another city with the same series got; and those of the dry run. What comes ahead of the
 * clock, or later than the lateness, is in the store and judged by nobody.
 */
class AnyOrderTest {
    private static final long SEED = Long.getLong("songhua.test.seed", 20261128);
    private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
    private static final int SENSORS = 6;
    private static final int MINUTES = 90;
    private static final int LATENESS_MINUTES = 10;
    private static final String[] RULE = {
        "lateness: 10 min",
        "quiet: 3 min",
        "levels:",
        "  blue: {when: silence() >= 2}",
        "  yellow: {when: value > 60 % hysteresis 5 %, hold: 2 min}",
        "  orange: {when: 'mean(5 min) > 75 % or time_to_rise(98 %, 10 min) < 5 min'}",
        "  red: {when: value > 95 %}"
    };

    private final TestPlatform platform = TestPlatform.shared();
    private final Random random = new Random(SEED);

    /**
     * A city with the sensors of the series, 3 km apart so that each warning is its own. It judges as the platform does, in rounds with their
     * transaction, but by a clock of its own; so its rule is not in force for the platform's own thread.
     */
    private final class Town {
        final WarningCity city = new WarningCity(platform);
        final List<Long> sensors = new ArrayList<>();
        private final RuleDefinition rule = platform.bean(RuleCatalogue.class).read(city.source(RULE));
        private final List<List<Observation>> journal = new ArrayList<>();
        private final Set<Watch> dirty = new LinkedHashSet<>();
        private PriorityQueue<Round.Due> dues = new PriorityQueue<>();
        private int position = 0;
        private WatchBook book;

        Town() {
            for (int i = 0; i < SENSORS; i++) sensors.add(city.sensor(3000 * i));
            book = open();
        }

        private WatchBook open() {
            var stored = new HashMap<Watch.Key, JdbcStates.Stored>();
            platform.bean(JdbcStates.class).each((key, state) -> {
                if (key.rule().equals(rule.code())) stored.put(key, state);
            });
            var maker = platform.bean(WatchMaker.class);
            var fresh = new WatchBook(maker, List.of(rule), new WatchMaker.Overrides(Map.of()), stored, Map.of());
            dues = new PriorityQueue<>();
            dirty.clear();
            fresh.learn(sensors, position).forEach(new Round(fresh, dues, dirty)::queue);
            return fresh;
        }

        /** A commit of readings that arrives at a minute of this city's clock. */
        void take(List<Point> points, double minute) {
            journal.add(points.stream().map(this::observation).toList());
            judge(journal.size() - 1, minute);
        }

        private void judge(int first, double minute) {
            var round = new Round(book, dues, dirty);
            for (int seq = first; seq < journal.size(); seq++) {
                for (Observation one : journal.get(seq)) round.take(one, seq + 1, micros(minute));
            }
            round.passTime(micros(minute));
            if (round.news().isEmpty()) return;
            platform.database().database().run(() -> {
                platform.bean(Intake.class).take(round.news());
                platform.bean(JdbcStates.class).save(round.decided(), journal.size());
            });
            for (Watch watch : round.decided()) watch.seq = journal.size();
        }

        /** Stores what all know, as the platform does every few seconds. */
        void save() {
            platform.database()
                    .database()
                    .run(() -> platform.bean(JdbcStates.class).save(book.all(), journal.size()));
            book.all().forEach(watch -> watch.seq = journal.size());
            position = journal.size();
        }

        /** Forgets all that is not stored, and reads the journal again from where all of it was. */
        void kill(double minute) {
            book = open();
            judge(position, minute);
        }

        private Observation observation(Point point) {
            return new Observation(
                    0,
                    sensors.get(point.sensor()),
                    START.plusMillis(Math.round(point.minute() * 60_000)),
                    null,
                    null,
                    new Result.Numeric(point.value()),
                    null,
                    null,
                    (byte) 0);
        }

        private long micros(double minute) {
            return START.getEpochSecond() * 1_000_000 + Math.round(minute * 60_000_000);
        }

        /** What happened at each sensor: {@code 2: RAISED yellow at 13.0}, in minutes since the start. */
        List<String> story() {
            var lines = new ArrayList<String>();
            for (Warning warning : city.raised()) {
                int sensor = sensors.indexOf(warning.subject());
                for (WarningStep step : city.warnings().steps(warning.id(), Scope.ALL)) {
                    double minute = Duration.between(START, step.at()).toMillis() / 60_000.0;
                    lines.add(sensor + ": " + step.kind() + " " + step.level() + " at " + minute);
                }
            }
            lines.sort(Comparator.naturalOrder());
            return lines;
        }
    }

    /** A reading of the series. */
    private record Point(int sensor, double minute, double value) {}

    /** Walks between 0 and 100 with gaps of up to 15 minutes, sorted. */
    private List<Point> series() {
        var points = new ArrayList<Point>();
        for (int sensor = 0; sensor < SENSORS; sensor++) {
            double value = 50;
            for (int minute = 0; minute <= MINUTES; minute++) {
                if (random.nextInt(25) == 0) minute += random.nextInt(15);
                value = Math.clamp(value + random.nextDouble(-22, 22), 0, 100);
                if (minute <= MINUTES) points.add(new Point(sensor, minute, value));
            }
        }
        points.sort(Comparator.comparingDouble(Point::minute));
        return points;
    }

    /** A reading and the minute at which it comes. */
    private record Arrival(Point point, double at) {}

    private static List<Arrival> inTime(List<Point> sorted) {
        return sorted.stream().map(point -> new Arrival(point, point.minute())).toList();
    }

    /** Each comes up to the lateness later than it was read, and some come twice. */
    private List<Arrival> disordered(List<Point> sorted) {
        var arrivals = new ArrayList<Arrival>();
        for (Point point : sorted) {
            double delay = random.nextDouble(0.1, LATENESS_MINUTES - 0.1);
            arrivals.add(new Arrival(point, point.minute() + delay));
            if (random.nextInt(5) == 0) arrivals.add(new Arrival(point, point.minute() + random.nextDouble(delay)));
        }
        arrivals.sort(Comparator.comparingDouble(Arrival::at));
        return arrivals;
    }

    /** Sends arrivals in commits of any size, each when its last one has come. */
    private void send(List<Arrival> arrivals, Town town, DoubleConsumer between) {
        for (int from = 0; from < arrivals.size(); ) {
            int until = Math.min(arrivals.size(), from + 1 + random.nextInt(60));
            double now = arrivals.get(until - 1).at();
            // Nothing waits in the sender for longer than two minutes, or it would be later than the lateness.
            while (arrivals.get(from).at() < now - 0.05 && until > from + 1)
                now = arrivals.get(--until - 1).at();
            town.take(arrivals.subList(from, until).stream().map(Arrival::point).toList(), now);
            from = until;
            between.accept(now);
        }
        double end = MINUTES + LATENESS_MINUTES + 2;
        var last = new ArrayList<Point>();
        for (int i = 0; i < SENSORS; i++) last.add(new Point(i, MINUTES + 1, 0));
        town.take(last, end - LATENESS_MINUTES);
        town.take(List.of(), end);
    }

    private static String seed() {
        return "seed " + SEED;
    }

    @Test
    void any_order_and_any_restart_give_the_warnings_of_the_sorted_stream_and_of_the_dry_run() {
        var sorted = series();
        var clean = new Town();
        send(inTime(sorted), clean, now -> {});
        assertThat(clean.story()).hasSizeGreaterThan(30);

        var disorder = new Town();
        send(disordered(sorted), disorder, now -> {});
        assertThat(disorder.story()).as(seed()).isEqualTo(clean.story());

        var restarted = new Town();
        send(disordered(sorted), restarted, now -> {
            if (random.nextInt(10) == 0) restarted.save();
            if (random.nextInt(10) == 0) restarted.kill(now);
        });
        assertThat(restarted.story()).as(seed()).isEqualTo(clean.story());
        assertThat(begun(clean)).as(seed()).isEqualTo(replayed(clean, sorted));
    }

    private static long begun(Town town) {
        return town.story().stream()
                .filter(line -> line.contains("RAISED") || line.contains("RELAPSED"))
                .count();
    }

    private long replayed(Town town, List<Point> sorted) {
        var points = new ArrayList<>(sorted);
        for (int i = 0; i < SENSORS; i++) points.add(new Point(i, MINUTES + 1, 0));
        platform.bean(Observations.class)
                .append(points.stream()
                        .map(town::observation)
                        .map(o -> new NewObservation(
                                o.datastream(), o.phenomenonStart(), null, null, o.result(), null, null))
                        .toList());
        Instant end = START.plusSeconds(60L * (MINUTES + LATENESS_MINUTES + 2));
        return platform.bean(WarningRules.class)
                .dryRun(town.city.source(RULE), START, end, Scope.ALL)
                .episodes()
                .size();
    }

    @Test
    void what_is_ahead_of_the_clock_changes_nothing_for_the_others() {
        var sorted = series();
        var clean = new Town();
        send(inTime(sorted), clean, now -> {});
        var skewed = new Town();
        var arrivals = new ArrayList<>(disordered(sorted));
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(arrivals.size());
            double minute = arrivals.get(at).at();
            arrivals.add(
                    at, new Arrival(new Point(random.nextInt(SENSORS), minute + 6 + random.nextInt(900), 99), minute));
        }
        send(arrivals, skewed, now -> {});
        assertThat(skewed.story()).as(seed()).isEqualTo(clean.story());
    }

    @Test
    void what_comes_later_than_the_lateness_changes_nothing() {
        var town = new Town();
        send(inTime(series()), town, now -> {});
        double end = MINUTES + LATENESS_MINUTES + 3;
        town.take(List.of(), end);
        var before = town.story();
        town.take(List.of(new Point(0, 3, 99), new Point(1, 4, 99)), end);
        assertThat(town.story()).isEqualTo(before);
    }
}
