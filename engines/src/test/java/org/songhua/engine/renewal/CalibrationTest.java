package org.songhua.engine.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.renewal.Calibration.Group;

/** What was expected by group of pipes beside what came, on made-up pipes: iron breaks 0.15 times a year, plastic 0.03 times. */
class CalibrationTest {
    private static final int FIRST = 2000;
    private static final int NOW = 2020;

    private static List<PipeHistory> city(long seed, int count) {
        var random = new Random(seed);
        var pipes = new ArrayList<PipeHistory>();
        for (int k = 0; k < count; k++) {
            boolean iron = random.nextInt(4) == 0;
            var years = new ArrayList<Integer>();
            for (int year = FIRST; year < NOW; year++)
                for (int n = PoissonRegressionTest.poisson(random, iron ? 0.15 : 0.03); n > 0; n--) years.add(year);
            pipes.add(new PipeHistory(
                    "P" + k, 100, 100 + 100 * random.nextInt(4), iron ? "CI" : "PVC", iron ? 1955 : 1985, years));
        }
        return pipes;
    }

    private static Group group(Calibration calibration, String property, String value) {
        return calibration.ofProperty(property).stream()
                .filter(one -> one.value().equals(value))
                .findFirst()
                .orElseThrow();
    }

    /** 2,000 pipes over five years: about 375 breaks of iron and 225 of plastic; chance makes 20 and 15 of it. */
    @Test
    void bothMaterialsBreakAsOftenAsExpected() {
        Calibration calibration = Calibration.of(city(1, 2000), FIRST, 10, NOW - 5, NOW);
        Group iron = group(calibration, "material", "CI");
        Group plastic = group(calibration, "material", "PVC");
        assertThat(iron.expected() / iron.pipeYears()).isCloseTo(0.15, within(0.02));
        assertThat(plastic.expected() / plastic.pipeYears()).isCloseTo(0.03, within(0.006));
        assertThat(Math.abs(iron.away())).as("seed 1").isLessThan(3);
        assertThat(Math.abs(plastic.away())).as("seed 1").isLessThan(3);
    }

    /** 2,000 pipes, five years: each property counts 10,000 pipe-years, and all breaks of these years. */
    @Test
    void everyPipeYearIsInOneGroupOfEachProperty() {
        List<PipeHistory> pipes = city(2, 2000);
        Calibration calibration = Calibration.of(pipes, FIRST, 10, NOW - 5, NOW);
        int came = pipes.stream().mapToInt(pipe -> pipe.breaks(NOW - 5, NOW)).sum();
        for (String property : List.of("material", "diameter", "age", "breaks")) {
            List<Group> groups = calibration.ofProperty(property);
            assertThat(groups.stream().mapToInt(Group::pipeYears).sum())
                    .as(property)
                    .isEqualTo(10_000);
            assertThat(groups.stream().mapToInt(Group::counted).sum())
                    .as(property)
                    .isEqualTo(came);
            assertThat(groups.stream().mapToDouble(Group::expected).sum())
                    .as(property)
                    .isCloseTo(calibration.expected(), within(1e-6));
        }
        assertThat(calibration.counted()).isEqualTo(came);
    }

    /** Pipes of 1955 were 60 and more from 2015 on, those of 1985 30 to 34; 100 to 400 mm are three classes. */
    @Test
    void groupsAreNamedByTheirRange() {
        Calibration calibration = Calibration.of(city(3, 500), FIRST, 10, NOW - 5, NOW);
        assertThat(calibration.ofProperty("age")).extracting(Group::value).containsExactly("20-39", "60-79");
        assertThat(calibration.ofProperty("diameter"))
                .extracting(Group::value)
                .containsExactlyInAnyOrder("-150", "151-300", "301-");
        assertThat(calibration.ofProperty("breaks")).extracting(Group::value).contains("0", "1", "2", "3-");
        assertThat(calibration.groups().getFirst().property()).isEqualTo("material");
        assertThat(calibration.groups().getLast().property()).isEqualTo("breaks");
    }

    @Test
    void whatIsUnknownIsAGroupOfItsOwn() {
        var pipes = new ArrayList<>(city(4, 100));
        pipes.add(new PipeHistory("X", 10, Double.NaN, "", 0, List.of(2017)));
        Calibration calibration = Calibration.of(pipes, FIRST, 10, NOW - 5, NOW);
        for (String property : List.of("material", "diameter", "age"))
            assertThat(group(calibration, property, "?").pipeYears())
                    .as(property)
                    .isEqualTo(5);
        assertThat(group(calibration, "material", "?").counted()).isOne();
    }

    /** A pipe laid in 2018 has two pipe-years from 2015 to 2019. */
    @Test
    void aPipeCountsFromItsYearOn() {
        var pipes = new ArrayList<>(city(5, 100));
        pipes.add(new PipeHistory("X", 10, 100, "PE", 2018, List.of()));
        assertThat(group(Calibration.of(pipes, FIRST, 10, NOW - 5, NOW), "material", "PE")
                        .pipeYears())
                .isEqualTo(2);
    }

    /** Breaks of 2019 change what came in 2019, not what was expected of it. */
    @Test
    void noBreakForetellsItself() {
        List<PipeHistory> pipes = city(6, 300);
        var more = new ArrayList<>(pipes);
        PipeHistory first = pipes.getFirst();
        var years = new ArrayList<>(first.breakYears());
        for (int k = 0; k < 20; k++) years.add(NOW - 1);
        more.set(
                0,
                new PipeHistory(
                        first.id(),
                        first.lengthMetres(),
                        first.diameterMillimetres(),
                        first.material(),
                        first.yearBuilt(),
                        years));
        Calibration before = Calibration.of(pipes, FIRST, 10, NOW - 1, NOW);
        Calibration after = Calibration.of(more, FIRST, 10, NOW - 1, NOW);
        assertThat(after.expected()).isEqualTo(before.expected());
        assertThat(after.counted()).isEqualTo(before.counted() + 20);
    }

    /** Of a record that begins in 2018, 2019 is the first year that can be foretold; of one that begins this year none. */
    @Test
    void aShortRecordForetellsLess() {
        List<PipeHistory> pipes = city(7, 300);
        Calibration one = Calibration.of(pipes, NOW - 2, 10, NOW - 5, NOW);
        assertThat(one.from()).isEqualTo(NOW - 1);
        assertThat(group(one, "material", "CI").pipeYears()).isEqualTo((int)
                pipes.stream().filter(pipe -> pipe.material().equals("CI")).count());
        Calibration none = Calibration.of(pipes, NOW, 10, NOW - 5, NOW);
        assertThat(none.from()).isEqualTo(none.to());
        assertThat(none.groups()).isEmpty();
        assertThat(none.expected()).isZero();
        assertThat(Calibration.of(List.of(), FIRST, 10, NOW - 5, NOW).groups()).isEmpty();
    }

    @Test
    void theRankingIsBetterThanChance() {
        Calibration calibration = Calibration.of(city(8, 2000), FIRST, 10, NOW - 5, NOW);
        assertThat(calibration.capture().share()).isGreaterThan(Calibration.SHARE_OF_LENGTH);
        assertThat(calibration.capture().all()).isEqualTo(calibration.counted());
    }

    /** 16 counted of 4 expected are six standard deviations of 2 too many. */
    @Test
    void theDistanceIsInStandardDeviationsOfChance() {
        assertThat(new Group("material", "CI", 10, 4, 16).away()).isEqualTo(6);
        assertThat(new Group("material", "CI", 10, 4, 0).away()).isEqualTo(-2);
        assertThat(new Group("material", "CI", 10, 0, 0).away()).isZero();
    }
}
