package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.baseline.Baseline;
import org.songhua.engine.baseline.BaselineByTemperature;
import org.songhua.engine.quality.QualityFlag;
import org.songhua.engine.random.Seeded;

/** What a rule can look at: windows, rates, several sensors, neighbours, silence, season, time of day, quality. */
class A02_InputsTest {
    private static final long NOON = 1_000_000L * 86_400 * 15 + 4L * 3_600_000_000L; // 1970-01-16 12:00 in China

    @Test
    void a_window_holds_the_readings_after_its_begin_until_now() {
        // At minute 10 the window (0, 10] leaves out the reading of minute 0.
        var run = Run.of(0, "yellow: count(10 min) >= 3").at(0, 1).at(5, 1).at(10, 1);
        assertThat(run.lines).isEmpty();
        run.at(11, 1);
        assertThat(run.lines).containsExactly("11 raise yellow");
    }

    @Test
    void windows_agree_with_going_over_all_readings() {
        Seeded.check(80, random -> {
            long span = random.nextInt(1, 40);
            long ago = random.nextBoolean() ? 0 : random.nextInt(1, 60);
            var aggregate = Quantity.Aggregate.values()[random.nextInt(4)];
            var window = new Quantity.Window(0, aggregate, span * Run.MINUTE, ago * Run.MINUTE);
            var inputs = List.of(Run.input("level", "%"));
            var when = new Condition.Compare(
                    window,
                    Condition.Comparison.OVER,
                    new Quantity.Constant(-1, aggregate == Quantity.Aggregate.COUNT ? Unit.ONE : Unit.of("%")),
                    0);
            var rule = new Rule("r", List.of(new Rule.Step(Level.RED, when, 0)), 0, Run.MINUTE);
            var run = new Run(Run.rules(inputs, 0, rule));
            var times = new ArrayList<Long>();
            var values = new ArrayList<Double>();
            long minute = 0;
            for (int i = 0; i < 60; i++) {
                minute += random.nextInt(1, 9);
                times.add(minute);
                values.add((double) random.nextInt(1000));
                run.at(minute, values.getLast());
                // Readings are kept back to the begin of the window; one and a half intervals of the input are 7.5
                // minutes.
                boolean isKnown =
                        aggregate == Quantity.Aggregate.COUNT || ago == 0 || isSeen(times, minute - ago - span);
                double plainly =
                        isKnown ? plainly(aggregate, times, values, minute - ago - span, minute - ago) : Double.NaN;
                assertThat(moment(run, minute).value(window)).isEqualTo(plainly, within(1e-9));
            }
        });
    }

    private static boolean isSeen(List<Long> times, long begin) {
        return times.stream().anyMatch(time -> time >= begin && time <= begin + 7.5);
    }

    private static Moment moment(Run run, long minute) {
        return new Moment(
                run.rules.source,
                run.state.histories(),
                new Baseline[0],
                new BaselineByTemperature[0],
                minute * Run.MINUTE,
                Run.MINUTE);
    }

    private static double plainly(
            Quantity.Aggregate aggregate, List<Long> times, List<Double> values, long after, long until) {
        var inside = new ArrayList<Double>();
        for (int i = 0; i < times.size(); i++)
            if (times.get(i) > after && times.get(i) <= until) inside.add(values.get(i));
        var summary = inside.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        if (inside.isEmpty() && aggregate != Quantity.Aggregate.COUNT) return Double.NaN;
        return switch (aggregate) {
            case MIN -> summary.getMin();
            case MAX -> summary.getMax();
            case MEAN -> summary.getAverage();
            case COUNT -> summary.getCount();
        };
    }

