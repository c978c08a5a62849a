package org.songhua.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.baseline.Baseline;
import org.songhua.engine.baseline.BaselineByTemperature;
import org.songhua.engine.random.Seeded;

/** Windows and rates against plain lists of readings, units against each other, seasons and times of day over all their turns, and hostile numbers. */
class A09_SpansAndUnitsTest {
    private static final long SECOND = 1_000_000;
    private static final List<Input> INPUTS = List.of(Run.input("a", "kPa"), Run.input("b", "Cel"));

    private static Rules rules(ZoneId zone) {
        Rule rule = new Rule(
                "r",
                List.of(new Rule.Step(Level.BLUE, RuleText.read("a > 1 kPa", INPUTS, Map.of()), 0)),
                0,
                3600 * SECOND);
        return new Rules(INPUTS, List.of(rule), 0, 0, 0, zone);
    }

    private static final Rules UTC = rules(ZoneOffset.UTC);

    /** Readings one after the other, each with its time in seconds. */
    private record Series(List<Long> times, List<Double> values) {
        static Series random(SplittableRandom random) {
            var series = new Series(new ArrayList<>(), new ArrayList<>());
            long at = random.nextInt(-50, 1000);
            for (int k = random.nextInt(40); k > 0; k--) {
                at += random.nextInt(1, 40);
                series.times.add(at);
                series.values.add((double) random.nextInt(-9, 10));
            }
            return series;
        }

        History history(long span_us) {
            History history = History.NONE;
            for (int k = 0; k < times.size(); k++)
                history = history.with(times.get(k) * SECOND, values.get(k), span_us);
            return history;
        }

        List<Double> since(long from, boolean included) {
            var found = new ArrayList<Double>();
            for (int k = 0; k < times.size(); k++)
                if (times.get(k) > from || (included && times.get(k) == from)) found.add(values.get(k));
            return found;
        }
    }

    private static double value(Quantity quantity, History history, long now) {
        var moment = new Moment(
                UTC,
                new History[] {history, History.NONE},
                new Baseline[0],
                new BaselineByTemperature[0],
                now * SECOND,
                Long.MAX_VALUE / 4);
        return moment.value(quantity);
    }

    /** A window holds what came after its begin, until now. */
    @Test
    void windowsAreWhatAListOfReadingsSays() {
        Seeded.check(1500, random -> {
            Series series = Series.random(random);
            long span = random.nextInt(1, 300);
            long longest = span + random.nextInt(100);
            History history = series.history(longest * SECOND);
            long now = series.times.isEmpty() ? 0 : series.times.getLast() + random.nextInt(0, 2) * random.nextInt(60);
            List<Double> within = series.since(now - span, false);
            double sum = within.stream().mapToDouble(v -> v).sum();
            String seen = series + " at " + now + " over " + span;
            assertThat(value(new Quantity.Window(0, Quantity.Aggregate.COUNT, span * SECOND), history, now))
                    .as(seen)
                    .isEqualTo(within.size());
            double mean = value(new Quantity.Window(0, Quantity.Aggregate.MEAN, span * SECOND), history, now);
            double min = value(new Quantity.Window(0, Quantity.Aggregate.MIN, span * SECOND), history, now);
            double max = value(new Quantity.Window(0, Quantity.Aggregate.MAX, span * SECOND), history, now);
            if (within.isEmpty()) {
                assertThat(List.of(mean, min, max)).as(seen).allMatch(v -> v.isNaN());
            } else {
                assertThat(mean).as(seen).isCloseTo(sum / within.size(), within(1e-9));
                assertThat(min)
                        .as(seen)
                        .isEqualTo(within.stream().mapToDouble(v -> v).min().orElseThrow());
                assertThat(max)
                        .as(seen)
                        .isEqualTo(within.stream().mapToDouble(v -> v).max().orElseThrow());
            }
        });
    }

    /** From the oldest to the newest reading of the span, its begin included, per second; of fewer than two there is none. */
    @Test
    void ratesAreWhatAListOfReadingsSays() {
        Seeded.check(1500, random -> {
            Series series = Series.random(random);
            long span = random.nextInt(1, 300);
            History history = series.history(span * SECOND);
            if (series.times.isEmpty()) return;
            long now = series.times.getLast();
            List<Double> within = series.since(now - span, true);
            double rate = value(new Quantity.Rate(0, span * SECOND), history, now);
            if (within.size() < 2) {
                assertThat(rate).isNaN();
            } else {
                long first = series.times.get(series.times.size() - within.size());
                assertThat(rate).isCloseTo((within.getLast() - within.getFirst()) / (now - first), within(1e-9));
            }
        });
    }

