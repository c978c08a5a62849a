package org.songhua.engine.hydraulics.inp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.hydraulics.Control;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.QualityOptions;
import org.songhua.engine.hydraulics.Rule;
import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;
import org.songhua.engine.random.Seeded;

/** Catalogue Q: what is written is read again as the same, for random networks and for each way of writing a row. */
class RoundTripTest {

    private static WaterNetwork read(String text) {
        return InpReader.read(text, "x.inp").network();
    }

    private static String pick(SplittableRandom random, String... words) {
        return words[random.nextInt(words.length)];
    }

    /** Numbers of many sizes and lengths, all above zero. */
    private static double number(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1, 1000);
            case 1 -> random.nextInt(1, 1000) / 100.0;
            case 2 -> Math.exp(random.nextDouble(-8, 8));
            default -> 1 / 3.0 * random.nextInt(1, 50);
        };
    }

    /**
     * A file with random rows in all sections; node J0 is a junction, R a reservoir, T a tank, P0 a pipe, U a pump, V a
     * valve.
     */
    private static String random(SplittableRandom random) {
        int size = random.nextInt(2, 12);
        var text = new StringBuilder("[TITLE]\nTown" + random.nextInt(100) + "\n[JUNCTIONS]\n");
        for (int i = 0; i < size; i++) text.append("J%d %s %s\n".formatted(i, number(random), number(random)));
        text.append("X 0\nY 0\n[RESERVOIRS]\nR %s %s\n".formatted(number(random), pick(random, "", "day")));
        text.append("[TANKS]\nT %s 3 1 6.5 %s 0 %s\n"
                .formatted(number(random), number(random), pick(random, "", "*", "* YES", "vol", "vol YES", "* NO")));
        text.append("[PIPES]\n");
        for (int i = 0; i < size; i++) pipe(text, random, "P" + i, "J" + i, i == 0 ? "R" : "J" + random.nextInt(i));
        text.append("PX X J0 5 100 100\nPY Y J0 5 100 100\nPT T J0 5 100 100\n");
        text.append("[PUMPS]\nU R J1 %s\n".formatted(pick(random, "POWER 3.5", "HEAD lift", "HEAD lift SPEED 0.8")));
        String valve = pick(random, "PRV 30", "PSV 12.5", "PBV 3", "FCV 7", "TCV 0.4", "GPV loss", "PCV 45 2 open");
        text.append("[VALVES]\nV X Y 150 %s\n".formatted(valve));
        text.append("[PATTERNS]\nday %s %s\n".formatted(number(random), number(random)));
        text.append("[CURVES]\nlift 40 30\nloss 0 0\nloss 10 5\nopen 0 0\nopen 100 100\nvol 0 0\nvol 7 900\n");
        more(text, random, size);
        return text.toString();
    }

    private static void pipe(StringBuilder text, SplittableRandom random, String id, String from, String to) {
        String end = pick(random, "", "0.5", "OPEN", "0.25 OPEN", "CV", "0 CLOSED", "CLOSED");
        text.append("%s %s %s %s %s %s %s\n"
                .formatted(id, from, to, number(random), 1 + number(random), 1 + number(random), end));
    }

    private static void more(StringBuilder text, SplittableRandom random, int size) {
        String node = "J" + random.nextInt(size);
        text.append("[DEMANDS]\n%s %s day ;houses\n%s %s\n".formatted(node, number(random), node, -number(random)));
        text.append("[EMITTERS]\n%s %s\n".formatted(node, number(random)));
        text.append("[STATUS]\n" + pick(random, "U CLOSED", "U 0.7", "PX CLOSED", "V OPEN", "V CLOSED") + "\n");
        text.append("[LEAKAGE]\nPX %s %s\n".formatted(number(random), number(random)));
        text.append("[QUALITY]\n%s %s\n".formatted(node, number(random)));
        text.append("[SOURCES]\n%s %s\n".formatted(node, pick(random, "MASS 3", "SETPOINT 0.2 day", "4 day")));
        text.append("[REACTIONS]\nBULK PX %s\nWALL PY %s\nTANK T 1\n".formatted(-number(random), number(random)));
        text.append("[MIXING]\nT " + pick(random, "MIXED", "2COMP 0.4", "FIFO", "LIFO") + "\n");
        text.append("[CONTROLS]\nLINK U %s %s\n"
                .formatted(
                        pick(random, "OPEN", "CLOSED", "0.75"),
                        pick(random, "AT TIME 1:30:20", "AT CLOCKTIME 7 PM", "IF NODE T BELOW 2.5")));
        text.append("[RULES]\nRULE a\nIF %s\n%s %s\nTHEN PUMP U STATUS IS CLOSED\n%sPRIORITY %s\n"
                .formatted(
                        pick(random, "SYSTEM TIME >= 5", "TANK T LEVEL BELOW 2", "SYSTEM CLOCKTIME < 4:10 PM"),
                        pick(random, "AND", "OR"),
                        pick(random, "LINK PX FLOW > 3", "TANK T FILLTIME <= 2.5", "PUMP U STATUS NOT OPEN"),
                        pick(random, "", "ELSE PUMP U SETTING IS 0.9\n", "AND PIPE PX STATUS IS OPEN\n"),
                        random.nextInt(5)));
        text.append("[TIMES]\nDURATION %s\nSTART CLOCKTIME 3 AM\n".formatted(random.nextInt(48)));
        options(text, random);
    }

    private static void options(StringBuilder text, SplittableRandom random) {
        text.append("[OPTIONS]\nUNITS %s\nHEADLOSS %s\nACCURACY 0.0005\nQUALITY %s\nUNBALANCED %s\n"
                .formatted(
                        pick(random, "CFS", "GPM", "MGD", "IMGD", "AFD", "LPS", "LPM", "MLD", "CMH", "CMD", "CMS"),
                        pick(random, "H-W", "D-W", "C-M"),
                        pick(random, "NONE", "AGE", "TRACE R", "Chlorine ug/L"),
                        pick(random, "STOP", "CONTINUE 7")));
        text.append("PRESSURE " + pick(random, "PSI", "KPA", "METERS", "BAR", "FEET") + "\n");
        if (random.nextBoolean()) text.append("DEMAND MODEL PDA\nREQUIRED PRESSURE 22\n");
        if (random.nextBoolean()) text.append("VISCOSITY 1.3\nBACKFLOW ALLOWED NO\n");
    }

    /** Line numbers are those of the file, so they differ once; the second writing is the first to the last letter. */
    @Test
    void q01_whatIsWrittenIsReadAgainAsTheSame() {
        Seeded.check(400, random -> {
            WaterNetwork town = read(random(random));
            String written = InpWriter.write(town);
            WaterNetwork again = read(written);
            assertThat(withoutLines(again)).isEqualTo(withoutLines(town));
            assertThat(InpWriter.write(again)).isEqualTo(written);
        });
    }

    private static String withoutLines(WaterNetwork network) {
        return network.toString().replaceAll("line=\\d+", "line");
    }

    /** What is remarked is not remarked again because of the writing. */
    @Test
    void q02_whatIsWrittenHasNothingOdd() {
        Seeded.check(100, random -> {
            String written = InpWriter.write(read(random(random)));
            assertThat(InpReader.read(written, "x.inp").remarks())
                    .noneMatch(fault -> fault.code().equals("INP-011"));
        });
    }

    @Test
    void q03_blanksTabsCaseAndCommentsDoNotMatter() {
        Seeded.check(60, random -> {
            String text = random(random);
            String other = text.replace(" ", pick(random, "\t", "   ", " \t ")).replace("\n", " \n;comment\n");
            WaterNetwork town = read(text.replace(";houses", ""));
            assertThat(withoutLines(read(other.replace(";houses", "")))).isEqualTo(withoutLines(town));
        });
    }

    private static final String BASE = Samples.LEAST + "[TANKS]\nT 10 3 1 6 20\n[PUMPS]\nU R J POWER 1\n"
            + "[PATTERNS]\np 1 2\n[CURVES]\nc 1 1\n[PIPES]\nQ T J 10 100 100\n";

    private static <T> T last(String section, String row, Function<WaterNetwork, List<T>> of) {
        return of.apply(read(BASE + "[" + section + "]\n" + row + "\n")).getLast();
    }

    @ParameterizedTest
    @CsvSource({
        "X R J 10 100 90, 0, OPEN",
        "X R J 10 100 90 3, 3, OPEN",
        "X R J 10 100 90 CV, 0, CHECK_VALVE",
        "X R J 10 100 90 closed, 0, CLOSED",
        "X R J 10 100 90 3 Closed, 3, CLOSED",
        "X R J 10 100 90 3 cv, 3, CHECK_VALVE",
        "X R J 10 100 90 3 OPEN, 3, OPEN"
    })
    void q04_aPipeInEachForm(String row, double minor, Pipe.State state) {
        Pipe pipe = last("PIPES", row, WaterNetwork::pipes);
        assertThat(pipe.minorLoss()).isEqualTo(minor);
        assertThat(pipe.state()).isEqualTo(state);
        assertThat(pipe.roughness()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({"X R J 12 PBV 3 0.2, PBV, 3", "X R J 12 tcv 4, TCV, 4", "X R J 12 PCV 150, PCV, 100"})
    void q05_aValveInEachForm(String row, Valve.Type type, double setting) {
        Valve valve = last("VALVES", row, WaterNetwork::valves);
        assertThat(valve.type()).isEqualTo(type);
        assertThat(valve.setting()).isEqualTo(setting);
    }

    @ParameterizedTest
    @CsvSource({
        "LINK U OPEN AT TIME 2, AT_TIME, 7200",
        "LINK U OPEN AT TIME 90 MIN, AT_TIME, 5400",
        "LINK U OPEN AT TIME 1:30, AT_TIME, 5400",
        "LINK U OPEN AT CLOCKTIME 12 AM, AT_CLOCK, 0",
        "LINK U OPEN AT CLOCKTIME 12:30 PM, AT_CLOCK, 45000",
        "LINK U OPEN AT CLOCKTIME 26, AT_CLOCK, 7200",
        "LINK U OPEN IF NODE T BELOW 2.5, BELOW, 2.5",
        "LINK U OPEN IF NODE J ABOVE 30, ABOVE, 30"
    })
    void q06_aControlInEachForm(String row, Control.Trigger trigger, double value) {
        Control control = last("CONTROLS", row, WaterNetwork::controls);
        assertThat(control.trigger()).isEqualTo(trigger);
        assertThat(control.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "SYSTEM TIME = 2, SYSTEM, TIME, EQ, 7200",
        "SYSTEM CLOCKTIME >= 8:15 PM, SYSTEM, CLOCKTIME, GE, 72900",
        "SYSTEM DEMAND < 3, SYSTEM, DEMAND, LT, 3",
        "JUNCTION J PRESSURE BELOW 3, NODE, PRESSURE, LT, 3",
        "RESERV R HEAD <> 3, NODE, HEAD, NE, 3",
        "TANK T DRAINTIME > 3, NODE, DRAINTIME, GT, 10800",
        "PIPE P FLOW <= 3, LINK, FLOW, LE, 3",
        "PUMP U SETTING NOT 3, LINK, SETTING, NE, 3"
    })
    void q07_aPremiseInEachForm(
            String row, Rule.Subject subject, Rule.Quantity quantity, Rule.Comparison comparison, double value) {
        Rule rule = last("RULES", "RULE x\nIF " + row + "\nTHEN PUMP U STATUS IS OPEN", WaterNetwork::rules);
        Rule.Premise premise = rule.premises().getFirst();
        assertThat(premise.subject()).isEqualTo(subject);
        assertThat(premise.quantity()).isEqualTo(quantity);
        assertThat(premise.comparison()).isEqualTo(comparison);
        assertThat(premise.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "R CONCEN 3, CONCEN, 3, ",
        "R mass 3 p, MASS, 3, p",
        "R SETPOINT 3 *, SETPOINT, 3, ",
        "R FLOWPACED 3, FLOWPACED, 3, ",
        "R 7 p, CONCEN, 7, p"
    })
    void q08_aSourceInEachForm(String row, String type, double strength, String pattern) {
        QualityOptions.Source source = last("SOURCES", row, WaterNetwork::sources);
        assertThat(source).isEqualTo(new QualityOptions.Source("R", type, strength, pattern));
    }

    @ParameterizedTest
    @CsvSource({
        "DURATION 1:30, 5400",
        "DURATION 90 MIN, 5400",
        "DURATION 1.5, 5400",
        "DURATION 5400 SEC, 5400",
        "DURATION 2 DAYS, 172800",
        "DURATION 0:00:07, 7"
    })
    void q09_aTimeInEachForm(String row, long seconds) {
        assertThat(read(BASE + "[TIMES]\n" + row + "\n").times().duration()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"ACCURACY 1e-9, 1e-5", "ACCURACY 5, 0.1", "ACCURACY 0.01, 0.01"})
    void q10_theAccuracyIsKeptWithinEpanetsBounds(String row, double accuracy) {
        WaterNetwork network = read(BASE + "[OPTIONS]\n" + row + "\n");
        assertThat(network.options().convergence().accuracy()).isEqualTo(accuracy);
    }

    /** A short row is a reservoir and a long one a tank, in either section; a tank without width is a reservoir. */
    @Test
    void q11_reservoirsAndTanksAreToldApartByTheirRows() {
        String more = "[TANKS]\nA 30\n[RESERVOIRS]\nB 10 3 1 6 20\n[TANKS]\nC 10 3 1 6 0\n"
                + "[PIPES]\nPA A J 1 100 100\nPB B J 1 100 100\nPC C J 1 100 100\n";
        WaterNetwork network = read(BASE + more);
        assertThat(network.reservoirs()).extracting(node -> node.id()).containsExactly("R", "A", "C");
        assertThat(network.tanks()).extracting(node -> node.id()).containsExactlyInAnyOrder("B", "T");
        assertThat(network.reservoirs().getLast().head()).isEqualTo(13);
    }

    /**
     * 1:05 is 1 + 5 / 60 hours, a hair less than 3900 seconds; however it is read, writing must not lose a second of
     * it.
     */
    @Test
    void q12_theSecondOfAControlIsKept() {
        Seeded.check(300, random -> {
            int second = random.nextInt(200_000);
            String clock = "%d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
            WaterNetwork once = read(BASE + "[CONTROLS]\nLINK U OPEN AT TIME " + clock + "\n");
            WaterNetwork again = read(InpWriter.write(once));
            assertThat(once.controls().getFirst().value()).isBetween(second - 1.0, (double) second);
            assertThat(again.controls().getFirst().value())
                    .isEqualTo(once.controls().getFirst().value());
        });
    }

    @Test
    void q13_theSecondOfAPremiseIsKept() {
        Seeded.check(300, random -> {
            int second = random.nextInt(86_400);
            String clock = "%d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
            String rule = "[RULES]\nRULE x\nIF SYSTEM TIME = " + clock + "\nTHEN PUMP U STATUS IS OPEN\n";
            WaterNetwork once = read(BASE + rule);
            WaterNetwork again = read(InpWriter.write(once));
            assertThat(secondOf(again)).isEqualTo(secondOf(once));
        });
    }

    private static long secondOf(WaterNetwork network) {
        return (long) network.rules().getFirst().premises().getFirst().value();
    }
}
