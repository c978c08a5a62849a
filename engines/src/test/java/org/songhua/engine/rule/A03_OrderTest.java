package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** Whatever order readings come in, within the declared lateness: the warnings are those of the sorted, clean stream. */
class A03_OrderTest {
    private static final long LATENESS_MINUTES = 10;

    private static final List<Input> INPUTS = List.of(Run.input("a", "%"), Run.input("b", "%"));

    private static Rules rules(long latenessMinutes) {
        return Run.rules(
                INPUTS,
                latenessMinutes,
                Run.rule(
                        INPUTS,
                        Map.of(),
                        7,
                        "blue: a > 50 % hysteresis 5 %",
                        "yellow: a > 70 %; 10 min",
                        "red: mean(a, 20 min) > 80 % or (a > 60 % and b > 60 %)"),
                Run.rule(INPUTS, Map.of(), 0, "blue: silence(a) > 3", "yellow: silence(a) > 5; 5 min"),
                Run.rule(INPUTS, Map.of(), 3, "orange: rate(b, 15 min) > 3 %/min and not max(a, 10 min) < 20 %"),
                Run.rule(
                        INPUTS,
                        Map.of(),
                        2,
                        "blue: time_to_rise(b, 80 %, 30 min) < 10 min hysteresis 5 min",
                        "red: time_to_fall(a, 20 %, 25 min) < 15 min; 5 min"),
                Run.rule(INPUTS, Map.of(), 5, "yellow: mean(a, 20 min) - mean(a, 20 min, 40 min ago) > 15 %; 5 min"));
    }

    /** A seeded series with gaps: about 120 readings of two inputs over five hours. */
    private static List<Observation.Reading> series(SplittableRandom random) {
        var readings = new ArrayList<Observation.Reading>();
        for (int input = 0; input < 2; input++) {
            double minute = 0;
            double value = 50;
            for (int i = 0; i < 60; i++) {
                minute += random.nextInt(10) == 0 ? random.nextInt(15, 50) : random.nextInt(4, 7);
                value = Math.clamp(value + random.nextDouble(-20, 20), 0, 100);
                long time_us = Math.round(minute * Run.MINUTE);
                readings.add(new Observation.Reading(input, time_us, value, 0, time_us));
            }
        }
        readings.sort(Comparator.comparingLong(Observation.Reading::time_us));
        return readings;
    }

    private static List<String> judged(Rules rules, List<? extends Observation> observations) {
        var run = new Run(rules);
        observations.forEach(run::take);
        run.tick(1000);
        return numbered(run);
    }

    /** Every change of every warning, in the order of rule and time: what is compared. */
    private static List<String> numbered(Run run) {
        return run.decisions.stream()
                .filter(d -> Run.line(d) != null)
                .map(d -> d.rule() + " " + Run.line(d))
                .toList();
    }

    /** Delays each reading by less than the lateness, in event time: nobody is overtaken by more than that. */
    private static List<Observation.Reading> disordered(List<Observation.Reading> sorted, SplittableRandom random) {
        record Arrival(Observation.Reading reading, long at_us) {}
        return sorted.stream()
                .map(r -> new Arrival(r, r.time_us() + random.nextLong(LATENESS_MINUTES * Run.MINUTE)))
                .sorted(Comparator.comparingLong(Arrival::at_us))
                .map(Arrival::reading)
                .toList();
    }

    @Test
    void readings_out_of_order_give_the_warnings_of_the_sorted_stream() {
        Seeded.check(300, random -> {
            var sorted = series(random);
            var clean = judged(rules(LATENESS_MINUTES), sorted);
            assertThat(judged(rules(LATENESS_MINUTES), disordered(sorted, random)))
                    .isEqualTo(clean);
        });
    }

    @Test
    void the_sorted_stream_gives_the_same_with_and_without_waiting() {
        // Without waiting, readings of one moment are judged one after the other; these series have one input for each
        // moment.
        Seeded.check(200, random -> {
            var seen = new java.util.HashSet<Long>();
            var sorted =
                    series(random).stream().filter(r -> seen.add(r.time_us())).toList();
            assertThat(judged(rules(0), sorted)).isEqualTo(judged(rules(LATENESS_MINUTES), sorted));
        });
    }

    @Test
    void duplicates_change_nothing() {
        Seeded.check(200, random -> {
            var sorted = series(random);
            var twice = new ArrayList<Observation.Reading>();
            for (var reading : disordered(sorted, random)) {
                twice.add(reading);
                if (random.nextInt(3) == 0) twice.add(twice.get(random.nextInt(twice.size())));
            }
            assertThat(judged(rules(LATENESS_MINUTES), twice)).isEqualTo(judged(rules(LATENESS_MINUTES), sorted));
        });
    }

    /** A reading older than what is judged, with a value that would raise everything. */
    private static Observation.Reading late(SplittableRandom random, Run run, long now_us) {
        long time_us = run.state.until_us() - 1 - random.nextLong(60 * Run.MINUTE);
        return new Observation.Reading(random.nextInt(2), time_us, 100, 0, now_us);
    }

    @Test
    void what_comes_too_late_changes_nothing() {
        Seeded.check(200, random -> {
            var sorted = series(random);
            var run = new Run(rules(LATENESS_MINUTES));
            for (var reading : disordered(sorted, random)) {
                run.take(reading);
                boolean isAnyJudged = run.state.until_us() != History.NEVER;
                if (isAnyJudged && random.nextInt(4) == 0) run.take(late(random, run, reading.time_us()));
            }
            run.tick(1000);
            assertThat(numbered(run)).isEqualTo(judged(rules(LATENESS_MINUTES), sorted));
        });
    }

