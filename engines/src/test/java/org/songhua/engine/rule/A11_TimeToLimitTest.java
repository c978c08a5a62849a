package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** A11: in how long an input reaches a limit. Readings are of one input in %, times are minutes; rules ask for the pace of half an hour. */
class A11_TimeToLimitTest {
    private static final String RISE = "time_to_rise(level, 20 %, 30 min)";
    private static final String FALL = "time_to_fall(level, 20 %, 30 min)";

    /** {@return minutes that are told after readings, each of a minute and a value} */
    private static double told(String quantity, double... readings) {
        var run = Run.of(0, "blue: " + quantity + " > 1 d", "yellow: " + quantity + " > 1 d");
        for (int i = 0; i < readings.length; i += 2) run.at(readings[i], readings[i + 1]);
        return minutes(run, run.state.until_us());
    }

    private static double minutes(Run run, long time_us) {
        var compare = (Condition.Compare)
                run.rules.rules().rules().getFirst().steps().getFirst().when();
        return moment(run, time_us)
                        .value(Alignment.of(compare, run.rules.rules().inputs()).first())
                / 60;
    }

    private static Moment moment(Run run, long time_us) {
        State state = run.state;
        return new Moment(
                run.rules.rules(),
                state.histories(),
                state.baselines(),
                state.byTemperature(),
                time_us,
                60 * Run.MINUTE);
    }

    /** From 10 at minute 20 by half a per cent a minute: ten more are twenty minutes. */
    @Test
    void itGoesOnAtItsPace() {
        assertThat(told(RISE, 0, 0, 5, 2.5, 10, 5, 15, 7.5, 20, 10)).isCloseTo(20, within(1e-9));
        assertThat(told(FALL, 0, 40, 5, 37.5, 10, 35, 15, 32.5, 20, 30)).isCloseTo(20, within(1e-9));
    }

    @Test
    void atTheLimitAndPastItItIsNothing() {
        assertThat(told(RISE, 0, 0, 5, 5, 10, 10, 15, 15, 20, 20)).isZero();
        assertThat(told(RISE, 0, 50, 5, 45, 10, 40, 15, 35, 20, 30))
                .as("past it, though it falls")
                .isZero();
        assertThat(told(FALL, 0, 0, 5, 5, 10, 10, 15, 12, 20, 13))
                .as("below it, though it rises")
                .isZero();
    }