    /** Hourly, 40 by day and 10 by night, and from the tenth day on 5 more: a step is told that no limit on the value would tell. */
    @Test
    void what_was_a_week_ago_tells_a_step_from_the_course_of_the_day() {
        var inputs = List.of(new Input("level", Unit.of("%"), 60 * Run.MINUTE));
        var rule = Run.rule(inputs, Map.of(), 0, "yellow: mean(6 h) - mean(6 h, 7 d ago) > 4 %");
        var run = new Run(Run.rules(inputs, 0, rule));
        for (int hour = 0; hour < 240; hour++) run.at(60 * hour, course(hour));
        assertThat(run.lines).isEmpty();
        for (int hour = 240; hour < 24 * 20; hour++) run.at(60 * hour, course(hour) + 5);
        // With 5 of its 6 hours the mean is 4.17 higher; 3.33 when the same six hours of the week before have two of
        // them.
        assertThat(run.lines).containsExactly(60 * 244 + " raise yellow", 60 * (240 + 168 + 1) + " clear");
    }

    private static double course(int hour) {
        return hour % 24 < 6 ? 10 : 40;
    }

    @Test
    void what_was_before_the_first_reading_is_unknown() {
        // By five minutes; the hour that ends at minute 50 begins ten minutes before the first reading; that which ends
        // at minute 55 is known.
        var run = Run.of(0, "yellow: mean(1 h) - mean(1 h, 1 d ago) > -1 %");
        for (int minute = 0; minute < 1440 + 55; minute += 5) run.at(minute, 10);
        assertThat(run.lines).isEmpty();
        run.at(1440 + 55, 10);
        assertThat(run.lines).containsExactly("1495 raise yellow");
    }

    @Test
    void a_rate_is_the_change_over_the_span_in_any_unit_of_time() {
        // 3 % in 10 min are 0.3 %/min = 18 %/h.
        var run =
                Run.of(0, "yellow: rate(10 min) >= 18 %/h").at(0, 10).at(5, 11).at(10, 13);
        assertThat(run.lines).containsExactly("10 raise yellow");
        assertThat(run.last(Decision.Raise.class).reasons().getFirst().observed())
                .isCloseTo(18, within(1e-9));
    }

    @Test
    void a_rate_needs_two_readings() {
        assertThat(Run.of(0, "yellow: rate(10 min) >= 0 %/h").at(0, 10).at(20, 50).lines)
                .isEmpty();
    }

    @Test
    void several_sensors_of_one_object_speak_together() {
        // Make-up water over circulation: 3 m3/h over 25 L/s (= 90 m3/h) is 3.33 %.
        var inputs = List.of(Run.input("makeup", "m3/h"), Run.input("circulation", "L/s"));
        var rule = Run.rule(inputs, Map.of(), 0, "yellow: makeup / circulation > 3 %");
        var run = new Run(Run.rules(inputs, 0, rule)).at(0, 0, 3).at(1, 0, 25);
        assertThat(run.lines).containsExactly("0 raise yellow");
        assertThat(run.last(Decision.Raise.class).reasons().getFirst().observed())
                .isCloseTo(100.0 / 30, within(1e-9));
    }

    @Test
    void a_difference_of_temperatures_is_in_kelvin() {
        var inputs = List.of(Run.input("supply", "Cel"), Run.input("return", "K"));
        // "K" as a unit is of differences; a second sensor in degrees is what is meant.
        inputs = List.of(inputs.getFirst(), Run.input("back", "Cel"));
        var rule = Run.rule(inputs, Map.of(), 0, "blue: supply - back < 10 K");
        var run = new Run(Run.rules(inputs, 0, rule)).at(0, 0, 70).at(1, 0, 62);
        assertThat(run.lines).containsExactly("0 raise blue");
    }

    @Test
    void dividing_by_nothing_is_unknown() {
        var inputs = List.of(Run.input("a", "L/s"), Run.input("b", "L/s"));
        var rule = Run.rule(inputs, Map.of(), 0, "yellow: a / b > 1");
        assertThat(new Run(Run.rules(inputs, 0, rule)).at(1, 0, 0).at(0, 0, 5).lines)
                .isEmpty();
    }

