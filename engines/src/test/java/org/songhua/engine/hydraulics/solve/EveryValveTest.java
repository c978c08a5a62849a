package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Catalogue X: every type of valve in every state, changed by every type of control and by rules. Water comes from R at 100 feet through
 * pipe P to A, through the valve V to B and pipe Q to C, and from S at 50 feet through W to C, where 3 cubic feet a second are drawn. All
 * pipes have 1,000 feet, 12 inches and C = 100, so that each loses L(q) = 0.93453 q^1.852. All nodes lie at 0.
 *
 * <p>The flow q through the valve follows from one equation, which is solved here by halving an interval:
 *
 * <pre>
 *   100 - 2 L(q) - drop(q) = 50 - L(3 - q)          a valve that loses drop(q)
 *   set - L(q) = 50 - L(3 - q)                      a PRV that holds set behind it
 *   100 - L(q) = set                                a PSV that holds set before it
 * </pre>
 */
class EveryValveTest {
    private static final double CLOSE = 2e-3;

    /** 8 / (pi² g) for one foot of diameter. */
    private static final double MINOR = 0.02517;

    private static double loss(double q) {
        return Math.signum(q) * Bench.loss(1000, Math.abs(q));
    }

    /** The zero of a falling function. */
    private static double zero(DoubleUnaryOperator falling) {
        double low = -20;
        double high = 20;
        for (int k = 0; k < 100; k++) {
            double middle = (low + high) / 2;
            if (falling.applyAsDouble(middle) > 0) low = middle;
            else high = middle;
        }
        return low;
    }

    private static double through(DoubleUnaryOperator drop) {
        return zero(q -> 100 - 2 * loss(q) - drop.applyAsDouble(q) - 50 + loss(3 - q));
    }

    private static double square(double coefficient, double q) {
        return MINOR * coefficient * q * Math.abs(q);
    }

    /**
     * A valve and the flows through it.
     *
     * @param row what its row says after the diameter
     * @param active flow at the setting of the row
     * @param other another setting, empty when it has none to change
     * @param afterwards flow at that
     * @param open flow when held open
     */
    private record Valve(String row, double active, String other, double afterwards, double open) {
        String type() {
            return row.substring(0, 3);
        }
    }

    /** Fully open each has a coefficient of 20, so 0.5034 feet at one cubic foot a second. */
    private static List<Valve> valves() {
        double open = through(q -> square(20, q));
        return List.of(
                // Behind it stand 49, then 52 feet: 49 - L(q) = 50 - L(3 - q).
                new Valve(
                        "PRV 49 20",
                        zero(q -> 49 - loss(q) - 50 + loss(3 - q)),
                        "52",
                        zero(q -> 52 - loss(q) - 50 + loss(3 - q)),
                        open),
                // Before it stand 99, then 97 feet: L(q) = 1, then 3: q = 1.0372 and 1.8773.
                new Valve("PSV 99 20", Math.pow(1 / loss(1), 1 / 1.852), "97", Math.pow(3 / loss(1), 1 / 1.852), open),
                // 1, then half a cubic foot a second.
                new Valve("FCV 1 20", 1, "0.5", 0.5, open),
                // 30 feet are lost whatever flows, more than when open; then 20.
                new Valve("PBV 30 20", through(q -> 30), "20", through(q -> 20), open),
                // 0.02517 × 100 q², then × 400.
                new Valve("TCV 100 20", through(q -> square(100, q)), "400", through(q -> square(400, q)), open),
                // By its curve 10 feet at 1, 30 at 3, and on with that slope; open it is the same.
                new Valve("GPV g", through(q -> 10 * q), "", 0, through(q -> 10 * q)),
                // Half open K = 20 / 0.5² = 80; a quarter open 20 / 0.25² = 320.
                new Valve("PCV 50 20", through(q -> square(80, q)), "25", through(q -> square(320, q)), open));
    }

