package org.songhua.engine.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.series.PackReader;
import org.songhua.engine.series.PackWriter;

/** A01: what is usual. Readings come every ten minutes from Monday, 4 January 2027, in Shanghai. */
class A01_BaselineTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime MONDAY = LocalDateTime.of(2027, 1, 4, 0, 0);
    private static final Baseline NONE = Baseline.none("flow m3/h");

    private static long us(LocalDateTime local) {
        Instant at = local.atZone(CHINA).toInstant();
        return at.getEpochSecond() * 1_000_000;
    }

    private static Baseline learned(Baseline from, int firstDay, int days, ToDoubleFunction<LocalDateTime> course) {
        Baseline baseline = from;
        for (int i = 0; i < days * 144; i++) {
            LocalDateTime at = MONDAY.plusDays(firstDay).plusMinutes(10L * i);
            baseline = baseline.with(us(at), course.applyAsDouble(at), CHINA);
        }
        return baseline;
    }

    private static Baseline.Usual at(Baseline baseline, int day, int hour) {
        return baseline.at(us(MONDAY.plusDays(day).plusHours(hour)), CHINA);
    }

    @Test
    void nothingIsKnownOfNothing() {
        assertThat(at(NONE, 0, 0)).isEqualTo(Baseline.Usual.UNKNOWN);
        assertThat(NONE.size()).isZero();
    }

    @Test
    void aSeriesThatNeverChangesIsItsOwnBaselineWithoutSpread() {
        var baseline = learned(NONE, 0, 21, at -> 7);
        assertThat(at(baseline, 21, 3)).isEqualTo(new Baseline.Usual(7, 0));
    }

    /** One value an hour of any day: the fifth day makes it known. */
    @Test
    void afterFiveDaysItKnowsTheHours() {
        assertThat(at(learned(NONE, 0, 4, at -> 7), 4, 0).value()).isNaN();
        var baseline = learned(NONE, 0, 5, LocalDateTime::getHour);
        for (int hour = 0; hour < 24; hour++)
            assertThat(at(baseline, 5, hour).value()).isEqualTo(hour);
    }

    /** Two values an hour of a weekday: of the third week the fifth. */
    @Test
    void afterThreeWeeksItKnowsTheWeekdays() {
        ToDoubleFunction<LocalDateTime> course = at -> at.getDayOfWeek() == DayOfWeek.SUNDAY ? 100 : 10;
        assertThat(at(learned(NONE, 0, 14, course), 20, 8).value())
                .as("any day speaks for it")
                .isEqualTo(10);
        var baseline = learned(NONE, 0, 21, course);
        assertThat(at(baseline, 27, 8).value()).isEqualTo(100);
        assertThat(at(baseline, 26, 8).value()).isEqualTo(10);
    }

    /**
     * The course climbs by 60 an hour, 1 a minute, so the two values of an hour are h*60 and h*60+30: their median is h*60+15, each lies 15 from it, and the
     * spread is 1.4826 * 15 = 22.239.
     */
    @Test
    void theSpreadIsThatWithinTheHourAndNotTheCourseOfTheDay() {
        var baseline = learned(NONE, 0, 42, at -> at.getHour() * 60 + at.getMinute());
        var usual = at(baseline, 42, 12);
        assertThat(usual.value()).isEqualTo(12 * 60 + 15);
        assertThat(usual.spread()).isCloseTo(22.239, within(1e-9));
    }

    /** Of twelve values five are a thousand times too great: the median is still one of the others. */
    @Test
    void fewerThanHalfWrongValuesMoveItNoFurtherThanTheOthers() {
        ToDoubleFunction<LocalDateTime> course =
                at -> at.isBefore(MONDAY.plusDays(14)) ? 10_000 : 10 + at.getHour() * 0.0;
        var baseline = learned(NONE, 0, 42, course);
        assertThat(at(baseline, 42, 9)).isEqualTo(new Baseline.Usual(10, 0));
    }

    @Test
    void aChangeOfHabitIsFollowedWithinThreeWeeksAndABit() {
        var old = learned(NONE, 0, 42, at -> 10);
        assertThat(at(learned(old, 42, 14, at -> 20), 56, 5).value()).isEqualTo(10);
        assertThat(at(learned(old, 42, 28, at -> 20), 70, 5).value()).isEqualTo(20);
    }

    @Test
    void itsSizeIsBounded() {
        var baseline = learned(NONE, 0, 100, at -> at.getMinute());
        assertThat(baseline.size()).isEqualTo(Baseline.VALUES_MAX).isEqualTo(2304);
    }

    @Test
    void ofEachHalfHourTheFirstReadingCounts() {
        long time = us(MONDAY);
        var once = NONE.with(time, 1, CHINA);
        assertThat(once.with(time + 600_000_000L, 2, CHINA)).isSameAs(once);
        assertThat(once.with(time + 1_800_000_000L, 2, CHINA).size())
                .as("the hour of any day has its value")
                .isEqualTo(3);
    }

    @Test
    void whatIsNoNumberIsNotLearned() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(NONE.with(us(MONDAY), none, CHINA)).isSameAs(NONE);
        }
    }

    @Test
    void theHoursAreThoseOfTheZone() {
        var baseline = learned(NONE, 0, 5, LocalDateTime::getHour);
        long time = us(MONDAY.plusDays(5).plusHours(9));
        assertThat(baseline.at(time, CHINA).value()).isEqualTo(9);
        assertThat(baseline.at(time, ZoneId.of("UTC")).value()).isEqualTo(1);
    }

    /** 2,000 normal values of spread 3 around a course: the spread comes out within a third, for most hours within a quarter. */
    @Test
    void theSpreadOfNormalValuesIsTheirStandardDeviation() {
        var random = new java.util.Random(5);
        var baseline = learned(NONE, 0, 42, at -> 50 * Math.sin(at.getHour() / 4.0) + 3 * random.nextGaussian());
        int near = 0;
        double sum = 0;
        for (int hour = 0; hour < 168; hour++) {
            double spread = at(baseline, 42, hour).spread();
            sum += spread;
            if (Math.abs(spread - 3) < 0.75) near++;
        }
        assertThat(sum / 168).isCloseTo(3, within(0.5));
        assertThat(near).isGreaterThan(168 * 6 / 10);
    }

    /** Against the obvious way: keep all readings, and look through them for those that count. */
    @Test
    void itSaysWhatGoingOverAllReadingsSays() {
        Seeded.check(25, random -> {
            var readings = readings(random);
            Baseline baseline = NONE;
            for (double[] one : readings) baseline = baseline.with((long) one[0], one[1], CHINA);
            for (int i = 0; i < 30; i++) {
                LocalDateTime at = MONDAY.plusDays(60 + random.nextInt(7)).plusHours(random.nextInt(24));
                assertThat(baseline.at(us(at), CHINA).value())
                        .as(at.toString())
                        .isEqualTo(Double.valueOf(obvious(readings, at)));
            }
        });
    }

    private static List<double[]> readings(SplittableRandom random) {
        var readings = new ArrayList<double[]>();
        int days = 1 + random.nextInt(55);
        for (long minute = 0; minute < days * 1440L; minute += 5 + random.nextInt(60)) {
            if (random.nextInt(20) == 0) minute += random.nextInt(4000);
            readings.add(new double[] {us(MONDAY.plusMinutes(minute)), random.nextInt(1000)});
        }
        return readings;
    }

    private static double obvious(List<double[]> readings, LocalDateTime at) {
        double own = obvious(readings, at, true, 1_800_000_000L);
        return Double.isNaN(own) ? obvious(readings, at, false, 3_600_000_000L) : own;
    }

    private static double obvious(List<double[]> readings, LocalDateTime at, boolean sameDay, long slice_us) {
        var values = new ArrayList<Double>();
        long last = Long.MIN_VALUE;
        for (double[] one : readings) {
            LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond((long) one[0] / 1_000_000), CHINA);
            boolean isOfDay = !sameDay || local.getDayOfWeek() == at.getDayOfWeek();
            long slice = Math.floorDiv((long) one[0], slice_us);
            if (local.getHour() != at.getHour() || !isOfDay || slice == last) continue;
            last = slice;
            values.add(one[1]);
        }
        var kept = values.subList(Math.max(0, values.size() - 12), values.size()).stream()
                .sorted()
                .toList();
        if (kept.size() < 5) return Double.NaN;
        int middle = kept.size() / 2;
        return kept.size() % 2 == 1 ? kept.get(middle) : (kept.get(middle - 1) + kept.get(middle)) / 2;
    }

    @Test
    void bytesReadAsTheyWereWrittenAndLearnOnAlike() {
        Seeded.check(20, random -> {
            Baseline baseline = NONE;
            for (double[] one : readings(random)) baseline = baseline.with((long) one[0], one[1], CHINA);
            var out = new PackWriter();
            baseline.write(out);
            byte[] bytes = out.toByteArray();
            Baseline read = Baseline.read(new PackReader(bytes, 0, bytes.length));
            assertThat(read.series()).isEqualTo("flow m3/h");
            assertThat(bytes).hasSizeLessThan(12_000);
            for (int hour = 0; hour < 168; hour++) {
                long time = us(MONDAY.plusDays(60).plusHours(hour));
                assertThat(read.at(time, CHINA)).isEqualTo(baseline.at(time, CHINA));
                assertThat(read.with(time, 5, CHINA).at(time, CHINA))
                        .isEqualTo(baseline.with(time, 5, CHINA).at(time, CHINA));
            }
        });
    }
}
