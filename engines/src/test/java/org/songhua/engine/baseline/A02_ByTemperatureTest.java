package org.songhua.engine.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/** A02: what is usual at a temperature. Readings come each hour from Monday, 4 January 2027, in Shanghai; a network of heat takes 100 MW at 0 degrees and 3 MW more for each kelvin less. */
class A02_ByTemperatureTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime MONDAY = LocalDateTime.of(2027, 1, 4, 0, 0);
    private static final BaselineByTemperature NONE = BaselineByTemperature.none("heat MW by air Cel");
    private static final DoubleUnaryOperator HEAT = temperature -> 100 - 3 * temperature;

    private static long us(LocalDateTime local) {
        return local.atZone(CHINA).toInstant().getEpochSecond() * 1_000_000;
    }

    private static long us(int day, int hour) {
        return us(MONDAY.plusDays(day).plusHours(hour));
    }

    /** Each hour of days, at the temperature of the day. */
    private static BaselineByTemperature learned(
            BaselineByTemperature from, int firstDay, int days, IntToDoubleFunction air, DoubleUnaryOperator heat) {
        BaselineByTemperature learned = from;
        for (int day = firstDay; day < firstDay + days; day++) {
            double temperature = air.applyAsDouble(day);
            for (int hour = 0; hour < 24; hour++)
                learned = learned.with(us(day, hour), heat.applyAsDouble(temperature), temperature, CHINA);
        }
        return learned;
    }

    private static Baseline.Usual at(BaselineByTemperature learned, int day, int hour, double temperature) {
        return learned.at(us(day, hour), temperature, CHINA);
    }

    @Test
    void nothingIsKnownOfNothing() {
        assertThat(at(NONE, 0, 0, -10)).isEqualTo(Baseline.Usual.UNKNOWN);
        assertThat(NONE.hasSeen(us(0, 0), -10, CHINA)).isFalse();
        assertThat(NONE.size()).isZero();
    }

    /** -6 to 0 in seven days: the line is 100 - 3 T, at -3 as at -4.5, and nothing strays from it. */
    @Test
    void sevenDaysNearATemperatureMakeItKnown() {
        assertThat(at(learned(NONE, 0, 6, day -> day - 6, HEAT), 6, 5, -3).value())
                .isNaN();
        var learned = learned(NONE, 0, 7, day -> day - 6, HEAT);
        assertThat(at(learned, 7, 5, -3)).isEqualTo(new Baseline.Usual(109, 0));
        assertThat(at(learned, 7, 5, -3.5).value()).isCloseTo(110.5, within(1e-9));
    }

    /** Fourteen days from -6.5 to 0: a kelvin colder the line goes on, two and a half colder it says nothing. */
    @Test
    void aLittleBeyondWhatWasSeenTheLineGoesOn() {
        var learned = learned(NONE, 0, 14, day -> (day * 5 % 14) * 0.5 - 6.5, HEAT);
        assertThat(at(learned, 14, 5, -7.5).value()).isCloseTo(122.5, within(1e-9));
        assertThat(at(learned, 14, 5, -9)).isEqualTo(Baseline.Usual.UNKNOWN);
        assertThat(learned.hasSeen(us(14, 5), -8.4, CHINA)).isTrue();
        assertThat(learned.hasSeen(us(14, 5), -8.6, CHINA)).isFalse();
        assertThat(learned.hasSeen(us(14, 5), 2.1, CHINA)).isFalse();
    }

    /** Of nine days one: of the 36 pairs 8 are wrong, so the middle slope is right, and of nine heights the middle one. */
    @Test
    void aWrongDayChangesNothing() {
        var learned = learned(
                NONE, 0, 9, day -> day - 8, temperature -> temperature == -4 ? 999 : HEAT.applyAsDouble(temperature));
        assertThat(at(learned, 9, 5, -4)).isEqualTo(new Baseline.Usual(112, 0));
        assertThat(at(learned, 9, 5, -3)).isEqualTo(new Baseline.Usual(109, 0));
    }

    /** Where heating begins the line has a knee (three-parameter model); a kelvin from it the usual value is off by less than a kelvin's heat. */
    @Test
    void theKneeWhereHeatingBeginsIsFollowed() {
        DoubleUnaryOperator knee = temperature -> 20 + Math.max(0, 3 * (15 - temperature));
        var learned = learned(NONE, 0, 200, day -> (day * 37 % 100) * 0.3, knee);
        for (double temperature = 2; temperature <= 27; temperature += 0.5) {
            double off = Math.abs(at(learned, 200, 12, temperature).value() - knee.applyAsDouble(temperature));
            assertThat(off).as("at " + temperature).isLessThan(Math.abs(temperature - 15) > 4.01 ? 1e-4 : 3);
        }
    }

    @Test
    void theColdOfLastWinterIsRememberedOverASummer() {
        var winter = learned(NONE, 0, 60, day -> -20 + day % 20 * 0.5, HEAT);
        var summer = learned(winter, 60, 200, day -> 15 + day % 20 * 0.5, temperature -> 10);
        assertThat(at(summer, 300, 5, -18)).isEqualTo(at(winter, 60, 5, -18)).isEqualTo(new Baseline.Usual(154, 0));
    }

    /** Insulated houses take half: what was before is forgotten once each bin has seen eight days. */
    @Test
    void aChangeOfHabitIsFollowedWhereItWasSeen() {
        IntToDoubleFunction air = day -> -10 + day % 10;
        var before = learned(NONE, 0, 40, air, HEAT);
        var after = learned(before, 40, 40, air, temperature -> HEAT.applyAsDouble(temperature) / 2);
        assertThat(at(after, 80, 5, -5)).isEqualTo(new Baseline.Usual(57.5, 0));
    }

    @Test
    void itsSizeIsBoundedByTheTemperaturesOfAYear() {
        var learned = learned(NONE, 0, 1000, day -> -28 + day * 17 % 64, HEAT);
        assertThat(learned.size()).as("24 hours, 16 bins, 8 values").isEqualTo(24 * 16 * 8);
        var out = new PackWriter();
        learned.write(out);
        assertThat(out.size()).isLessThan(26_000);
    }

    @Test
    void ofEachHourTheFirstReadingCounts() {
        var once = NONE.with(us(0, 0), 1, -5, CHINA);
        assertThat(once.with(us(0, 0) + 1_800_000_000L, 2, -9, CHINA)).isSameAs(once);
        assertThat(once.with(us(0, 1), 2, -5, CHINA).size()).isEqualTo(2);
    }

    @Test
    void whatIsNoNumberAndNoTemperatureIsNotLearned() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(NONE.with(us(0, 0), none, -5, CHINA)).isSameAs(NONE);
            assertThat(NONE.with(us(0, 0), 5, none, CHINA)).isSameAs(NONE);
        }
        assertThat(NONE.with(us(0, 0), 5, -60.5, CHINA)).isSameAs(NONE);
        assertThat(NONE.with(us(0, 0), 5, 60, CHINA).size()).isEqualTo(1);
    }

    /** Normal noise of 4 around the line, a winter long: the spread is 4 within a quarter on the average of hours, whatever the temperature does. */
    @Test
    void theSpreadIsWhatTheTemperatureDoesNotExplain() {
        var random = new java.util.Random(7);
        var learned = learned(
                NONE,
                0,
                120,
                day -> -20 + day * 7 % 24,
                temperature -> HEAT.applyAsDouble(temperature) + 4 * random.nextGaussian());
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) sum += at(learned, 120, hour, -9).spread();
        assertThat(sum / 24).isCloseTo(4, within(1.0));
    }

    private record Reading(LocalDateTime at, double value, double temperature) {}

    private static List<Reading> readings(SplittableRandom random) {
        var readings = new ArrayList<Reading>();
        LocalDateTime at = MONDAY;
        double temperature = random.nextInt(-20, 20);
        for (int i = random.nextInt(20, 900); i > 0; i--) {
            at = at.plusMinutes(random.nextInt(20) == 0 ? random.nextInt(4000) : random.nextInt(10, 200));
            // Halves: near a bound of a bin and of the reach as often as can be.
            temperature = Math.clamp(temperature + random.nextInt(-4, 5) * 0.5, -25, 25);
            readings.add(new Reading(at, random.nextInt(100) - 2 * temperature, temperature));
        }
        return readings;
    }

    /** Against the obvious way: look through all readings for those that count, and go over all pairs of them. */
    @Test
    void itSaysWhatGoingOverAllReadingsSays() {
        int[] known = {0};
        Seeded.check(60, random -> {
            var readings = readings(random);
            BaselineByTemperature learned = NONE;
            for (Reading one : readings) learned = learned.with(us(one.at()), one.value(), one.temperature(), CHINA);
            for (int i = 0; i < 40; i++) {
                int hour = random.nextInt(24);
                double temperature = random.nextInt(-40, 41) * 0.5;
                double told = at(learned, 0, hour, temperature).value();
                assertThat(told).isEqualTo(obvious(readings, hour, temperature), within(1e-3));
                if (!Double.isNaN(told)) known[0]++;
            }
        });
        assertThat(known[0]).isGreaterThan(300);
    }

    private static double obvious(List<Reading> readings, int hour, double temperature) {
        var near = new ArrayList<Reading>();
        var bins = new LinkedHashMap<Integer, List<Reading>>();
        var days = new java.util.HashSet<java.time.LocalDate>();
        for (Reading one : readings) {
            if (one.at().getHour() != hour || !days.add(one.at().toLocalDate())) continue;
            bins.computeIfAbsent((int) Math.floor(one.temperature() / 4), key -> new ArrayList<>())
                    .add(one);
        }
        for (List<Reading> bin : bins.values()) {
            for (Reading one : bin.subList(Math.max(0, bin.size() - 8), bin.size()))
                if (Math.abs(one.temperature() - temperature) <= 4) near.add(one);
        }
        boolean isAmong = near.stream().anyMatch(one -> one.temperature() <= temperature + 2)
                && near.stream().anyMatch(one -> one.temperature() >= temperature - 2);
        if (near.size() < 7 || !isAmong) return Double.NaN;
        var slopes = new ArrayList<Double>();
        int pairs = 0;
        for (Reading one : near) {
            for (Reading other : near) {
                if (one.at().isBefore(other.at())) pairs++;
                double across = other.temperature() - one.temperature();
                if (one.at().isBefore(other.at()) && Math.abs(across) >= 1)
                    slopes.add((other.value() - one.value()) / across);
            }
        }
        double slope = 2 * slopes.size() < pairs ? 0 : middle(slopes);
        return middle(near.stream()
                .map(one -> one.value() - slope * (one.temperature() - temperature))
                .toList());
    }

    private static double middle(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    @Test
    void bytesReadAsTheyWereWrittenAndLearnOnAlike() {
        Seeded.check(20, random -> {
            BaselineByTemperature learned = NONE;
            for (Reading one : readings(random))
                learned = learned.with(us(one.at()), one.value(), one.temperature(), CHINA);
            byte[] bytes = bytes(learned);
            var read = BaselineByTemperature.read(new PackReader(bytes, 0, bytes.length));
            assertThat(read.series()).isEqualTo("heat MW by air Cel");
            long time = us(random.nextInt(900), random.nextInt(24));
            assertThat(bytes(read.with(time, 5, -3, CHINA))).isEqualTo(bytes(learned.with(time, 5, -3, CHINA)));
            assertThat(read.at(time, 1, CHINA)).isEqualTo(learned.at(time, 1, CHINA));
        });
    }

    private static byte[] bytes(BaselineByTemperature learned) {
        var out = new PackWriter();
        learned.write(out);
        return out.toByteArray();
    }

    @Test
    void theHoursAreThoseOfTheZone() {
        var learned = NONE.with(Instant.parse("2027-01-04T01:00:00Z").getEpochSecond() * 1_000_000, 1, -5, CHINA);
        assertThat(learned.hasSeen(us(0, 9), -5, CHINA)).isTrue();
        assertThat(learned.hasSeen(us(0, 1), -5, CHINA)).isFalse();
    }
}