    @Test
    void a_reading_that_is_too_old_says_nothing_and_ends_nothing() {
        // The readings of the rule are fresh for 60 minutes.
        var inputs = List.of(Run.input("a", "%"), Run.input("b", "%"));
        var rule = Run.rule(inputs, Map.of(), 0, "yellow: a > 1 % and b > 1 %");
        var run = new Run(Run.rules(inputs, 0, rule)).at(0, 0, 5).at(1, 61, 5);
        assertThat(run.lines).isEmpty();
        run.at(0, 62, 5).at(1, 130, 5).at(0, 140, 0);
        assertThat(run.lines).containsExactly("62 raise yellow", "140 clear");
    }

    @Test
    void neighbours_in_alarm_are_an_input_like_any_other() {
        var inputs = List.of(Run.input("ch4", "%{LEL}"), Run.input(Input.NEIGHBOURS, "1"));
        var rule = Run.rule(
                inputs, Map.of(), 0, "yellow: value > 20 %{LEL}", "red: value > 20 %{LEL} and neighbours >= 2");
        var run = new Run(Run.rules(inputs, 0, rule))
                .at(0, 0, 25)
                .at(1, 1, 1)
                .at(1, 2, 2)
                .at(1, 3, 0);
        assertThat(run.lines).containsExactly("0 raise yellow", "2 escalate red", "3 lower yellow");
        // Nobody told it of neighbours yet: there are none. What was told stays, however old it is.
        run = new Run(Run.rules(inputs, 0, Run.rule(inputs, Map.of(), 0, "red: neighbours < 1 or neighbours > 1")));
        run.at(0, 0, 1).at(1, 1, 1).at(0, 500, 1);
        assertThat(run.lines).containsExactly("0 raise red", "1 clear");
    }

    @Test
    void silence_is_counted_in_intervals_and_noticed_without_a_reading() {
        // Reports every 5 min; 3 intervals after minute 10 is minute 25.
        var run = Run.of(0, "blue: silence() >= 3").at(5, 1).at(10, 1);
        assertThat(Judge.nextDue_us(run.rules, run.state)).isEqualTo(25 * Run.MINUTE + 1);
        run.tick(24);
        assertThat(run.lines).isEmpty();
        run.tick(26);
        assertThat(run.lines).hasSize(1).allMatch(line -> line.startsWith("25.0000000") && line.endsWith("raise blue"));
        run.at(27, 1);
        assertThat(run.lines.getLast()).isEqualTo("27 clear");
    }

    @Test
    void silence_before_a_reading_is_found_when_the_reading_comes() {
        var run = Run.of(0, "blue: silence() > 3", "yellow: silence() > 6")
                .at(0, 1)
                .at(60, 1);
        assertThat(run.lines).hasSize(3);
        assertThat(run.lines.get(0)).endsWith("raise blue");
        assertThat(run.lines.get(1)).startsWith("30.").endsWith("escalate yellow");
        assertThat(run.lines.get(2)).isEqualTo("60 clear");
    }

    @Test
    void a_silence_that_must_hold_is_raised_when_it_has() {
        var run = Run.of(0, "blue: silence() >= 2; 20 min").at(0, 1).tick(29.9);
        assertThat(run.lines).isEmpty();
        run.tick(31);
        assertThat(run.lines).hasSize(1);
        assertThat(run.lines.getFirst()).startsWith("30.");
    }

    @Test
    void a_sensor_that_never_sent_anything_is_not_silent() {
        assertThat(Run.of(0, "blue: silence() >= 2").tick(1000).lines).isEmpty();
    }

    @Test
    void a_season_may_go_over_the_turn_of_the_year() {
        // Heating season; 1970-01-16 lies within, 1970-04-16 (90 days later) outside.
        var run = Run.of(0, "blue: value < 18 % and season(10-20, 04-06)");
        double minute = NOON / (double) Run.MINUTE;
        run.at(minute, 10).at(minute + 90 * 1440, 10);
        assertThat(run.lines).hasSize(2);
    }

