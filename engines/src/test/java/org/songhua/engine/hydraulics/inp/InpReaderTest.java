package org.songhua.engine.hydraulics.inp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.hydraulics.Control;
import org.songhua.engine.hydraulics.Demand;
import org.songhua.engine.hydraulics.FlowUnit;
import org.songhua.engine.hydraulics.HeadLoss;
import org.songhua.engine.hydraulics.HydraulicOptions;
import org.songhua.engine.hydraulics.LinkStatus;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.PressureUnit;
import org.songhua.engine.hydraulics.QualityOptions;
import org.songhua.engine.hydraulics.Rule;
import org.songhua.engine.hydraulics.Tank;
import org.songhua.engine.hydraulics.Valve;
import org.songhua.engine.hydraulics.WaterNetwork;

class InpReaderTest {
    private static final WaterNetwork TOWN =
            InpReader.read(Samples.EVERYTHING, "town.inp").network();

    private static <T> T named(List<T> all, java.util.function.Predicate<T> is) {
        return all.stream().filter(is).findFirst().orElseThrow();
    }

    private static Pipe pipe(String id) {
        return named(TOWN.pipes(), pipe -> pipe.id().equals(id));
    }

    private static Valve valve(String id) {
        return named(TOWN.valves(), valve -> valve.id().equals(id));
    }

    @Test
    void readsNodes() {
        assertThat(TOWN.junctions()).hasSize(7);
        assertThat(TOWN.junctions().getFirst().demands()).containsExactly(new Demand(5, "day", ""));
        assertThat(TOWN.junctions().getFirst().line()).isEqualTo(5);
        assertThat(TOWN.reservoirs().getFirst().pattern()).isEqualTo("tide");
        Tank curved = TOWN.tanks().get(1);
        assertThat(curved.volumeCurve()).isEqualTo("vol");
        assertThat(curved.overflow()).isTrue();
        assertThat(curved.mixing()).isEqualTo(new Tank.Mixing("2COMP", 0.3));
        assertThat(TOWN.tanks().getFirst().bulkCoefficient()).isEqualTo(-0.4);
    }

    @Test
    void demandsOfTheirOwnSectionReplaceThoseOfTheJunction() {
        assertThat(TOWN.junctions().get(2).demands())
                .containsExactly(new Demand(2.5, "day", "school"), new Demand(1.5, null, "bakery"));
    }

    @Test
    void readsPipesWithCoefficientOrStatusOrBoth() {
        assertThat(pipe("P1").state()).isEqualTo(Pipe.State.OPEN);
        assertThat(pipe("P2").state()).isEqualTo(Pipe.State.CLOSED);
        assertThat(pipe("P2").minorLoss()).isEqualTo(0.5);
        assertThat(pipe("P3").state()).isEqualTo(Pipe.State.CHECK_VALVE);
        assertThat(pipe("P3").minorLoss()).isZero();
        assertThat(pipe("P6").leak()).isEqualTo(new Pipe.Leak(3, 0.1));
        assertThat(pipe("P1").bulkCoefficient()).isEqualTo(-0.3);
        assertThat(pipe("P2").wallCoefficient()).isEqualTo(-0.2);
        assertThat(pipe("P2").bulkCoefficient()).isNaN();
    }

    @Test
    void readsPumps() {
        var lift = TOWN.pumps().getFirst();
        assertThat(lift.headCurve()).isEqualTo("lift");
        assertThat(lift.speed()).isEqualTo(0.9);
        assertThat(lift.speedPattern()).isEqualTo("day");
        assertThat(lift.energy().efficiencyCurve()).isEqualTo("eff");
        assertThat(lift.energy().price()).isEqualTo(0.5);
        assertThat(TOWN.pumps().get(1).power()).isEqualTo(5);
        assertThat(TOWN.pumps().get(1).closed()).isTrue();
    }

    @Test
    void readsValves() {
        assertThat(valve("V1").type()).isEqualTo(Valve.Type.PRV);
        assertThat(valve("V1").setting()).isEqualTo(30);
        assertThat(valve("V2").curve()).isEqualTo("loss");
        assertThat(valve("V3").curve()).isEqualTo("open");
        assertThat(valve("V4").state()).isEqualTo(Valve.State.OPEN);
        assertThat(valve("V5").state()).isEqualTo(Valve.State.CONTROLLED);
    }

    @Test
    void readsPatternsOverSeveralLines() {
        assertThat(TOWN.patterns().get("day").factors()).containsExactly(0.5, 1.0, 1.5);
        assertThat(TOWN.curves().get("loss").points()).hasSize(2);
    }

