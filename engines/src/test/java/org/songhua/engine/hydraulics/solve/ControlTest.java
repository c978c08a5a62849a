package org.songhua.engine.hydraulics.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Catalogue E: simple controls, and F: rules. A pump feeds a tank through one junction, which draws 0.1; the pump's curve is
 * 100 - 10 q². One foot of the tank holds 314.159 cubic feet.
 */
class ControlTest {
    private static String town(String more) {
        return """
               [RESERVOIRS]
               R 0
               [TANKS]
               T 50 10 0 20 20
               [JUNCTIONS]
               J 0 0.1
               [PUMPS]
               U R J HEAD c
               [CURVES]
               c 0 100
               c 1 90
               c 2 60
               [PIPES]
               P J T 100 12 100
               [TIMES]
               DURATION 6
               %s
               """.formatted(more);
    }

    private static byte pumpAt(String controls, long seconds) {
        return Bench.at(town(controls), seconds).status("U");
    }

    @Test
    void e01_aControlByTimeActsAtItsSecond() {
        String controls = "[CONTROLS]\nLINK U CLOSED AT TIME 1:30";
        assertThat(pumpAt(controls, 3600)).isEqualTo(Status.OPEN);
        assertThat(pumpAt(controls, 5400)).isEqualTo(Status.CLOSED);
        assertThat(pumpAt(controls, 7200)).isEqualTo(Status.CLOSED);
    }

    /** The run starts at 10 in the evening, so 1 in the morning is three hours on. */
    @Test
    void e02_aControlByClockKnowsMidnight() {
        String controls = "START CLOCKTIME 10 PM\n[CONTROLS]\nLINK U CLOSED AT CLOCKTIME 1 AM";
        assertThat(pumpAt(controls, 7200)).isEqualTo(Status.OPEN);
        assertThat(pumpAt(controls, 10_800)).isEqualTo(Status.CLOSED);
    }

    /** While the pump stands still 0.1 × 3600 / 314.159 = 1.146 feet go in an hour: 9 feet are reached after 3142 seconds. */
    @Test
    void e03_aControlByLevelActsWhenTheLevelIsReached() {
        String controls = "[STATUS]\nU CLOSED\n[CONTROLS]\nLINK U OPEN IF NODE T BELOW 9";
        assertThat(pumpAt(controls, 0)).isEqualTo(Status.CLOSED);
        Bench then = Bench.at(town(controls), 3142);
        assertThat(then.status("U")).isEqualTo(Status.OPEN);
        assertThat(then.head("T")).isCloseTo(59, within(1e-3));
    }

    @Test
    void e04_aControlByLevelStopsTheFilling() {
        Simulation run =
                Bench.all(town("[CONTROLS]\nLINK U CLOSED IF NODE T ABOVE 15")).run();
        assertThat(run.status(run.model().link("U"))).isEqualTo(Status.CLOSED);
        assertThat(run.head(run.model().node("T"))).isLessThan(65);
    }

    /** With the pump running the junction has more than 55 feet, so the second pipe is closed within the same moment. */
    @Test
    void e05_aControlByPressureActsWithinTheMoment() {
        String second = "[PIPES]\nQ J T 100 12 100\n[CONTROLS]\nLINK Q CLOSED IF NODE J ABOVE 55";
        Bench bench = Bench.at(town(second), 0);
        assertThat(bench.pressure("J")).isGreaterThan(55);
        assertThat(bench.status("Q")).isEqualTo(Status.CLOSED);
    }

    @Test
    void e06_aDisabledControlDoesNothing() {
        assertThat(pumpAt("[CONTROLS]\nLINK U CLOSED AT TIME 1 DISABLED", 7200)).isEqualTo(Status.OPEN);
    }

    /** At half speed the pump lifts 25 at most, less than the tank's 60. */
    @Test
    void e07_aControlMaySetASpeed() {
        assertThat(pumpAt("[CONTROLS]\nLINK U 0.5 AT TIME 1", 3600)).isEqualTo(Status.CANNOT_LIFT);
    }

    /** 65 feet behind the valve become 30. */
    @Test
    void e08_aControlMaySetAValve() {
        String text = """
                [RESERVOIRS]
                R 100
                [JUNCTIONS]
                A 0 0
                B 0 1
                [PIPES]
                P R A 100 12 100
                [VALVES]
                V A B 12 PRV 65
                [CONTROLS]
                LINK V 30 AT TIME 1
                [TIMES]
                DURATION 1
                """;
        assertThat(Bench.at(text, 0).pressure("B")).isCloseTo(65, within(1e-3));
        assertThat(Bench.at(text, 3600).pressure("B")).isCloseTo(30, within(1e-3));
    }