    @Test
    void a_season_within_the_year_has_both_its_days() {
        var run = Run.of(0, "blue: value < 18 % and season(01-16, 01-17)");
        double minute = NOON / (double) Run.MINUTE;
        run.at(minute - 1440, 10).at(minute, 10).at(minute + 1440, 10).at(minute + 2 * 1440, 10);
        assertThat(run.lines).hasSize(2);
        assertThat(run.lines.getFirst()).isEqualTo(RulePrinter.number(minute) + " raise blue");
        assertThat(run.lines.getLast()).isEqualTo(RulePrinter.number(minute + 2 * 1440) + " clear");
    }

    @Test
    void the_time_of_day_is_that_of_the_zone() {
        var night = Run.of(0, "blue: value > 5 % and daytime(22:00, 06:00)");
        var noon = Run.of(0, "blue: value > 5 % and daytime(12:00, 13:00)");
        double minute = NOON / (double) Run.MINUTE;
        assertThat(night.at(minute, 10).lines).isEmpty();
        assertThat(night.at(minute + 600, 10).lines).hasSize(1);
        assertThat(noon.at(minute, 10).at(minute + 60, 10).lines).hasSize(2);
    }

    @Test
    void readings_of_bad_quality_are_not_judged() {
        var inputs = List.of(Run.input("level", "%"));
        var rule = Run.rule(inputs, Map.of(), 0, "yellow: value > 20 %");
        var run = new Run(new Rules(
                inputs, List.of(rule), QualityFlag.RANGE.bit() | QualityFlag.STUCK.bit(), 0, Run.MINUTE, Run.CHINA));
        run.take(new Observation.Reading(0, 0, 500, QualityFlag.RANGE.bit(), 0));
        assertThat(run.lines).isEmpty();
        assertThat(run.last(Decision.None.class).cause()).isEqualTo(Decision.Cause.QUALITY);
        run.take(new Observation.Reading(0, 1, 50, QualityFlag.RATE.bit(), 1));
        assertThat(run.lines).hasSize(1);
    }

    @Test
    void what_is_no_number_is_not_judged() {
        var run = Run.of(0, "yellow: value > 20 %")
                .at(0, Double.POSITIVE_INFINITY)
                .at(1, Double.NaN);
        assertThat(run.lines).isEmpty();
        assertThat(run.last(Decision.None.class).cause()).isEqualTo(Decision.Cause.NUMBER);
    }

    @Test
    void and_or_not_know_what_is_unknown() {
        var inputs = List.of(Run.input("a", "%"), Run.input("b", "%"));
        var rules = Run.rules(inputs, 0, Run.rule(inputs, Map.of(), 0, "red: a > 0 %"));
        History[] known = {new History(0, 5, new long[0], new double[0]), History.NONE};
        var moment = new Moment(rules, known, new Baseline[0], new BaselineByTemperature[0], 0, Run.MINUTE);
        assertThat(truth(moment, inputs, "a > 0 % and b > 0 %")).isEqualTo(Moment.UNKNOWN);
        assertThat(truth(moment, inputs, "a < 0 % and b > 0 %")).isEqualTo(Moment.FALSE);
        assertThat(truth(moment, inputs, "a > 0 % or b > 0 %")).isEqualTo(Moment.TRUE);
        assertThat(truth(moment, inputs, "a < 0 % or b > 0 %")).isEqualTo(Moment.UNKNOWN);
        assertThat(truth(moment, inputs, "not b > 0 %")).isEqualTo(Moment.UNKNOWN);
        assertThat(truth(moment, inputs, "not (a > 0 % and a < 9 %)")).isEqualTo(Moment.FALSE);
    }

    private static int truth(Moment moment, List<Input> inputs, String text) {
        return moment.holds(RuleText.read(text, inputs, Map.of()), 0);
    }

    @Test
    void a_series_that_is_too_fast_for_its_window_shortens_it() {
        var run = Run.of(0, "red: count(10 d) > 99999");
        for (int i = 0; i < 6000; i++) run.at(i, 1);
        assertThat(run.state.histories()[0].times_us()).hasSize(History.KEPT_MAX);
        assertThat(run.state.histories()[0].times_us()[0]).isEqualTo((6000 - History.KEPT_MAX) * Run.MINUTE);
    }
}