    @Test
    void readsControls() {
        assertThat(TOWN.controls()).hasSize(4);
        Control level = TOWN.controls().getFirst();
        assertThat(level.trigger()).isEqualTo(Control.Trigger.ABOVE);
        assertThat(level.node()).isEqualTo("T");
        assertThat(level.value()).isEqualTo(5.5);
        assertThat(TOWN.controls().get(1).setting()).isEqualTo(1);
        assertThat(TOWN.controls().get(2).value()).isEqualTo(9000);
        assertThat(TOWN.controls().get(3).enabled()).isFalse();
        assertThat(TOWN.controls().get(3).value()).isEqualTo(18 * 3600);
    }

    @Test
    void readsRules() {
        Rule night = TOWN.rules().getFirst();
        assertThat(night.label()).isEqualTo("night");
        assertThat(night.premises()).hasSize(3);
        assertThat(night.premises().getFirst().value()).isEqualTo(22 * 3600);
        assertThat(night.premises().get(1).or()).isTrue();
        assertThat(night.premises().get(2).status()).isEqualTo(LinkStatus.OPEN);
        assertThat(night.thenActions()).hasSize(2);
        assertThat(night.thenActions().get(1).setting()).isEqualTo(25);
        assertThat(night.elseActions()).hasSize(1);
        assertThat(night.priority()).isEqualTo(3);
        assertThat(TOWN.rules().get(1).enabled()).isFalse();
        assertThat(TOWN.rules().get(1).premises().getFirst().value()).isEqualTo(3600);
    }

    @Test
    void readsOptions() {
        HydraulicOptions options = TOWN.options();
        assertThat(options.flowUnit()).isEqualTo(FlowUnit.LPS);
        assertThat(options.pressureUnit()).isEqualTo(PressureUnit.METERS);
        assertThat(options.headLoss()).isEqualTo(HeadLoss.HAZEN_WILLIAMS);
        assertThat(options.convergence().accuracy()).isEqualTo(0.0001);
        assertThat(options.convergence().trials()).isEqualTo(60);
        assertThat(options.convergence().extraTrials()).isEqualTo(10);
        assertThat(options.demandMultiplier()).isEqualTo(1.1);
        assertThat(options.pressureDemand()).isEqualTo(new HydraulicOptions.PressureDemand(2, 20, 0.5));
        assertThat(TOWN.quality().kind()).isEqualTo(QualityOptions.Kind.CHEMICAL);
        assertThat(TOWN.quality().name()).isEqualTo("Chlorine");
        assertThat(TOWN.quality().globalBulk()).isEqualTo(-0.5);
        assertThat(TOWN.energy().price()).isEqualTo(0.6);
        assertThat(TOWN.energy().demandCharge()).isEqualTo(12);
    }

    @Test
    void readsTimes() {
        assertThat(TOWN.times().duration()).isEqualTo(86_400);
        assertThat(TOWN.times().qualityStep()).isEqualTo(300);
        assertThat(TOWN.times().ruleStep()).isEqualTo(360);
        assertThat(TOWN.times().startClock()).isEqualTo(21_600);
    }

    @Test
    void readsQualityByRange() {
        // A to D alphabetically; E and R are not between them, R has its own.
        assertThat(TOWN.junctions().get(3).initialQuality()).isEqualTo(0.5);
        assertThat(TOWN.junctions().get(4).initialQuality()).isZero();
        assertThat(TOWN.reservoirs().getFirst().initialQuality()).isEqualTo(0.8);
        assertThat(TOWN.sources()).containsExactly(new QualityOptions.Source("R", "CONCEN", 0.9, "day"));
    }

    @Test
    void keepsTheDrawing() {
        assertThat(TOWN.drawing().positions()).containsOnlyKeys("A", "R");
        assertThat(TOWN.drawing().bends().get("P1")).hasSize(2);
        assertThat(TOWN.drawing().verbatim()).containsKeys("TAGS", "REPORT", "LABELS", "BACKDROP");
    }

    @Test
    void theLeastNetworkHasEpanetsDefaults() {
        WaterNetwork least = InpReader.read(Samples.LEAST, "least.inp").network();
        assertThat(least.options().flowUnit()).isEqualTo(FlowUnit.GPM);
        assertThat(least.options().pressureUnit()).isEqualTo(PressureUnit.PSI);
        assertThat(least.options().convergence().accuracy()).isEqualTo(0.001);
        assertThat(least.options().convergence().trials()).isEqualTo(200);
        assertThat(least.times().hydraulicStep()).isEqualTo(3600);
    }