    /** What a city's line really does: disorder, doubles, stragglers, a clock that is ahead, readings that never come, and a restart at any point. */
    @Test
    void all_of_it_at_once_gives_the_warnings_of_the_clean_stream() {
        Seeded.check(200, random -> {
            var came =
                    series(random).stream().filter(r -> random.nextInt(8) > 0).toList();
            var run = new Run(rules(LATENESS_MINUTES));
            for (var reading : disordered(came, random)) {
                run.take(reading);
                if (random.nextInt(5) == 0) run.take(reading);
                boolean isAnyJudged = run.state.until_us() != History.NEVER;
                if (isAnyJudged && random.nextInt(6) == 0) run.take(late(random, run, reading.time_us()));
                if (random.nextInt(6) == 0) {
                    long ahead_us = reading.time_us() + random.nextLong(6, 600) * Run.MINUTE;
                    run.take(new Observation.Reading(reading.input(), ahead_us, 100, 0, reading.time_us()));
                }
                if (random.nextInt(4) == 0) run.state = StateFormat.read(StateFormat.write(run.state));
            }
            run.tick(1000);
            assertThat(numbered(run)).isEqualTo(judged(rules(LATENESS_MINUTES), came));
        });
    }

    @Test
    void a_correction_within_the_lateness_takes_the_place_of_the_reading() {
        var inputs = List.of(Run.input("level", "%"));
        var run = new Run(Run.rules(inputs, 10, Run.rule(inputs, Map.of(), 0, "red: value > 90 %")));
        run.at(0, 99).at(0, 9).tick(60);
        assertThat(run.lines).isEmpty();
    }

    @Test
    void a_clock_that_is_ahead_changes_nothing_for_the_others() {
        Seeded.check(200, random -> {
            var sorted = series(random);
            var skewed = new ArrayList<Observation>();
            for (var reading : disordered(sorted, random)) {
                skewed.add(reading);
                if (random.nextInt(4) == 0) {
                    long ahead_us = reading.time_us() + random.nextLong(6, 600) * Run.MINUTE;
                    skewed.add(new Observation.Reading(reading.input(), ahead_us, 100, 0, reading.time_us()));
                }
            }
            assertThat(judged(rules(LATENESS_MINUTES), skewed)).isEqualTo(judged(rules(LATENESS_MINUTES), sorted));
        });
    }

    @Test
    void a_restart_at_any_point_changes_nothing() {
        Seeded.check(100, random -> {
            var arriving = disordered(series(random), random);
            var run = new Run(rules(LATENESS_MINUTES));
            for (var reading : arriving) {
                run.take(reading);
                if (random.nextInt(3) == 0) run.state = StateFormat.read(StateFormat.write(run.state));
            }
            run.tick(1000);
            assertThat(numbered(run)).isEqualTo(judged(rules(LATENESS_MINUTES), arriving));
        });
    }

    @Test
    void ticks_between_readings_change_nothing_when_readings_come_in_time() {
        // Each reading comes at its own time; ticks follow the same clock.
        Seeded.check(200, random -> {
            var sorted = series(random);
            var ticked = new ArrayList<Observation>();
            long now_us = 0;
            for (var reading : sorted) {
                for (int i = 0; i < 3; i++) {
                    now_us = random.nextLong(now_us, reading.time_us() + 1);
                    ticked.add(new Observation.Tick(now_us));
                }
                now_us = reading.time_us();
                ticked.add(reading);
            }
            assertThat(judged(rules(LATENESS_MINUTES), ticked)).isEqualTo(judged(rules(LATENESS_MINUTES), sorted));
        });
    }

    @Test
    void what_comes_later_than_the_lateness_is_told_and_left_out() {
        var run = Run.of(0, "red: value > 90 %").at(10, 5).at(9, 99).at(10, 99);
        assertThat(run.lines).isEmpty();
        assertThat(run.decisions)
                .extracting(d -> ((Decision.None) d).cause())
                .containsExactly(Decision.Cause.LATE, Decision.Cause.DUPLICATE);
    }

    @Test
    void readings_of_one_moment_are_judged_together_when_rules_wait() {
        // Alone, the new a over the old b would be 2; together they are 1.
        var rule = Run.rule(INPUTS, Map.of(), 0, "red: a / b > 1.5");
        var waiting = new Run(Run.rules(INPUTS, 1, rule));
        waiting.at(0, 0, 10).at(1, 0, 10).at(0, 5, 20).at(1, 5, 20).tick(60);
        assertThat(waiting.lines).isEmpty();
    }

    @Test
    void a_waiting_reading_is_judged_when_its_time_has_passed() {
        var inputs = List.of(Run.input("level", "%"));
        var run = new Run(Run.rules(inputs, 10, Run.rule(inputs, Map.of(), 0, "red: value > 90 %")));
        run.at(5, 99).tick(14.9);
        assertThat(run.lines).isEmpty();
        run.tick(15);
        assertThat(run.lines).containsExactly("5 raise red");
    }

    @Test
    void the_state_given_in_is_never_changed() {
        Seeded.check(50, random -> {
            var run = new Run(rules(LATENESS_MINUTES));
            for (var reading : disordered(series(random), random)) {
                byte[] before = StateFormat.write(run.state);
                State given = run.state;
                run.take(reading);
                assertThat(StateFormat.write(given)).isEqualTo(before);
            }
        });
    }
}
