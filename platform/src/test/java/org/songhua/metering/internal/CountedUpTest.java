package org.songhua.metering.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.metering.Metering.Counted;
import org.songhua.sensing.Datastreams.Described;

/** What a meter went up by, against the obvious sum. */
class CountedUpTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Described STREAM =
            new Described(7, "表", 1, "物", null, "electric_energy", "kW.h", Double.NaN, Double.NaN);

    /** A reading, minutes after the beginning. */
    private record Reading(int minute, double value) {}

    private static Instant at(int minute) {
        return FROM.plus(Duration.ofMinutes(minute));
    }

    private static Counted count(int from, int until, List<Reading> all) {
        var sum = new CountedUp(STREAM, at(from), at(until));
        all.stream().filter(one -> one.minute() < from).reduce((a, b) -> b).ifPresent(one -> sum.before(one.value()));
        all.stream()
                .filter(one -> one.minute() >= from && one.minute() < until)
                .forEach(one -> sum.take(at(one.minute()), one.value()));
        return sum.tell();
    }

    @Test
    void nothingReadIsNothingCountedAndAGapOfAll() {
        Counted none = count(0, 600, List.of());
        assertThat(none.counted()).isZero();
        assertThat(none.readings()).isZero();
        assertThat(none.first()).isNaN();
        assertThat(none.last()).isNaN();
        assertThat(none.longestGap()).isEqualTo(Duration.ofHours(10));
        assertThat(none.datastream()).isEqualTo(7);
        assertThat(none.unit()).isEqualTo("kW.h");
    }

    @Test
    void itIsCountedFromTheReadingBeforeElseFromTheFirst() {
        List<Reading> readings = List.of(new Reading(0, 100), new Reading(60, 130), new Reading(120, 135.5));
        assertThat(count(0, 600, readings).counted()).isEqualByComparingTo("35.5");
        assertThat(count(30, 600, readings).first()).isEqualTo(100);
        assertThat(count(30, 600, readings).counted()).isEqualByComparingTo("35.5");
        assertThat(count(90, 600, readings).counted()).isEqualByComparingTo("5.5");
        assertThat(count(90, 600, readings).last()).isEqualTo(135.5);
    }

    @Test
    void gapsAreToldAtTheBeginningBetweenAndAtTheEnd() {
        assertThat(count(0, 600, List.of(new Reading(300, 1), new Reading(500, 2)))
                        .longestGap())
                .isEqualTo(Duration.ofMinutes(300));
        assertThat(count(0, 600, List.of(new Reading(10, 1), new Reading(400, 2)))
                        .longestGap())
                .isEqualTo(Duration.ofMinutes(390));
        assertThat(count(0, 600, List.of(new Reading(10, 1), new Reading(150, 2)))
                        .longestGap())
                .isEqualTo(Duration.ofMinutes(450));
    }

    @Test
    void theSameValueIsNoRestartAndLessIsOne() {
        Counted same = count(0, 600, List.of(new Reading(0, 5), new Reading(1, 5), new Reading(2, 5)));
        assertThat(same.counted()).isZero();
        assertThat(same.restarts()).isZero();
        Counted anew = count(0, 600, List.of(new Reading(0, 5), new Reading(1, 3), new Reading(2, 4)));
        assertThat(anew.counted()).isEqualByComparingTo("4");
        assertThat(anew.restarts()).isOne();
    }

    @Test
    void tenthsAddUpWithoutFractionsOfBinaryNumbers() {
        var readings = new ArrayList<Reading>();
        for (int i = 0; i <= 10; i++)
            readings.add(new Reading(i, BigDecimal.valueOf(i, 1).doubleValue()));
        assertThat(count(0, 600, readings).counted()).isEqualTo(BigDecimal.ONE);
    }

    /** Whatever the readings and wherever the borders: parts add up to the whole, and the whole is the sum of what it rose by. */
    @Test
    void partsOneAfterTheOtherAddUpToTheWhole() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new SplittableRandom(seed);
            var readings = new ArrayList<Reading>();
            int value = random.nextInt(100);
            for (int minute = random.nextInt(5); minute < 1_000; minute += 1 + random.nextInt(60)) {
                value = random.nextInt(20) == 0 ? random.nextInt(10) : value + random.nextInt(50);
                readings.add(new Reading(minute, value));
            }
            long obvious = 0;
            int restarts = 0;
            for (int i = 1; i < readings.size(); i++) {
                double rise = readings.get(i).value() - readings.get(i - 1).value();
                obvious += (long) (rise < 0 ? readings.get(i).value() : rise);
                if (rise < 0) restarts++;
            }
            Counted whole = count(0, 1_000, readings);
            assertThat(whole.counted()).as("seed %d", seed).isEqualByComparingTo(BigDecimal.valueOf(obvious));
            assertThat(whole.restarts()).as("seed %d", seed).isEqualTo(restarts);
            int first = random.nextInt(1_000);
            int second = first + random.nextInt(1_000 - first);
            BigDecimal parts = count(0, first, readings)
                    .counted()
                    .add(count(first, second, readings).counted())
                    .add(count(second, 1_000, readings).counted());
            assertThat(parts).as("seed %d, at %d and %d", seed, first, second).isEqualByComparingTo(whole.counted());
        }
    }
}