    @Test
    void anUnknownSectionIsRemarkedAndLeftOut() {
        InpDocument document = InpReader.read("[FLOWERS]\nrose 1\n" + Samples.LEAST, "x.inp");
        assertThat(document.remarks()).extracting(Fault::code).containsExactly("INP-001");
        assertThat(document.remarks().getFirst().place().row()).isEqualTo(1);
    }

    @Test
    void textBeforeTheFirstSectionIsRemarked() {
        assertThat(InpReader.read("hello\n" + Samples.LEAST, "x.inp").remarks())
                .extracting(Fault::code)
                .containsExactly("INP-024");
    }

    @Test
    void linesEndAsTheyDoAnywhere() {
        String dos = Samples.EVERYTHING.replace("\n", "\r\n");
        assertThat(InpReader.read(dos, "x.inp").network()).isEqualTo(TOWN);
    }

    @Test
    void sectionsMayComeInAnyOrder() {
        String pipesFirst = """
                [PIPES]
                P R J 100 200 100
                [RESERVOIRS]
                R 20
                [JUNCTIONS]
                J 5 1
                """;
        WaterNetwork swapped = InpReader.read(pipesFirst, "x.inp").network();
        assertThat(swapped.pipes().getFirst().length()).isEqualTo(100);
        assertThat(swapped.junctions().getFirst().elevation()).isEqualTo(5);
    }

    private static List<Fault> faults(String text) {
        FaultException thrown = catchThrowableOfType(FaultException.class, () -> InpReader.read(text, "bad.inp"));
        assertThat(thrown).as(text).isNotNull();
        return thrown.faults();
    }