    /** However many come, no more are kept than are allowed, and those are the newest. */
    @Test
    void ofFastSeriesTheNewestAreKept() {
        History history = History.NONE;
        for (int k = 0; k < 5000; k++) history = history.with(k, k, Long.MAX_VALUE / 2);
        assertThat(history.times_us()).hasSize(History.KEPT_MAX);
        assertThat(history.times_us()[0]).isEqualTo(5000 - History.KEPT_MAX);
        assertThat(history.value()).isEqualTo(4999);
        assertThat(history.with(5000, 1, 0).times_us()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(a, 0 s) > 1 kPa",
                "count(0 min) > 1",
                "rate(a, 0 h) > 1 kPa/s",
                "min(0 d) > 1 kPa",
                "mean(a, 0.0000001 s) > 1 kPa"
            })
    void aWindowOfNothingIsAMistakeWithItsPlace(String text) {
        assertThatThrownBy(() -> RuleText.read(text, INPUTS, Map.of()))
                .isInstanceOf(RuleTextException.class)
                .hasMessageContaining("above zero");
    }

    @ParameterizedTest
    @ValueSource(ints = {309, 1000})
    void aNumberBeyondAllNumbersIsAMistake(int digits) {
        assertThatThrownBy(() -> RuleText.read("a > " + "9".repeat(digits) + " kPa", INPUTS, Map.of()))
                .isInstanceOf(RuleTextException.class)
                .hasMessageContaining("too great");
        Condition most = RuleText.read("a > " + "9".repeat(308) + " kPa", INPUTS, Map.of());
        assertThat(RuleText.read(RulePrinter.text(most, INPUTS), INPUTS, Map.of()))
                .isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({
        "1 bar, 100 kPa",
        "1 MPa, 101.971621 m[H2O]",
        "1 m[H2O], 9806.65 Pa",
        "100 mbar, 100 hPa",
        "1 m3/h, 0.277778 L/s",
        "60 L/min, 1 L/s",
        "36 km/h, 10 m/s",
        "1 d, 1440 min",
        "1 mg/L, 1000 mg/m3",
        "1 mg/m3, 1000 ug/m3",
        "50 %, 0.5 1",
        "1 [ppm], 1000 [ppb]",
        "180 deg, 3.14159265 rad",
        "60 ', 1 deg",
        "1 kN, 1000 N",
        "2.5 t, 2500 kg",
        "1 km, 100000 cm",
        "5 mm/s2, 0.005 m/s2",
        "1 kPa/min, 1000 Pa/min",
        "1 kPa/s, 60 kPa/min",
        "3 m/h, 3 m/h"
    })
    void unitsConvertAsTheTablesSay(String from, String to) {
        String[] one = from.split(" ");
        String[] other = to.split(" ");
        double value = Unit.of(other[1]).from(Unit.of(one[1]), Double.parseDouble(one[0]));
        assertThat(value).isCloseTo(Double.parseDouble(other[0]), within(1e-6 * Math.abs(value)));
        double back = Unit.of(one[1]).from(Unit.of(other[1]), value);
        assertThat(back).isCloseTo(Double.parseDouble(one[0]), within(1e-9 * Math.abs(back)));
    }

    @Test
    void degreesAreTemperaturesAndKelvinTheirDifferences() {
        Unit celsius = Unit.of("Cel");
        assertThat(celsius.isLike(Unit.of("K"))).isFalse();
        assertThat(celsius.difference()).isEqualTo(Unit.of("K"));
        assertThat(celsius.difference().differenceFrom(celsius, 5)).isEqualTo(5);
        assertThat(Unit.of("Cel/min").isLike(Unit.of("K/min"))).isTrue();
        assertThat(Unit.of("%{LEL}").isLike(Unit.of("%"))).isFalse();
        assertThat(Unit.of("[ppm]{LEL}").isLike(Unit.of("%{LEL}"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a/", "/b", "{", "{}", "a{b}{c}", "x/y/z", "m3//h", "水"})
    void aCodeOfNoTableIsADimensionOfItsOwn(String code) {
        Unit unit = Unit.of(code);
        assertThat(unit.code()).isEqualTo(code);
        assertThat(unit.isLike(Unit.of(code))).isTrue();
        assertThat(unit.isLike(Unit.of("kPa"))).isFalse();
        assertThat(unit.from(Unit.of(code), 3.25)).isEqualTo(3.25);
    }

    /** By going through the days one by one from the first to the last. */
    @Test
    void aSeasonIsTheDaysFromItsFirstToItsLast() {
        Seeded.check(200, random -> {
            MonthDay from =
                    MonthDay.from(OffsetDateTime.parse("2024-01-01T00:00:00Z").plusDays(random.nextInt(366)));
            MonthDay until =
                    MonthDay.from(OffsetDateTime.parse("2024-01-01T00:00:00Z").plusDays(random.nextInt(366)));
            var days = new java.util.HashSet<MonthDay>();
            OffsetDateTime day = from.atYear(2024).atStartOfDay().atOffset(ZoneOffset.UTC);
            for (int k = 0; k < 366; k++, day = day.plusDays(1)) {
                MonthDay one = MonthDay.from(day);
                days.add(one);
                if (one.equals(until)) break;
            }
            var season = new Condition.Season(from, until);
            OffsetDateTime at = OffsetDateTime.parse("2024-01-01T12:00:00Z").plusDays(random.nextInt(366));
            assertThat(holds(season, UTC, at))
                    .as("%s to %s on %s", from, until, at)
                    .isEqualTo(days.contains(MonthDay.from(at)));
        });
    }

    private static boolean holds(Condition condition, Rules rules, OffsetDateTime at) {
        var moment = new Moment(
                rules,
                new History[] {History.NONE, History.NONE},
                new Baseline[0],
                new BaselineByTemperature[0],
                at.toEpochSecond() * SECOND,
                1);
        return moment.holds(condition, 0) == Moment.TRUE;
    }

    /** Minute by minute from the first until before the last, in the zone of the rules. */
    @Test
    void aTimeOfDayIsTheMinutesUntilItsEnd() {
        Rules china = rules(ZoneId.of("Asia/Shanghai"));
        Seeded.check(300, random -> {
            int from = random.nextInt(1440);
            int until = random.nextInt(1440);
            if (from == until) return;
            int now = random.nextInt(1440);
            boolean expected = from < until ? from <= now && now < until : now >= from || now < until;
            var daytime =
                    new Condition.Daytime(LocalTime.ofSecondOfDay(60L * from), LocalTime.ofSecondOfDay(60L * until));
            OffsetDateTime at =
                    OffsetDateTime.parse("2026-05-05T00:00:00+08:00").plusMinutes(now);
            assertThat(holds(daytime, china, at)).isEqualTo(expected);
            assertThat(holds(daytime, UTC, at.withOffsetSameLocal(ZoneOffset.UTC)))
                    .isEqualTo(expected);
        });
    }

    /** An edition counts from its first moment on; before the first of all, the first counts. */
    @Test
    void editionsFollowEachOther() {
        Seeded.check(300, random -> {
            var editions = new ArrayList<Parameter.Edition>();
            long from = random.nextInt(100);
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                editions.add(new Parameter.Edition(from, k, "c" + k, true));
                from += random.nextInt(1, 50);
            }
            var parameter = new Parameter("p", Unit.ONE, editions);
            long at = random.nextInt(-20, 400);
            Parameter.Edition expected = editions.getFirst();
            for (Parameter.Edition one : editions) if (one.from_us() <= at) expected = one;
            assertThat(parameter.at(at)).isEqualTo(expected);
        });
        assertThatThrownBy(() -> new Parameter("p", Unit.ONE, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Readings wait in order of time, then input; one of the same time and input takes the place of the one before. */
    @Test
    void whatWaitsIsInOrderWhateverItCameIn() {
        Seeded.check(500, random -> {
            Pending pending = Pending.NONE;
            var expected = new java.util.TreeMap<Long, Observation.Reading>();
            for (int k = random.nextInt(15); k > 0; k--) {
                var reading = new Observation.Reading(random.nextInt(3), random.nextInt(10), k, 0, 0);
                pending = pending.with(reading);
                expected.put(reading.time_us() * 10 + reading.input(), reading);
            }
            assertThat(pending.readings()).containsExactlyElementsOf(expected.values());
            long until = random.nextInt(-1, 11);
            List<Observation.Reading> ready = pending.until(until);
            assertThat(ready)
                    .containsExactlyElementsOf(expected.headMap(until * 10 + 3).values());
            assertThat(pending.without(ready.size()).readings())
                    .containsExactlyElementsOf(expected.tailMap(until * 10 + 3).values());
        });
    }
}
