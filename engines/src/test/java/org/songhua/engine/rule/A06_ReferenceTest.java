package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/**
 * The judge against the obvious one, which keeps all readings and looks at all of them again for each: when has each level's condition held
 * since, which level stands, and since when does none. Random rules of thresholds and windows, with hold, hysteresis and quiet times.
 */
class A06_ReferenceTest {
    private static final List<Input> INPUTS = List.of(Run.input("level", "%"));

    /**
     * One level of a random rule.
     *
     * @param window_min 0 for the value itself, else the mean of so many minutes
     */
    private record Step(Level level, double limit, double hysteresis, int hold_min, int window_min) {
        String text() {
            String what = window_min == 0 ? "value" : "mean(" + window_min + " min)";
            String fall = hysteresis == 0 ? "" : " hysteresis " + RulePrinter.number(hysteresis) + " %";
            return level.code() + ": " + what + " > " + RulePrinter.number(limit) + " %" + fall + "; " + hold_min
                    + " min";
        }
    }

    private record Reading(int minute, double value) {}

    /** Two to four levels, the graver the higher. */
    private static List<Step> steps(SplittableRandom random) {
        var steps = new ArrayList<Step>();
        double limit = 30;
        for (Level level : Level.values()) {
            limit += random.nextInt(1, 20);
            if (random.nextInt(3) == 0 && steps.size() + Level.values().length - level.ordinal() > 2) continue;
            double hysteresis = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 8);
            int window = random.nextInt(3) == 0 ? random.nextInt(2, 15) : 0;
            steps.add(new Step(level, limit, hysteresis, random.nextInt(6), window));
        }
        return steps;
    }

    private static List<Reading> readings(SplittableRandom random) {
        var readings = new ArrayList<Reading>();
        int minute = 0;
        double value = 45;
        for (int i = 0; i < 150; i++) {
            minute += random.nextInt(8) == 0 ? random.nextInt(2, 20) : 1;
            // Whole numbers, so that limits are met exactly now and then, and sums have no rounding.
            value = Math.clamp(Math.rint(value + random.nextInt(-18, 19)), 0, 100);
            readings.add(new Reading(minute, value));
        }
        return readings;
    }

    /** The obvious judge. */
    private static final class Obvious {
        private final List<Step> steps;
        private final int quiet_min;
        private final List<Reading> seen = new ArrayList<>();
        /** Which levels' conditions held, for each reading seen. */
        private final List<List<Boolean>> held = new ArrayList<>();

        private final List<String> lines = new ArrayList<>();
        private int rank = 0;
        private int belowSince = -1;

        Obvious(List<Step> steps, int quiet_min) {
            this.steps = steps;
            this.quiet_min = quiet_min;
        }

        void take(Reading reading) {
            seen.add(reading);
            held.add(steps.stream().map(this::holds).toList());
            int standing = 0;
            for (int i = 0; i < steps.size(); i++)
                if (stands(i)) standing = steps.get(i).level().rank();
            if (standing > rank) move(standing, rank == 0 ? "raise" : "escalate");
            else if (rank > 0 && standing < rank) fall(standing);
            else belowSince = -1;
        }

        /** Levels up to the present one keep holding until they are below their limit by the hysteresis. */
        private boolean holds(Step step) {
            double give = step.level().rank() <= rank ? step.hysteresis() : 0;
            return value(step) > step.limit() - give;
        }

        private double value(Step step) {
            int now = seen.getLast().minute();
            if (step.window_min() == 0) return seen.getLast().value();
            return seen.stream()
                    .filter(r -> r.minute() > now - step.window_min())
                    .mapToDouble(Reading::value)
                    .average()
                    .orElseThrow();
        }

        private boolean stands(int step) {
            int last = seen.size() - 1;
            if (!held.get(last).get(step)) return false;
            int first = last;
            while (first > 0 && held.get(first - 1).get(step)) first--;
            boolean isPresent = steps.get(step).level().rank() <= rank;
            int minutes = seen.get(last).minute() - seen.get(first).minute();
            return isPresent || minutes >= steps.get(step).hold_min();
        }

        private void fall(int standing) {
            int now = seen.getLast().minute();
            if (belowSince < 0) belowSince = now;
            if (now - belowSince >= quiet_min) move(standing, standing == 0 ? "clear" : "lower");
        }

        private void move(int to, String word) {
            rank = to;
            belowSince = -1;
            String level = to == 0 ? "" : " " + Level.ofRank(to).code();
            lines.add(seen.getLast().minute() + " " + word + level);
        }
    }

    @Test
    void random_rules_over_random_readings_are_judged_as_the_obvious_judge_does() {
        int[] changes = {0};
        Seeded.check(1500, random -> {
            var steps = steps(random);
            int quiet = random.nextInt(8);
            var obvious = new Obvious(steps, quiet);
            var run = Run.of(quiet, steps.stream().map(Step::text).toArray(String[]::new));
            for (Reading reading : readings(random)) {
                obvious.take(reading);
                run.at(reading.minute(), reading.value());
            }
            assertThat(run.lines).as(() -> "quiet " + quiet + " min, " + steps).isEqualTo(obvious.lines);
            changes[0] += run.lines.size();
        });
        assertThat(changes[0]).as("changes of level over all runs").isGreaterThan(10_000);
    }

    @Test
    void a_state_stored_and_read_between_any_two_readings_changes_nothing() {
        Seeded.check(200, random -> {
            var steps = steps(random);
            var texts = steps.stream().map(Step::text).toArray(String[]::new);
            var whole = Run.of(3, texts);
            var broken = Run.of(3, texts);
            for (Reading reading : readings(random)) {
                whole.at(reading.minute(), reading.value());
                broken.at(reading.minute(), reading.value());
                broken.state = StateFormat.read(StateFormat.write(broken.state));
            }
            assertThat(broken.lines).isEqualTo(whole.lines);
        });
    }

    /** Levels rise only by raise and escalate, fall only by lower and clear, and every warning that began ends before the next begins. */
    @Test
    void decisions_tell_a_story_that_can_be_followed() {
        Seeded.check(300, random -> {
            var run = Run.of(
                    random.nextInt(5), steps(random).stream().map(Step::text).toArray(String[]::new));
            for (Reading reading : readings(random)) run.at(reading.minute(), reading.value());
            int rank = 0;
            long time_us = Long.MIN_VALUE;
            for (Decision decision : run.decisions) {
                assertThat(decision.time_us()).isGreaterThanOrEqualTo(time_us);
                time_us = decision.time_us();
                rank = follow(decision, rank);
            }
        });
    }

    private static int follow(Decision decision, int rank) {
        return switch (decision) {
            case Decision.Raise d -> {
                assertThat(rank).isZero();
                assertThat(d.reasons()).isNotEmpty();
                yield d.level().rank();
            }
            case Decision.Escalate d -> {
                assertThat(d.from().rank()).isEqualTo(rank).isLessThan(d.level().rank());
                yield d.level().rank();
            }
            case Decision.Lower d -> {
                assertThat(d.from().rank())
                        .isEqualTo(rank)
                        .isGreaterThan(d.level().rank());
                yield d.level().rank();
            }
            case Decision.Clear d -> {
                assertThat(d.from().rank()).isEqualTo(rank).isPositive();
                yield 0;
            }
            case Decision.Hold d -> {
                assertThat(d.level().rank()).isEqualTo(rank);
                yield rank;
            }
            case Decision.None d -> rank;
        };
    }
}
