package org.songhua.warning.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.rule.Level;

/**
 * The rule of the water pack over a made-up zone: 150 m3/h on the mean, twice as much in the morning as by night, weekends an hour later, and 3 m3/h of noise by five
 * minutes, as real zones have. What it finds in a real year is told by the bench {@code leaks}.
 */
class LeakRuleTest {
    private static final int DAY = 288;
    private static final int HOUR = 12;
    private static final long START_US =
            LocalDateTime.of(2025, 3, 3, 0, 0).atZone(RuleDefinition.ZONE).toEpochSecond() * 1_000_000;

    private final RuleDefinition rule = rule();

    private static RuleDefinition rule() {
        try {
            return WaterRules.rule(Path.of(".."), "water_zone_leak");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Monday is the first day. */
    private static double[] zone(int days, int seed) {
        var random = new SplittableRandom(seed);
        var inflow = new double[days * DAY];
        for (int i = 0; i < inflow.length; i++) {
            boolean isWeekend = i / DAY % 7 >= 5;
            double hour = i % DAY / (double) HOUR - (isWeekend ? 1 : 0);
            double course =
                    150 - 50 * Math.cos(2 * Math.PI * (hour - 3) / 24) + 20 * Math.cos(4 * Math.PI * (hour - 8) / 24);
            inflow[i] = course + random.nextGaussian(0, 3);
        }
        return inflow;
    }

    private static void leak(double[] inflow, int from, int until, double flow) {
        for (int i = from; i < Math.min(until, inflow.length); i++) inflow[i] += flow;
    }

    private List<WaterRules.News> run(double[] inflow) {
        return WaterRules.run(rule, Map.of(), START_US, inflow);
    }

    private static WaterRules.News firstOf(List<WaterRules.News> news, Level least) {
        return news.stream()
                .filter(one -> one.isRaise() || one.isEscalation())
                .filter(one -> one.level().compareTo(least) >= 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_quiet_month_gives_no_alarm() {
        for (int seed = 0; seed < 5; seed++)
            assertThat(run(zone(31, seed))).as("seed %d", seed).isEmpty();
    }

    /** A mean of h hours is over its limit when the leak has run limit / flow of them; then it is held. A tenth is for the noise. */
    @ParameterizedTest
    @CsvSource({"6, BLUE, 48", "12, ORANGE, 6.5", "16, ORANGE, 5.5", "30, RED, 1.6", "60, RED, 1.0"})
    void an_abrupt_leak_is_found_the_sooner_the_greater_it_is(double flow, Level level, double hours) {
        double[] inflow = zone(28, 7);
        int begin = 20 * DAY + 13 * HOUR;
        leak(inflow, begin, Integer.MAX_VALUE, flow);
        var news = run(inflow);
        assertThat(news.getFirst().isRaise()).isTrue();
        assertThat(firstOf(news, level).step()).isBetween(begin + 1, begin + (int) (hours * HOUR));
        assertThat(news)
                .filteredOn(WaterRules.News::isRaise)
                .as("one leak is one warning")
                .hasSize(1);
    }

    @Test
    void a_leak_by_night_is_found_as_one_by_day() {
        for (int hour : new int[] {0, 3, 8, 18}) {
            double[] inflow = zone(24, hour);
            int begin = 20 * DAY + hour * HOUR;
            leak(inflow, begin, Integer.MAX_VALUE, 15);
            assertThat(firstOf(run(inflow), Level.ORANGE).step() - begin)
                    .as("at %d", hour)
                    .isBetween(1, 6 * HOUR);
        }
    }

    /** After a week the leak is what was a week ago; its repair is a fall, which is no leak, and the next leak is one. */
    @Test
    void what_was_mended_is_over_and_the_next_leak_is_told_anew() {
        double[] inflow = zone(42, 3);
        leak(inflow, 14 * DAY, 16 * DAY, 20);
        leak(inflow, 30 * DAY, Integer.MAX_VALUE, 20);
        var news = run(inflow);
        var raised = news.stream().filter(WaterRules.News::isRaise).toList();
        assertThat(raised).hasSize(2);
        assertThat(raised.getFirst().step()).isBetween(14 * DAY, 14 * DAY + 6 * HOUR);
        assertThat(raised.getLast().step()).isBetween(30 * DAY, 30 * DAY + 6 * HOUR);
        int over = news.stream()
                .filter(one -> one.level() == null)
                .findFirst()
                .orElseThrow()
                .step();
        assertThat(over).isBetween(16 * DAY, 19 * DAY);
    }

    /** One cubic metre an hour a week is what the season does. */
    @Test
    void a_slow_change_of_use_is_no_leak() {
        double[] inflow = zone(42, 4);
        for (int i = 0; i < inflow.length; i++) inflow[i] += i / (7.0 * DAY);
        assertThat(run(inflow)).isEmpty();
    }

    /** Readings that did not come for a day: what is compared with them waits, and nothing is raised of a part of a mean. */
    @Test
    void a_gap_of_a_day_gives_no_alarm() {
        double[] inflow = zone(31, 5);
        java.util.Arrays.fill(inflow, 12 * DAY + 5 * HOUR, 13 * DAY + 9 * HOUR, Double.NaN);
        assertThat(run(inflow)).isEmpty();
    }

    /** One value in fifty is lost on the way, here and there. */
    @Test
    void a_leak_is_found_though_values_are_lost() {
        double[] inflow = zone(28, 6);
        int begin = 20 * DAY + 9 * HOUR;
        leak(inflow, begin, Integer.MAX_VALUE, 20);
        for (int i = 0; i < inflow.length; i += 50) inflow[i] = Double.NaN;
        assertThat(firstOf(run(inflow), Level.YELLOW).step()).isBetween(begin, begin + 8 * HOUR);
    }

    @Test
    void a_zone_may_have_thresholds_of_its_own() {
        double[] inflow = zone(28, 7);
        leak(inflow, 20 * DAY, Integer.MAX_VALUE, 12);
        var own = Map.of("slight", 15.0, "small", 20.0, "middle", 20.0, "great", 40.0);
        assertThat(WaterRules.run(rule, own, START_US, inflow)).isEmpty();
    }
}