    @Test
    void whatStaysOrGoesAwayNeverReachesIt() {
        assertThat(told(RISE, 0, 5, 5, 5, 10, 5, 15, 5, 20, 5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(told(RISE, 0, 9, 5, 8, 10, 7, 15, 6, 20, 5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(told(FALL, 0, 25, 5, 26, 10, 27, 15, 28, 20, 29)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** Five readings that cover half of the span are the least. */
    @Test
    void withTooFewReadingsItIsNotKnown() {
        assertThat(told(RISE)).isNaN();
        assertThat(told(RISE, 0, 0, 5, 2, 10, 4, 15, 6)).as("four").isNaN();
        assertThat(told(RISE, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5))
                .as("of five minutes")
                .isNaN();
        assertThat(told(RISE, 0, 0, 5, 2.5, 10, 5, 40, 7.5, 45, 10))
                .as("two within the span")
                .isNaN();
        assertThat(told(RISE, 0, 0, 1, 1, 2, 2, 3, 3, 15, 15))
                .as("of half the span")
                .isCloseTo(5, within(1e-9));
    }

    @Test
    void oneWrongReadingOfFiveDoesNotChangeThePace() {
        assertThat(told(RISE, 0, 0, 5, 90, 10, 5, 15, 7.5, 20, 10)).isCloseTo(20, within(1e-9));
    }

    /** Twenty minutes from minute 20 are fifteen from minute 25, and nothing from minute 50; after an hour the reading says nothing. */
    @Test
    void betweenReadingsTimeGoesOn() {
        var run = Run.of(0, "blue: " + RISE + " > 1 d");
        for (double[] one : new double[][] {{0, 0}, {5, 2.5}, {10, 5}, {15, 7.5}, {20, 10}}) run.at(one[0], one[1]);
        assertThat(minutes(run, 25 * Run.MINUTE)).isCloseTo(15, within(1e-9));
        assertThat(minutes(run, 30 * Run.MINUTE)).isCloseTo(10, within(1e-9));
        assertThat(minutes(run, 81 * Run.MINUTE)).isNaN();
    }

    @Test
    void neverIsLongerThanAnyTime() {
        var run = Run.of(0, "blue: " + RISE + " < 10 min", "red: not " + RISE + " < 10 min and value > 4 %");
        for (int i = 0; i <= 4; i++) run.at(5 * i, 5);
        assertThat(run.lines).containsExactly("20 raise red");
        var longer = Run.of(0, "blue: " + RISE + " > 10 min");
        for (int i = 0; i <= 4; i++) longer.at(5 * i, 5);
        assertThat(longer.lines).containsExactly("20 raise blue");
    }

    /** Rising by a per cent a minute: 10 at minute 10, so ten minutes at minute 20 with 10, nine at minute 21. */
    @Test
    void aRuleIsRaisedBeforeTheLimitAndSaysInHowLong() {
        var run = Run.of(0, "yellow: " + RISE + " < 10 min hysteresis 5 min");
        for (int i = 0; i <= 21; i++) run.at(i, i - 10);
        assertThat(run.lines).containsExactly("21 raise yellow");
        Reason reason = run.last(Decision.Raise.class).reasons().getFirst();
        assertThat(reason.text()).isEqualTo(RISE + " < 10 min hysteresis 300 s");
        assertThat(reason.observed()).isCloseTo(9, within(1e-9));
        assertThat(reason.limit()).isEqualTo(10);
        assertThat(reason.unit()).isEqualTo("min");
    }

    /** Held until it is more than fifteen minutes: a value that stands still brings never. */
    @Test
    void hysteresisHoldsIt() {
        var run = Run.of(0, "yellow: " + RISE + " < 10 min hysteresis 5 min");
        for (int i = 0; i <= 22; i++) run.at(i, i - 10);
        for (int i = 23; i <= 60; i++) run.at(i, 9);
        assertThat(run.lines).hasSize(2).first().isEqualTo("21 raise yellow");
        Reason over = run.last(Decision.Clear.class).reasons().getFirst();
        assertThat(over.observed()).isGreaterThan(15);
    }

    private static final List<Input> PRESSURE = List.of(Run.input("p", "kPa"));

    /** 0.14 MPa are 140 kPa: from 200 by two a minute they are thirty minutes off. */
    @Test
    void theLimitMayBeAThresholdInAnotherUnitAndIsCited() {
        var limit = new Parameter(
                "low", Unit.of("MPa"), List.of(new Parameter.Edition(Long.MIN_VALUE, 0.14, "GB 1", false)));
        var run = new Run(Run.rules(
                PRESSURE,
                0,
                Run.rule(PRESSURE, Map.of("low", limit), 0, "yellow: time_to_fall($low, 20 min) <= 0.5 h")));
        for (int i = 0; i <= 4; i++) run.at(5 * i, 240 - 10 * i);
        Reason reason = run.last(Decision.Raise.class).reasons().getFirst();
        assertThat(reason.observed()).isCloseTo(0.5, within(1e-9));
        assertThat(reason.text()).isEqualTo("time_to_fall(p, $low, 20 min) <= 0.5 h");
        assertThat(reason.clause()).isEqualTo("GB 1");
        assertThat(reason.isVerified()).isFalse();
    }

    @Test
    void whatItCannotBeIsToldWithItsPlace() {
        Map.of(
                        "time_to_rise(p, 20 %, 30 min) < 10 min", "cannot be compared",
                        "time_to_rise(p, 20 kPa, 30 min) < 10 kPa", "cannot be compared",
                        "time_to_rise(p, 20 kPa, 30 kPa) < 10 min", "span of time",
                        "time_to_rise(p, 20 kPa, 0 min) < 10 min", "above zero",
                        "time_to_rise(p, $none, 30 min) < 10 min", "no parameter",
                        "time_to_rise(q, 20 kPa, 30 min) < 10 min", "no input",
                        "time_to_rise(p, p, 30 min) < 10 min", "a number is expected",
                        "time_to_rise(p, 20 kPa) < 10 min", "\",\" is expected",
                        "time_to_rise(p, 20 kPa, 30 min, 1 d ago) < 1 s", "\")\" is expected")
                .forEach((text, problem) -> assertThatThrownBy(() -> RuleText.read(text, PRESSURE, Map.of()))
                        .as(text)
                        .isInstanceOf(RuleTextException.class)
                        .hasMessageContaining(problem));
        assertThatThrownBy(() -> new Quantity.TimeTo(0, true, new Quantity.Constant(1, Unit.ONE), 0))
                .hasMessageContaining("span");
    }

    /** Against all pairs of all readings of the span, where no more are in it than are looked at. */
    @Test
    void itSaysWhatGoingOverAllPairsSays() {
        int[] finite = {0};
        Seeded.check(700, random -> {
            var run = Run.of(0, "blue: time_to_rise(60 %, 30 min) > 1 d", "red: time_to_fall(40 %, 3 h) > 1 d");
            var seen = new ArrayList<double[]>();
            double minute = 0;
            double value = 50;
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                minute += random.nextInt(8) == 0 ? random.nextInt(10, 40) : random.nextInt(1, 5);
                value += random.nextDouble(-4, 4);
                seen.add(new double[] {minute, value});
                run.at(minute, value);
            }
            double told = minutes(run, Math.round(minute * Run.MINUTE));
            assertThat(told).isEqualTo(obvious(seen, 60, 30), within(1e-6));
            if (Double.isFinite(told) && told > 0) finite[0]++;
        });
        assertThat(finite[0]).as("runs that rise to it").isGreaterThan(100);
    }

    private static double obvious(List<double[]> seen, double limit, double span) {
        double[] newest = seen.getLast();
        if (newest[1] >= limit) return 0;
        var within = seen.stream().filter(one -> one[0] >= newest[0] - span).toList();
        if (within.size() < 5 || newest[0] - within.getFirst()[0] < span / 2) return Double.NaN;
        var slopes = new ArrayList<Double>();
        for (double[] one : within)
            for (double[] other : within) if (one[0] < other[0]) slopes.add((other[1] - one[1]) / (other[0] - one[0]));
        slopes.sort(null);
        int n = slopes.size();
        double slope = n % 2 == 1 ? slopes.get(n / 2) : (slopes.get(n / 2 - 1) + slopes.get(n / 2)) / 2;
        return slope <= 0 ? Double.POSITIVE_INFINITY : (limit - newest[1]) / slope;
    }

    /** A window as full as can be, a straight rise with a swing: 48 readings of 4,096 find its pace. */
    @Test
    void ofAFullWindowSomeReadingsAreLookedAt() {
        var run = Run.of(0, "blue: time_to_rise(100 %, 7 d) > 100 d");
        for (int i = 0; i < 5000; i++) run.at(i, i * 0.01 + Math.sin(i) * 0.3);
        assertThat(run.state.histories()[0].times_us()).hasSize(History.KEPT_MAX);
        double value = 49.99 + Math.sin(4999) * 0.3;
        assertThat(minutes(run, 4999 * Run.MINUTE)).isCloseTo((100 - value) / 0.01, within(0.02 * 5000));
    }
}