    /** The valve, and beside it what the controls watch: tanks that fall and rise, junctions whose pressure falls and rises. */
    private static String town(Valve valve, String more) {
        return """
               [RESERVOIRS]
               R 100
               S 50
               Z 100
               [JUNCTIONS]
               A 0 0
               B 0 0
               C 0 3
               D 0 0.1
               E 0 2 later
               F 0 2 before
               G 0 -0.1
               [TANKS]
               T 60 10 0 20 20
               U 60 10 0 20 20
               [PIPES]
               P R A 1000 12 100
               Q B C 1000 12 100
               W S C 1000 12 100
               X T D 1000 12 100
               Y Z E 1000 12 100
               Y2 Z F 1000 12 100
               X2 U G 1000 12 100
               [VALVES]
               V A B 12 %s
               [CURVES]
               g 0 0
               g 1 10
               g 3 30
               [PATTERNS]
               later 0 1 1
               before 1 0 0
               [TIMES]
               DURATION 2
               START CLOCKTIME 6 AM
               %s
               """.formatted(valve.row, more);
    }

    private static double flow(Valve valve, String more, long seconds) {
        return Bench.at(town(valve, more), seconds).flow("V");
    }

    static Stream<Valve> everyValve() {
        return valves().stream();
    }

    @ParameterizedTest
    @MethodSource("everyValve")
    void x01_aValveWorksAtItsSetting(Valve valve) {
        assertThat(flow(valve, "", 0)).isCloseTo(valve.active, within(CLOSE));
    }

    @ParameterizedTest
    @MethodSource("everyValve")
    void x02_aValveHeldOpenIsAShortPipe(Valve valve) {
        assertThat(flow(valve, "[STATUS]\nV OPEN", 0)).isCloseTo(valve.open, within(CLOSE));
    }

    @ParameterizedTest
    @MethodSource("everyValve")
    void x03_aValveHeldClosedLetsNothingThrough(Valve valve) {
        Bench bench = Bench.at(town(valve, "[STATUS]\nV CLOSED"), 0);
        assertThat(bench.flow("V")).isZero();
        assertThat(bench.flow("W")).isCloseTo(3, within(CLOSE));
        assertThat(bench.status("V")).isEqualTo(Status.CLOSED);
    }

    @ParameterizedTest
    @MethodSource("everyValve")
    void x04_aValveMayBeginWithAnotherSetting(Valve valve) {
        if (valve.other.isEmpty()) return;
        assertThat(flow(valve, "[STATUS]\nV " + valve.other, 0)).isCloseTo(valve.afterwards, within(CLOSE));
    }

    /** Of time, clock, falling and rising level, falling and rising pressure: each holds within the first hour or at its end, and stays. */
    private static final List<String> TRIGGERS = List.of(
            "AT TIME 1",
            "AT TIME 1:00:00",
            "AT CLOCKTIME 7 AM",
            "IF NODE T BELOW 9",
            "IF NODE U ABOVE 11",
            "IF NODE E BELOW 98",
            "IF NODE F ABOVE 99");