    /** The line added to a network that is otherwise fine is refused with this code, at its own line. */
    private static void refuses(String section, String line, String code) {
        String text = Samples.EVERYTHING.replace("[END]", "[" + section + "]\n" + line + "\n[END]");
        int row = (int) text.lines().count() - 1;
        List<Fault> found = faults(text);
        assertThat(found).as("[%s] %s: %s", section, line, found).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.place().row()).isEqualTo(row);
            assertThat(fault.place().file()).isEqualTo("bad.inp");
            assertThat(fault.remedy()).isNotEmpty();
        });
    }

    @Test
    void tooFewValuesAreRefused() {
        refuses("PIPES", "X A", "INP-002");
        refuses("CURVES", "c 1", "INP-002");
        refuses("PATTERNS", "p", "INP-002");
        refuses("CONTROLS", "LINK P1 OPEN IF", "INP-002");
        refuses("PUMPS", "X A B HEAD", "INP-002");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        refuses("JUNCTIONS", "X ten", "INP-003");
        refuses("JUNCTIONS", "X NaN", "INP-003");
        refuses("JUNCTIONS", "X 1e999", "INP-003");
        refuses("PATTERNS", "day 1,5", "INP-003");
        refuses("TIMES", "DURATION soon", "INP-003");
        refuses("CONTROLS", "LINK P1 OPEN AT TIME noon", "INP-003");
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        refuses("PIPES", "X A B 0 100 100", "INP-004");
        refuses("PIPES", "X A B 10 0 100", "INP-004");
        refuses("PIPES", "X A B 10 100 -5", "INP-004");
        refuses("EMITTERS", "A -1", "INP-004");
        refuses("STATUS", "V1 -3", "INP-004");
        refuses("OPTIONS", "ACCURACY 0", "INP-004");
        refuses("TANKS", "X 1 -2 0 5 10", "INP-004");
    }

    @Test
    void unknownNamesAreRefused() {
        refuses("PIPES", "X A nowhere 10 100 100", "INP-005");
        refuses("DEMANDS", "nowhere 1", "INP-005");
        refuses("EMITTERS", "nowhere 1", "INP-005");
        refuses("SOURCES", "nowhere CONCEN 1", "INP-005");
        refuses("STATUS", "nothing OPEN", "INP-006");
        refuses("LEAKAGE", "nothing 1 1", "INP-006");
        refuses("CONTROLS", "LINK nothing OPEN AT TIME 1", "INP-006");
        refuses("ENERGY", "PUMP P1 PRICE 1", "INP-006");
        refuses("DEMANDS", "A 1 nothing", "INP-007");
        refuses("RESERVOIRS", "X 1 nothing", "INP-007");
        refuses("PUMPS", "X A B HEAD nothing", "INP-008");
        refuses("VALVES", "X A B 100 GPV nothing", "INP-008");
        refuses("TANKS", "X 1 1 0 2 5 0 nothing", "INP-008");
    }

    @Test
    void doublesAreRefused() {
        refuses("JUNCTIONS", "A 1", "INP-009");
        refuses("TANKS", "A 1 1 0 2 5", "INP-009");
        refuses("PIPES", "P1 A B 10 100 100", "INP-009");
        refuses("PIPES", "X A A 10 100 100", "INP-010");
    }

    @Test
    void unknownWordsAreRefused() {
        refuses("VALVES", "X A B 100 XYZ 3", "INP-011");
        refuses("PIPES", "X A B 10 100 100 0 AJAR", "INP-011");
        refuses("PUMPS", "X A B LIFT 3", "INP-011");
        refuses("OPTIONS", "UNITS FURLONGS", "INP-011");
        refuses("OPTIONS", "HEADLOSS X-Y", "INP-011");
        refuses("OPTIONS", "PRESSURE EXPONENT 0", "INP-004");
        refuses("CONTROLS", "LINK P1 OPEN IF NODE T BESIDE 3", "INP-011");
        refuses("MIXING", "T STIRRED", "INP-011");
        refuses("REACTIONS", "ORDER AIR 1", "INP-011");
        refuses("ENERGY", "GLOBAL COLOUR 3", "INP-011");
        refuses("TIMES", "LUNCH BREAK 1", "INP-011");
    }

    @Test
    void valvesThatCannotStandThereAreRefused() {
        refuses("VALVES", "X T B 100 PRV 3", "INP-012");
        refuses("VALVES", "X A D 100 PRV 3", "INP-012");
        refuses("VALVES", "X D C 100 PRV 3", "INP-012");
        refuses("VALVES", "X D C 100 PSV 3", "INP-012");
    }

    @Test
    void whatCannotBeControlledIsRefused() {
        refuses("STATUS", "P3 OPEN", "INP-013");
        refuses("STATUS", "V2 5", "INP-013");
        refuses("CONTROLS", "LINK P3 OPEN AT TIME 1", "INP-013");
    }

    @Test
    void rulesOutOfOrderAreRefused() {
        refuses("RULES", "THEN PUMP U1 STATUS IS OPEN", "INP-014");
        refuses("RULES", "RULE empty", "INP-014");
        refuses("RULES", "IF SYSTEM TIME = 3", "INP-014");
        refuses("RULES", "WHEN SYSTEM TIME = 3", "INP-011");
    }

    @Test
    void networksThatAreNoneAreRefused() {
        assertThat(faults("")).extracting(Fault::code).contains("INP-015", "INP-016");
        assertThat(faults("[JUNCTIONS]\nA 1\nB 2\n[PIPES]\nP A B 1 1 1\n"))
                .extracting(Fault::code)
                .containsExactly("INP-015");
    }

    private static List<String> codes(String before, String after) {
        return faults(Samples.EVERYTHING.replace(before, after)).stream()
                .map(Fault::code)
                .toList();
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThat(codes("T  50  3 1 6 20 0", "T  50  9 1 6 20 0")).containsExactly("INP-017");
        assertThat(codes("V  45  2 0 5 20 0 vol YES", "V  45  2 0 9 20 0 vol YES"))
                .containsExactly("INP-017");
        assertThat(codes("U2 R C POWER 5", "U2 R C SPEED 1")).containsExactly("INP-018");
        assertThat(codes("lift 40 30", "lift 0 30\nlift 40 30")).containsExactly("INP-019");
        assertThat(codes("loss 10 5", "loss 0 5")).containsExactly("INP-020");
        assertThat(codes("G  6   2", "G  6   2\nH 1 1")).containsExactly("INP-022");
        assertThat(codes("P9 F G 100  100 100", "P9 F G 100  100 100\nPX X Y 1 1 1\n[JUNCTIONS]\nX 1\nY 1"))
                .containsExactly("INP-023");
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheLines() {
        String text = Samples.EVERYTHING
                .replace("B  12  6", "B  twelve  6")
                .replace("P2 A B 800", "P2 A Z 800")
                .replace("TRIALS 60", "TRIALS many");
        List<Fault> found = faults(text);
        assertThat(found).extracting(Fault::code).contains("INP-003", "INP-005");
        assertThat(found).hasSizeGreaterThanOrEqualTo(3);
        assertThat(found)
                .isSortedAccordingTo(
                        (a, b) -> Long.compare(a.place().row(), b.place().row()));
    }

    @Test
    void implausiblePipesAreRemarked() {
        String text = Samples.LEAST.replace("100 200 100", "100 0.0001 100");
        assertThat(InpReader.read(text, "x.inp").remarks())
                .extracting(Fault::code)
                .containsExactly("INP-025");
    }
}
