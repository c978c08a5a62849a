package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Catalogue S: laws of outflow, patterns and valves over their ranges. Pipes are so wide that nothing is lost in them.
 */
class OutflowLawTest {

    private static Bench wide(double head, String junction, String more) {
        return Bench.first("""
                [RESERVOIRS]
                R %s
                [JUNCTIONS]
                %s
                [PIPES]
                P R J 1 120 130
                %s
                """.formatted(head, junction, more));
    }

    private static String law(double exponent) {
        return "[OPTIONS]\nDEMAND MODEL PDA\nMINIMUM PRESSURE 5\nREQUIRED PRESSURE 45\nPRESSURE EXPONENT " + exponent;
    }

    /**
     * Shares of the range from 5 to 45 feet: 0, 1/16, 1/4, 9/16, 1; with exponent 0.5 their roots of the demand of 2.
     */
    @ParameterizedTest
    @CsvSource({"0, 0", "5, 0", "7.5, 0.5", "15, 1", "27.5, 1.5", "45, 2", "90, 2"})
    void s01_demandByPressureWithTheRoot(double head, double outflow) {
        assertThat(wide(head, "J 0 2", law(0.5)).outflow("J")).isCloseTo(outflow, within(2e-3));
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "7.5, 0.125", "15, 0.5", "25, 1", "35, 1.5", "45, 2", "60, 2"})
    void s02_demandByPressureWithExponentOne(double head, double outflow) {
        assertThat(wide(head, "J 0 2", law(1)).outflow("J")).isCloseTo(outflow, within(2e-3));
    }

    /** The ground counts: at 30 feet of ground the same pressures need 30 feet more. */
    @Test
    void s03_demandByPressureIsOfThePressureNotTheHead() {
        assertThat(wide(45, "J 30 2", law(0.5)).outflow("J")).isCloseTo(1, within(2e-3));
    }

    /** What flows in by a negative demand does not depend on the pressure. */
    @Test
    void s04_anInflowDoesNotDependOnThePressure() {
        assertThat(wide(15, "J 0 -2", law(0.5)).outflow("J")).isCloseTo(-2, within(1e-6));
    }

    /** q = C (0.4333 H)^0.5, the pressure in psi. */
    @ParameterizedTest
    @CsvSource({"0.1, 10", "0.3, 40", "0.5, 100", "1, 2.5"})
    void s05_emitters(double coefficient, double head) {
        double expected = coefficient * Math.sqrt(0.4333 * head);
        assertThat(wide(head, "J 0 0", "[EMITTERS]\nJ " + coefficient).outflow("J"))
                .isCloseTo(expected, within(1e-3));
    }

    /** An emitter and a demand at one junction add up. */
    @Test
    void s06_emitterAndDemandAddUp() {
        double both = wide(40, "J 0 1.5", "[EMITTERS]\nJ 0.3").outflow("J");
        assertThat(both).isCloseTo(1.5 + 0.3 * Math.sqrt(0.4333 * 40), within(1e-3));
    }

    private static Patterns patterns(String times) {
        return Bench.model("""
                [RESERVOIRS]
                R 10
                [JUNCTIONS]
                J 0 1 p
                [PIPES]
                P R J 1 12 100
                [PATTERNS]
                p 1 2 3
                q 5
                [TIMES]
                DURATION 24
                %s
                """.formatted(times)).patterns;
    }

    /** Steps of two hours: 1, 2, 3 and again from six hours on. */
    @ParameterizedTest
    @CsvSource({"0, 1", "7199, 1", "7200, 2", "14400, 3", "21599, 3", "21600, 1", "86400, 1", "93600, 2"})
    void s07_patternsRepeat(long seconds, double factor) {
        Patterns patterns = patterns("PATTERN TIMESTEP 2:00");
        int p = patterns.index("p");
        assertThat(patterns.factor(p, patterns.period(seconds))).isEqualTo(factor);
    }

    /** A start at one hour with steps of two: the second factor comes after one hour. */
    @ParameterizedTest
    @CsvSource({"0, 1", "3599, 1", "3600, 2", "10800, 3", "18000, 1"})
    void s08_patternsMayStartLater(long seconds, double factor) {
        Patterns patterns = patterns("PATTERN TIMESTEP 2:00\nPATTERN START 1:00");
        assertThat(patterns.factor(patterns.index("p"), patterns.period(seconds)))
                .isEqualTo(factor);
    }

    @Test
    void s09_aPatternThatIsNoneIsNone() {
        Patterns patterns = patterns("");
        assertThat(patterns.index(null)).isEqualTo(Patterns.NONE);
        assertThat(patterns.index("ghost")).isEqualTo(Patterns.NONE);
        assertThat(patterns.factor(patterns.ofDemand(null), 7)).isEqualTo(1);
        assertThat(patterns.factor(patterns.index("q"), 7)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"0, 7200", "1, 7199", "7199, 1", "7200, 7200", "10000, 4400"})
    void s10_theNextFactorIsSoFarAway(long seconds, long until) {
        assertThat(patterns("PATTERN TIMESTEP 2:00").untilNext(seconds)).isEqualTo(until);
    }

    /** A valve between a reservoir at 100 and a junction that draws the flow, nothing lost elsewhere. */
    private static Bench valve(String valve, double flow, String more) {
        return Bench.first("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 0
                B 0 %s
                [PIPES]
                P R A 1 120 130
                [VALVES]
                V A B 12 %s
                %s
                """.formatted(flow, valve, more));
    }

    /** A PRV holds what it is set to as long as that is less than what is there. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 10, 50, 99})
    void s11_aPrvHolds(double setting) {
        Bench bench = valve("PRV " + setting, 1, "");
        assertThat(bench.head("B")).isCloseTo(setting, within(1e-3));
        assertThat(bench.status("V")).isEqualTo(Status.ACTIVE);
    }

    /** A coefficient K takes 0.02517 K q² at one foot across. */
    @ParameterizedTest
    @CsvSource({"1, 1", "10, 2", "100, 3", "1000, 0.5"})
    void s12_aTcvThrottles(double coefficient, double flow) {
        Bench bench = valve("TCV " + coefficient, flow, "");
        assertThat(100 - bench.head("B")).isCloseTo(0.02517 * coefficient * flow * flow, within(1e-3));
    }

    /** K / (p / 100)² when p per cent open: 10 at 100, 40 at 50, 160 at 25, 1000 at 10. */
    @ParameterizedTest
    @CsvSource({"100, 10", "50, 40", "25, 160", "10, 1000"})
    void s13_aPcvThrottlesByItsOpening(double percent, double coefficient) {
        Bench bench = valve("PCV %s 10".formatted(percent), 1, "");
        assertThat(100 - bench.head("B")).isCloseTo(0.02517 * coefficient, within(1e-3));
    }

    /** Straight between (0, 0), (1, 10), (3, 30), (4, 60). */
    @ParameterizedTest
    @CsvSource({"0.5, 5", "1, 10", "2, 20", "3, 30", "3.5, 45", "4, 60"})
    void s14_aGpvFollowsItsCurve(double flow, double loss) {
        Bench bench = valve("GPV g", flow, "[CURVES]\ng 0 0\ng 1 10\ng 3 30\ng 4 60");
        assertThat(100 - bench.head("B")).isCloseTo(loss, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 55})
    void s15_aPbvTakesItsPressureAtAnyFlow(double setting) {
        for (double flow : new double[] {0.1, 1, 3})
            assertThat(100 - valve("PBV " + setting, flow, "").head("B")).isCloseTo(setting, within(1e-3));
    }

    /** The valve lets its setting through, and the second source the rest. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 1.9})
    void s16_anFcvLetsItsFlowThrough(double setting) {
        Bench bench = valve("FCV " + setting, 2, "[RESERVOIRS]\nS 50\n[PIPES]\nQ S B 1 120 130");
        assertThat(bench.flow("V")).isCloseTo(setting, within(1e-3));
        assertThat(bench.flow("Q")).isCloseTo(2 - setting, within(1e-3));
        assertThat(bench.status("V")).isEqualTo(Status.ACTIVE);
    }

    /** Settings of valves in metres: a PRV of 30 metres holds 30 metres. */
    @Test
    void s17_settingsAreInTheFilesUnits() {
        Bench bench = Bench.first("""
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 0
                B 10 20
                [PIPES]
                P R A 1 1000 130
                [VALVES]
                V A B 300 PRV 30
                [OPTIONS]
                UNITS LPS
                PRESSURE METERS
                """);
        assertThat(bench.pressure("B")).isCloseTo(30, within(1e-3));
        assertThat(bench.head("B")).isCloseTo(40, within(1e-3));
    }

    /** Rules at the same look: of two the higher priority wins, of equal ones the first. */
    @ParameterizedTest
    @CsvSource({"1, 2, 3", "2, 1, 2", "1, 1, 2", "0, 0, 2", "0, 5, 3"})
    void s18_priorityDecides(double first, double second, byte status) {
        String text = """
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                J 0 1
                [PIPES]
                P R J 10 12 100
                Q R J 10 12 100
                [RULES]
                RULE a
                IF SYSTEM TIME >= 0:30
                THEN PIPE Q STATUS IS CLOSED
                PRIORITY %s
                RULE b
                IF SYSTEM TIME >= 0:30
                THEN PIPE Q STATUS IS OPEN
                PRIORITY %s
                [TIMES]
                DURATION 2
                """.formatted(first, second);
        assertThat(Bench.at(text, 3600).status("Q")).isEqualTo(status);
    }

    /** Clock times go round at midnight: a run that starts at 22 h closes at 1 h, three hours on, and each day anew. */
    @ParameterizedTest
    @CsvSource({"0, 3", "7200, 3", "10800, 2", "82800, 2", "97200, 2"})
    void s19_theClockGoesRound(long seconds, byte status) {
        String text = """
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                J 0 1
                [PIPES]
                P R J 10 12 100
                Q R J 10 12 100
                [CONTROLS]
                LINK Q CLOSED AT CLOCKTIME 1 AM
                [TIMES]
                DURATION 30
                START CLOCKTIME 10 PM
                """;
        assertThat(Bench.at(text, seconds).status("Q")).isEqualTo(status);
    }
}