    static Stream<Arguments> everyControl() {
        var cases = new ArrayList<Arguments>();
        for (Valve valve : valves()) {
            for (String trigger : TRIGGERS) {
                cases.add(Arguments.of(valve, "OPEN", trigger, valve.open));
                cases.add(Arguments.of(valve, "CLOSED", trigger, 0.0));
                if (!valve.other.isEmpty()) cases.add(Arguments.of(valve, valve.other, trigger, valve.afterwards));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyControl")
    void x05_everyControlChangesEveryValve(Valve valve, String action, String trigger, double afterwards) {
        String control = "[CONTROLS]\nLINK V " + action + " " + trigger;
        assertThat(flow(valve, control, 0)).as("before").isCloseTo(valve.active, within(CLOSE));
        assertThat(flow(valve, control, 7200)).as("after").isCloseTo(afterwards, within(CLOSE));
    }

    /** 0.1 × 3600 / 314.159 = 1.146 feet an hour: one foot takes 3142 seconds, down as up. */
    @ParameterizedTest
    @MethodSource("everyValve")
    void x06_aControlByLevelActsInItsSecond(Valve valve) {
        for (String trigger : List.of("IF NODE T BELOW 9", "IF NODE U ABOVE 11")) {
            String text = town(valve, "[CONTROLS]\nLINK V CLOSED " + trigger);
            assertThat(Bench.at(text, 3142).flow("V")).as(trigger).isZero();
        }
    }

    private static String rule(String clauses) {
        return "[RULES]\nRULE 1\nIF SYSTEM TIME >= 1:00\n" + clauses;
    }

    @ParameterizedTest
    @MethodSource("everyValve")
    void x07_aRuleClosesEveryValve(Valve valve) {
        String rule = rule("THEN VALVE V STATUS IS CLOSED");
        assertThat(flow(valve, rule, 0)).isCloseTo(valve.active, within(CLOSE));
        assertThat(flow(valve, rule, 7200)).isZero();
    }

    /** What stands closed and is opened by a rule is held open, without its setting. */
    @ParameterizedTest
    @MethodSource("everyValve")
    void x08_aRuleOpensAValveThatStandsClosed(Valve valve) {
        String rule = "[STATUS]\nV CLOSED\n" + rule("THEN VALVE V STATUS IS OPEN");
        assertThat(flow(valve, rule, 0)).isZero();
        assertThat(flow(valve, rule, 7200)).isCloseTo(valve.open, within(CLOSE));
    }

    /** As in EPANET: a valve that works at its setting is open already. */
    @ParameterizedTest
    @MethodSource("everyValve")
    void x09_aRuleThatOpensWhatIsNotClosedChangesNothing(Valve valve) {
        assertThat(flow(valve, rule("THEN VALVE V STATUS IS OPEN"), 7200)).isCloseTo(valve.active, within(CLOSE));
    }

    @ParameterizedTest
    @MethodSource("everyValve")
    void x10_aRuleGivesAnotherSetting(Valve valve) {
        if (valve.other.isEmpty()) return;
        String rule = rule("THEN VALVE V SETTING IS " + valve.other);
        assertThat(flow(valve, rule, 0)).isCloseTo(valve.active, within(CLOSE));
        assertThat(flow(valve, rule, 7200)).isCloseTo(valve.afterwards, within(CLOSE));
    }

    @ParameterizedTest
    @MethodSource("everyValve")
    void x11_aSettingWakesAValveThatWasHeldClosed(Valve valve) {
        if (valve.other.isEmpty()) return;
        String rule = "[STATUS]\nV CLOSED\n" + rule("THEN VALVE V SETTING IS " + valve.other);
        assertThat(flow(valve, rule, 7200)).isCloseTo(valve.afterwards, within(CLOSE));
        String control = "[STATUS]\nV CLOSED\n[CONTROLS]\nLINK V " + valve.other + " AT TIME 1";
        assertThat(flow(valve, control, 7200)).isCloseTo(valve.afterwards, within(CLOSE));
    }

    /** Turned round, water would have to run from B at 100 less to A: what holds pressure or flow in one direction closes or stands open. */
    @ParameterizedTest
    @MethodSource("everyValve")
    void x12_aValveThatIsTurnedRoundLetsPressureValvesStop(Valve valve) {
        String text = town(valve, "").replace("V A B 12", "V B A 12");
        Bench bench = Bench.at(text, 0);
        switch (valve.type()) {
            // No water runs against a pressure valve.
            case "PRV", "PSV" -> assertThat(bench.flow("V")).isZero();
            // An FCV that water runs through backwards is an open pipe, and says that it is short of flow.
            case "FCV" -> {
                assertThat(bench.status("V")).isEqualTo(Status.OPEN_SHORT_OF_FLOW);
                assertThat(bench.flow("V")).isCloseTo(-valve.open, within(CLOSE));
            }
            // A PBV takes its pressure in its own direction only: backwards that is what helps the water on.
            case "PBV" -> assertThat(bench.flow("V")).isCloseTo(-through(q -> -30), within(CLOSE));
            default -> assertThat(bench.flow("V")).isCloseTo(-valve.active, within(CLOSE));
        }
    }

    /** Continuity at every junction, for every valve and state. */
    @Test
    void x13_noWaterIsMadeOrLost() {
        for (Valve valve : valves()) {
            for (String state : List.of("", "[STATUS]\nV OPEN", "[STATUS]\nV CLOSED")) {
                Bench bench = Bench.at(town(valve, state), 0);
                assertThat(bench.run().imbalance()).as(valve + state).isLessThan(1e-9);
                assertThat(bench.flow("V") + bench.flow("W")).as(valve + state).isCloseTo(3, within(1e-6));
                assertThat(bench.flow("P")).isCloseTo(bench.flow("V"), within(1e-6));
            }
        }
    }
}