    private static String rule(String clauses) {
        return "[RULES]\nRULE 1\n" + clauses;
    }

    /** Rules are looked at every tenth of a step, six minutes here. */
    @Test
    void f01_aRuleByTimeActsAtTheNextLook() {
        String rule = rule("IF SYSTEM TIME >= 1:00\nTHEN PUMP U STATUS IS CLOSED");
        assertThat(pumpAt(rule, 3600)).isEqualTo(Status.CLOSED);
        assertThat(pumpAt(rule, 0)).isEqualTo(Status.OPEN);
    }

    @Test
    void f02_elseIsTakenWhenThePremisesFail() {
        String rule = rule("IF SYSTEM TIME >= 3:00\nTHEN PUMP U STATUS IS OPEN\nELSE PUMP U STATUS IS CLOSED");
        assertThat(pumpAt(rule, 7200)).isEqualTo(Status.CLOSED);
        assertThat(pumpAt(rule, 10_800)).isEqualTo(Status.OPEN);
    }

    @Test
    void f03_theHigherPriorityWins() {
        String rules = rule("""
                IF SYSTEM TIME >= 1:00
                THEN PUMP U STATUS IS CLOSED
                PRIORITY 1
                RULE 2
                IF SYSTEM TIME >= 1:00
                THEN PUMP U STATUS IS OPEN
                PRIORITY 5
                """);
        assertThat(pumpAt(rules, 7200)).isEqualTo(Status.OPEN);
    }

    @Test
    void f04_andNeedsBothOrNeedsOne() {
        String and = rule("IF SYSTEM TIME >= 1:00\nAND TANK T LEVEL ABOVE 99\nTHEN PUMP U STATUS IS CLOSED");
        assertThat(pumpAt(and, 7200)).isEqualTo(Status.OPEN);
        String or = rule("IF SYSTEM TIME >= 1:00\nOR TANK T LEVEL ABOVE 99\nTHEN PUMP U STATUS IS CLOSED");
        assertThat(pumpAt(or, 7200)).isEqualTo(Status.CLOSED);
    }

    /** Every quantity a premise may look at, with a value that surely holds. */
    @Test
    void f05_premisesMayLookAtEveryQuantity() {
        for (String premise : new String[] {
            "NODE J DEMAND ABOVE 0.05",
            "NODE J HEAD ABOVE 10",
            "NODE J PRESSURE ABOVE 10",
            "TANK T GRADE ABOVE 10",
            "TANK T FILLTIME BELOW 99",
            "LINK P FLOW ABOVE 0.1",
            "PUMP U STATUS IS OPEN",
            "PUMP U STATUS NOT CLOSED",
            "PUMP U SETTING = 1",
            "SYSTEM DEMAND ABOVE 0.05",
            "SYSTEM CLOCKTIME < 11 PM",
            "SYSTEM TIME <> 99"
        }) {
            String rule = rule("IF " + premise + "\nTHEN PUMP U STATUS IS CLOSED");
            assertThat(pumpAt(rule, 360)).as(premise).isEqualTo(Status.CLOSED);
        }
    }

    /** And with values that surely do not. */
    @Test
    void f06_premisesThatFailDoNothing() {
        for (String premise : new String[] {
            "NODE J DEMAND ABOVE 5",
            "NODE J HEAD BELOW 10",
            "NODE J PRESSURE < 10",
            "TANK T LEVEL <= 5",
            "TANK T DRAINTIME BELOW 99",
            "TANK T FILLTIME ABOVE 99",
            "LINK P FLOW >= 10",
            "PUMP U STATUS IS CLOSED",
            "PUMP U SETTING > 1.5",
            "SYSTEM DEMAND ABOVE 5",
            "SYSTEM CLOCKTIME > 11 PM",
            "SYSTEM TIME = 99"
        }) {
            String rule = rule("IF " + premise + "\nTHEN PUMP U STATUS IS CLOSED");
            assertThat(pumpAt(rule, 3600)).as(premise).isEqualTo(Status.OPEN);
        }
    }

    @Test
    void f07_aRuleMaySetASpeedAndIsThenSatisfied() {
        String rule = rule("IF SYSTEM TIME >= 0:30\nTHEN PUMP U SETTING IS 0.9");
        Bench bench = Bench.at(town(rule), 3600);
        double q = bench.flow("U");
        assertThat(bench.head("J")).isCloseTo(81 - 10 * q * q, within(1e-2));
    }

    @Test
    void f08_aDisabledRuleDoesNothing() {
        assertThat(pumpAt(rule("IF SYSTEM TIME >= 0:10\nTHEN PUMP U STATUS IS CLOSED\nDISABLED"), 7200))
                .isEqualTo(Status.OPEN);
    }
}
