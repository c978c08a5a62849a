package org.songhua.engine.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.renewal.Capture.Outcome;
import org.songhua.engine.renewal.FailureModel.Forecast;
import org.songhua.engine.renewal.FailureModel.Reason;

/**
 * A made-up city of 3,000 pipes whose law is known: iron of the fifties breaks six times as often as plastic, one pipe in twenty is bad and breaks ten times as
 * often as its like, which nobody knows but by its breaks.
 */
class FailureModelTest {
    private static final int FIRST = 2000;
    private static final int LAST = 2020;

    private static List<PipeHistory> city(long seed) {
        var random = new Random(seed);
        var pipes = new ArrayList<PipeHistory>();
        for (int k = 0; k < 3000; k++) {
            boolean iron = random.nextInt(3) == 0;
            double metres = 20 + 180 * random.nextDouble();
            double rate = (iron ? 0.12 : 0.02) * Math.pow(metres / 100, 0.6) * (random.nextInt(20) == 0 ? 10 : 1);
            pipes.add(new PipeHistory(
                    "P" + k,
                    metres,
                    100 + 50 * random.nextInt(4),
                    iron ? "CI" : "PVC",
                    iron ? 1950 + random.nextInt(10) : 1980 + random.nextInt(10),
                    breaks(random, rate)));
        }
        return pipes;
    }

    private static List<Integer> breaks(Random random, double rate) {
        var years = new ArrayList<Integer>();
        for (int year = FIRST; year <= LAST; year++)
            for (int n = PoissonRegressionTest.poisson(random, rate); n > 0; n--) years.add(year);
        return years;
    }

    private static Capture capture(List<PipeHistory> pipes, FailureModel model, int year) {
        return Capture.of(
                pipes.stream()
                        .map(pipe -> new Outcome(
                                pipe.id(),
                                pipe.lengthMetres(),
                                model.expected(pipe, year),
                                pipe.breaks(year, year + 1)))
                        .toList(),
                0.05);
    }

    /** Chance would catch a twentieth; the best that can be known is about a fifth, for one bad pipe in twenty breaks ten times as often. */
    @Test
    void theRankingCatchesFarMoreThanChance() {
        List<PipeHistory> pipes = city(1);
        FailureModel model = FailureModel.fit(pipes, FIRST, 2010, LAST);
        assertThat(capture(pipes, model, LAST).share()).isGreaterThan(0.2);
    }

    @Test
    void expectedBreaksAreThoseThatCome() {
        List<PipeHistory> pipes = city(2);
        FailureModel model = FailureModel.fit(pipes, FIRST, 2010, LAST);
        double expected =
                pipes.stream().mapToDouble(pipe -> model.expected(pipe, LAST)).sum();
        double came =
                pipes.stream().mapToInt(pipe -> pipe.breaks(LAST, LAST + 1)).sum();
        assertThat(expected / came).isBetween(0.85, 1.15);
    }

    @Test
    void theReasonsAreTold() {
        List<PipeHistory> pipes = city(3);
        FailureModel model = FailureModel.fit(pipes, FIRST, 2010, LAST);
        var bad = new PipeHistory("X", 100, 150, "CI", 1955, List.of(2008, 2011, 2015, 2017, 2018));
        var good = new PipeHistory("Y", 100, 150, "PVC", 1985, List.of());
        Forecast forecast = model.forecast(bad, LAST);
        assertThat(forecast.breaks()).isEqualTo(model.expected(bad, LAST));
        assertThat(forecast.breaks()).isGreaterThan(5 * model.expected(good, LAST));
        assertThat(forecast.reasons()).extracting(Reason::property).contains("earlier breaks", "recent break", "age");
        assertThat(forecast.reasons()).allMatch(reason -> reason.factor() > 0 && Double.isFinite(reason.factor()));
    }

    /** The factors of a pipe are those of its own row: two pipes that differ in their breaks alone differ by the factors of these alone. */
    @Test
    void theReasonsMultiplyToTheDifference() {
        FailureModel model = FailureModel.fit(city(6), FIRST, 2010, LAST);
        var bad = new PipeHistory("X", 100, 150, "CI", 1955, List.of(2008, 2019));
        var good = new PipeHistory("Y", 100, 150, "CI", 1955, List.of());
        assertThat(product(model.forecast(bad, LAST)) / product(model.forecast(good, LAST)))
                .isCloseTo(model.expected(bad, LAST) / model.expected(good, LAST), within(1e-9));
        assertThat(model.forecast(bad, LAST).reasons())
                .extracting(Reason::property)
                .doesNotHaveDuplicates()
                .doesNotContain("age squared");
    }

    private static double product(Forecast forecast) {
        return forecast.reasons().stream().mapToDouble(Reason::factor).reduce(1, (a, b) -> a * b);
    }

    /** Breaks of the year itself and of later ones change nothing. */
    @Test
    void theFutureIsNotKnown() {
        List<PipeHistory> pipes = city(4);
        FailureModel model = FailureModel.fit(pipes, FIRST, 2010, 2015);
        PipeHistory pipe = pipes.getFirst();
        var years = new ArrayList<>(
                pipe.breakYears().stream().filter(year -> year < 2015).toList());
        years.addAll(List.of(2015, 2016, 2017));
        var later = new PipeHistory(
                pipe.id(), pipe.lengthMetres(), pipe.diameterMillimetres(), pipe.material(), pipe.yearBuilt(), years);
        assertThat(model.expected(later, 2015)).isEqualTo(model.expected(pipe, 2015));
        List<PipeHistory> changed = new ArrayList<>(pipes);
        changed.set(0, later);
        assertThat(FailureModel.fit(changed, FIRST, 2010, 2015).expected(pipe, 2015))
                .isEqualTo(model.expected(pipe, 2015));
    }

    @Test
    void whatIsNotKnownOfAPipeDoesNotHinder() {
        FailureModel model = FailureModel.fit(city(5), FIRST, 2010, LAST);
        var unknown = new PipeHistory("X", 0.5, Double.NaN, "", 0, List.of());
        assertThat(model.expected(unknown, LAST)).isFinite().isPositive();
        assertThat(model.expected(new PipeHistory("Y", 50, 150, "CI", 2030, List.of()), LAST))
                .isZero();
    }
}
