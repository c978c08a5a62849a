package org.songhua.engine.hydraulics.inp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/**
 * Catalogue J: one bad row in a town that is otherwise fine. Each row of a table is a section, the line added to it,
 * the code it is refused with, and words of what is said; the fault has the line's number and a remedy, and no other
 * line is blamed.
 */
class BadRowTest {

    private static List<Fault> faults(String text) {
        FaultException thrown = catchThrowableOfType(FaultException.class, () -> InpReader.read(text, "bad.inp"));
        assertThat(thrown).as("a refusal").isNotNull();
        return thrown.faults();
    }

    private static void refuses(String section, String line, String code, String said) {
        String text = Samples.EVERYTHING.replace("[END]", "[" + section + "]\n" + line + "\n[END]");
        long row = text.lines().count() - 1;
        List<Fault> found = faults(text);
        assertThat(found).as("%s", found).allSatisfy(fault -> isWhole(fault, row));
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.problem()).contains(said);
        });
    }

    private static void isWhole(Fault fault, long row) {
        assertThat(fault.place().row()).isEqualTo(row);
        assertThat(fault.place().file()).isEqualTo("bad.inp");
        assertThat(fault.severity()).isEqualTo(Fault.Severity.REFUSED);
        assertThat(fault.problem()).endsWith(".");
        assertThat(fault.remedy()).isNotBlank().endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JUNCTIONS  | X ten               | INP-003 | "ten" is not a number
            JUNCTIONS  | X 1 two             | INP-003 | "two" is not a number
            JUNCTIONS  | X NaN               | INP-003 | "NaN" is not a number
            JUNCTIONS  | X 0x10              | INP-003 | "0x10" is not a number
            JUNCTIONS  | X 1 2 ghost         | INP-007 | no pattern named "ghost"
            JUNCTIONS  | A 1                 | INP-009 | another node named A
            RESERVOIRS | X                   | INP-002 | 1 values, 2 are needed
            RESERVOIRS | X high              | INP-003 | "high"
            RESERVOIRS | X 5 ghost           | INP-007 | no pattern named "ghost"
            RESERVOIRS | A 5                 | INP-009 | another node named A
            TANKS      | X 1 2 3             | INP-002 | 4 values, 6 are needed
            TANKS      | X 1 -2 0 5 10       | INP-004 | initial level is -2 and must be 0 or above
            TANKS      | X 1 2 -1 5 10       | INP-004 | minimum level is -1
            TANKS      | X 1 2 0 -5 10       | INP-004 | maximum level is -5
            TANKS      | X 1 2 0 5 -10       | INP-004 | diameter is -10
            TANKS      | X 1 2 0 5 10 -1     | INP-004 | minimum volume is -1
            TANKS      | X 1 2 0 5 10 0 ghost | INP-008 | no curve named "ghost"
            TANKS      | X 1 2 0 5 10 0 * MAYBE | INP-011 | "MAYBE" has no meaning here
            TANKS      | R 1 2 0 5 10        | INP-009 | another node named R
            """)
    void j01_nodes(String section, String line, String code, String said) {
        refuses(section, line, code, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PIPES | X A                        | INP-002 | 2 values, 3 are needed
            PIPES | X A B long 100 100         | INP-003 | "long"
            PIPES | X A B 0 100 100            | INP-004 | length is 0 and must be above 0
            PIPES | X A B -1 100 100           | INP-004 | length is -1
            PIPES | X A B 10 0 100             | INP-004 | diameter is 0
            PIPES | X A B 10 100 0             | INP-004 | roughness is 0
            PIPES | X A B 10 100 100 -1        | INP-004 | loss coefficient is -1
            PIPES | X A ghost 10 100 100       | INP-005 | no node named "ghost"
            PIPES | X ghost A 10 100 100       | INP-005 | no node named "ghost"
            PIPES | P1 A B 10 100 100          | INP-009 | another link named P1
            PIPES | X A A 10 100 100           | INP-010 | leads back
            PIPES | X A B 10 100 100 AJAR      | INP-011 | "AJAR"
            PIPES | X A B 10 100 100 0 AJAR    | INP-011 | "AJAR"
            PUMPS | X A                        | INP-002 | 2 values, 3 are needed
            PUMPS | X A B HEAD                 | INP-002 | keyword lacks its value
            PUMPS | X A B POWER much           | INP-003 | "much"
            PUMPS | X A B POWER 0              | INP-004 | power is 0
            PUMPS | X A B POWER 1 SPEED -1     | INP-004 | speed is -1
            PUMPS | X A ghost POWER 1          | INP-005 | no node named "ghost"
            PUMPS | X A B POWER 1 PATTERN ghost | INP-007 | no pattern named "ghost"
            PUMPS | X A B HEAD ghost           | INP-008 | no curve named "ghost"
            PUMPS | P1 A B POWER 1             | INP-009 | another link named P1
            PUMPS | X A A POWER 1              | INP-010 | leads back
            PUMPS | X A B LIFT 3               | INP-011 | "LIFT"
            """)
    void j02_pipesAndPumps(String section, String line, String code, String said) {
        refuses(section, line, code, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            VALVES | X A B 100               | INP-002 | 4 values, 5 are needed
            VALVES | X A B 100 GPV           | INP-002 | 5 values, 6 are needed
            VALVES | X A B 100 TCV high      | INP-003 | "high"
            VALVES | X A B 0 TCV 3           | INP-004 | diameter is 0
            VALVES | X A B 100 TCV 1 -1      | INP-004 | loss coefficient is -1
            VALVES | X A ghost 100 TCV 1     | INP-005 | no node named "ghost"
            VALVES | X A B 100 GPV ghost     | INP-008 | no curve named "ghost"
            VALVES | X A B 100 PCV 50 0 ghost | INP-008 | no curve named "ghost"
            VALVES | P1 A B 100 TCV 1        | INP-009 | another link named P1
            VALVES | X B B 100 TCV 1         | INP-010 | leads back
            VALVES | X A B 100 XYZ 3         | INP-011 | "XYZ"
            VALVES | X T B 100 PRV 3         | INP-012 | PRV stands at a reservoir or tank
            VALVES | X B R 100 PSV 3         | INP-012 | PSV stands at a reservoir or tank
            VALVES | X V A 100 FCV 3         | INP-012 | FCV stands at a reservoir or tank
            VALVES | X A D 100 PRV 3         | INP-012 | valve V1
            VALVES | X D C 100 PRV 3         | INP-012 | valve V1
            VALVES | X D C 100 FCV 3         | INP-012 | valve V1
            VALVES | X G C 100 PSV 3         | INP-012 | valve V5
            """)
    void j03_valves(String section, String line, String code, String said) {
        refuses(section, line, code, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DEMANDS  | A            | INP-002 | 1 values, 2 are needed
            DEMANDS  | A much       | INP-003 | "much"
            DEMANDS  | ghost 1      | INP-005 | no node named "ghost"
            DEMANDS  | A 1 ghost    | INP-007 | no pattern named "ghost"
            EMITTERS | A            | INP-002 | 1 values, 2 are needed
            EMITTERS | A x          | INP-003 | "x"
            EMITTERS | A -1         | INP-004 | emitter coefficient is -1
            EMITTERS | ghost 1      | INP-005 | no node named "ghost"
            STATUS   | P1           | INP-002 | 1 values, 2 are needed
            STATUS   | P1 AJAR      | INP-003 | "AJAR"
            STATUS   | V1 -3        | INP-004 | setting is -3
            STATUS   | ghost OPEN   | INP-006 | no link named "ghost"
            STATUS   | P3 OPEN      | INP-013 | check valve
            STATUS   | V2 5         | INP-013 | setting of a GPV
            LEAKAGE  | P1 1         | INP-002 | 2 values, 3 are needed
            LEAKAGE  | P1 -1 1      | INP-004 | leak area is -1
            LEAKAGE  | P1 1 -1      | INP-004 | leak expansion is -1
            LEAKAGE  | ghost 1 1    | INP-006 | no link named "ghost"
            PATTERNS | day          | INP-002 | 1 values, 2 are needed
            PATTERNS | day 1,5      | INP-003 | "1,5"
            CURVES   | loss 1       | INP-002 | 2 values, 3 are needed
            CURVES   | loss x 1     | INP-003 | "x"
            CURVES   | loss 20 y    | INP-003 | "y"
            """)
    void j04_whatIsAddedToNodesAndLinks(String section, String line, String code, String said) {
        refuses(section, line, code, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONTROLS | LINK P1 OPEN AT TIME             | INP-002 | 5 values, 6 are needed
            CONTROLS | LINK P1 OPEN IF NODE T ABOVE     | INP-002 | 7 values, 8 are needed
            CONTROLS | LINK P1 OPEN IF NODE T ABOVE DISABLED | INP-002 | 8 values, 9 are needed
            CONTROLS | LINK P1 OPEN AT TIME noon        | INP-003 | "noon" is not a time
            CONTROLS | LINK P1 OPEN AT CLOCKTIME 13 PM  | INP-003 | "13" is not a time
            CONTROLS | LINK U1 fast AT TIME 1           | INP-003 | "fast"
            CONTROLS | LINK P1 OPEN IF NODE T ABOVE x   | INP-003 | "x"
            CONTROLS | LINK U1 -1 AT TIME 1             | INP-004 | speed is -1
            CONTROLS | LINK P1 -1 AT TIME 1             | INP-004 | setting is -1
            CONTROLS | LINK P1 OPEN IF NODE ghost ABOVE 3 | INP-005 | no node named "ghost"
            CONTROLS | LINK ghost OPEN AT TIME 1        | INP-006 | no link named "ghost"
            CONTROLS | LINK P1 OPEN IF NODE T BESIDE 3  | INP-011 | "BESIDE"
            CONTROLS | LINK P3 OPEN AT TIME 1           | INP-013 | check valve
            CONTROLS | LINK V2 5 AT TIME 1              | INP-013 | setting of a GPV
            """)
    void j05_controls(String section, String line, String code, String said) {
        refuses(section, line, code, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENERGY    | GLOBAL PRICE     | INP-002 | 2 values, 3 are needed
            ENERGY    | PUMP U1 PRICE    | INP-002 | 3 values, 4 are needed
            ENERGY    | GLOBAL PRICE x   | INP-003 | "x"
            ENERGY    | GLOBAL PRICE -1  | INP-004 | price is -1
            ENERGY    | GLOBAL EFFIC 0   | INP-004 | efficiency is 0
            ENERGY    | DEMAND CHARGE -1 | INP-004 | demand charge is -1
            ENERGY    | PUMP U1 PRICE -1 | INP-004 | price is -1
            ENERGY    | PUMP P1 PRICE 1  | INP-006 | no pump named "P1"
            ENERGY    | PUMP X PRICE 1   | INP-006 | no pump named "X"
            ENERGY    | GLOBAL PATTERN ghost  | INP-007 | no pattern named "ghost"
            ENERGY    | PUMP U1 PATTERN ghost | INP-007 | no pattern named "ghost"
            ENERGY    | PUMP U1 EFFIC ghost   | INP-008 | no curve named "ghost"
            ENERGY    | GLOBAL COLOUR 3  | INP-011 | "COLOUR"
            ENERGY    | PUMP U1 COLOUR 3 | INP-011 | "COLOUR"
            ENERGY    | TOWN PRICE 3     | INP-011 | "TOWN"
            QUALITY   | A x              | INP-003 | "x"
            QUALITY   | A -1             | INP-004 | quality is -1
            QUALITY   | A D -1           | INP-004 | quality is -1
            QUALITY   | ghost 1          | INP-005 | no node named "ghost"
            SOURCES   | R                | INP-002 | 1 values, 2 are needed
            SOURCES   | R CONCEN x       | INP-003 | "x"
            SOURCES   | ghost 1          | INP-005 | no node named "ghost"
            SOURCES   | R MASS 1 ghost   | INP-007 | no pattern named "ghost"
            REACTIONS | BULK P1 x        | INP-003 | "x"
            REACTIONS | ORDER WALL 2     | INP-004 | order at the wall is 2
            REACTIONS | ORDER AIR 1      | INP-011 | "AIR"
            REACTIONS | GLOBAL AIR 1     | INP-011 | "AIR"
            REACTIONS | AIR P1 1         | INP-011 | "AIR"
            MIXING    | T 2COMP half     | INP-003 | "half"
            MIXING    | ghost MIXED      | INP-005 | no node named "ghost"
            MIXING    | T STIRRED        | INP-011 | "STIRRED"
            """)
    void j06_energyAndQuality(String section, String line, String code, String said) {
        refuses(section, line, code, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TIMES   | DURATION                | INP-002 | 1 values, 2 are needed
            TIMES   | DURATION soon           | INP-003 | "soon" is not a time
            TIMES   | DURATION -1             | INP-003 | "-1" is not a time
            TIMES   | DURATION 1:2:3:4        | INP-003 | "1:2:3:4" is not a time
            TIMES   | LUNCH BREAK 1           | INP-011 | "LUNCH"
            TIMES   | PATTERN END 1           | INP-011 | "END"
            TIMES   | REPORT END 1            | INP-011 | "END"
            TIMES   | STATISTIC MEDIAN        | INP-011 | "MEDIAN"
            OPTIONS | QUALITY TRACE           | INP-002 | 2 values, 3 are needed
            OPTIONS | TRIALS many             | INP-003 | "many"
            OPTIONS | TRIALS 0                | INP-004 | number of trials is 0
            OPTIONS | ACCURACY 0              | INP-004 | accuracy is 0
            OPTIONS | HEADERROR -1            | INP-004 | head error is -1
            OPTIONS | FLOWCHANGE -1           | INP-004 | flow change is -1
            OPTIONS | CHECKFREQ 0             | INP-004 | CHECKFREQ is 0
            OPTIONS | MAXCHECK 0              | INP-004 | MAXCHECK is 0
            OPTIONS | HTOL 0                  | INP-004 | HTOL is 0
            OPTIONS | QTOL 0                  | INP-004 | QTOL is 0
            OPTIONS | RQTOL 0                 | INP-004 | RQTOL is 0
            OPTIONS | UNBALANCED CONTINUE -1  | INP-004 | number of extra trials is -1
            OPTIONS | VISCOSITY 0             | INP-004 | viscosity is 0
            OPTIONS | SPECIFIC GRAVITY 0      | INP-004 | specific gravity is 0
            OPTIONS | EMITTER EXPONENT 0      | INP-004 | emitter exponent is 0
            OPTIONS | MINIMUM PRESSURE -1     | INP-004 | minimum pressure is -1
            OPTIONS | PRESSURE EXPONENT 0     | INP-004 | pressure exponent is 0
            OPTIONS | TOLERANCE -1            | INP-004 | tolerance is -1
            OPTIONS | DIFFUSIVITY -1          | INP-004 | diffusivity is -1
            OPTIONS | UNITS FURLONGS          | INP-011 | "FURLONGS"
            OPTIONS | HEADLOSS X-Y            | INP-011 | "X-Y"
            OPTIONS | UNBALANCED MAYBE        | INP-011 | "MAYBE"
            """)
    void j07_timesAndOptions(String section, String line, String code, String said) {
        refuses(section, line, code, said);
    }

    /** A word that means nothing is told even when a line before it said something that does. */
    @Test
    void j08_aPressureUnitThatIsNoneIsToldWhateverCameBefore() {
        refuses("OPTIONS", "PRESSURE FURLONGS", "INP-011", "\"FURLONGS\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEMAND MODEL SOMETIMES", "BACKFLOW ALLOWED MAYBE"})
    void j09_aChoiceThatIsNoneIsNotTakenForTheUsualOne(String line) {
        refuses("OPTIONS", line, "INP-011", "has no meaning here");
    }

    @Test
    void j10_theTracedNodeMustBeThere() {
        refuses("OPTIONS", "QUALITY TRACE ghost", "INP-005", "no node named \"ghost\"");
    }

    /** The bad clause stands third in a rule that is otherwise whole. */
    private static void refusesClause(String clause, String code, String said) {
        boolean premise = clause.startsWith("AND ") && !clause.endsWith("!");
        String bad = clause.replace("!", "");
        String rule = premise
                ? "RULE x\nIF SYSTEM TIME = 3\n" + bad + "\nTHEN PUMP U1 STATUS IS OPEN\n"
                : "RULE x\nIF SYSTEM TIME = 3\nTHEN PUMP U1 STATUS IS OPEN\n" + bad + "\n";
        String text = Samples.EVERYTHING.replace("[END]", "[RULES]\n" + rule + "[END]");
        long row = text.lines().toList().indexOf("RULE x") + (premise ? 3 : 4);
        List<Fault> found = faults(text);
        assertThat(found).as("%s: %s", clause, found).allSatisfy(fault -> isWhole(fault, row));
        assertThat(found).anySatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.problem()).contains(said);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AND SYSTEM TIME =                | INP-002 | 5 are needed
            AND NODE A PRESSURE ABOVE        | INP-002 | 6 are needed
            AND NODE A PRESSURE ABOVE x      | INP-003 | "x"
            AND SYSTEM TIME = noon           | INP-003 | "noon" is not a time
            AND NODE ghost PRESSURE ABOVE 3  | INP-005 | no node named "ghost"
            AND LINK ghost FLOW ABOVE 3      | INP-006 | no link named "ghost"
            AND TOWN A PRESSURE ABOVE 3      | INP-011 | "TOWN"
            AND NODE A COLOUR ABOVE 3        | INP-011 | "COLOUR"
            AND NODE A PRESSURE BESIDE 3     | INP-011 | "BESIDE"
            AND NODE A FLOW ABOVE 3          | INP-011 | "FLOW"
            AND LINK P1 PRESSURE ABOVE 3     | INP-011 | "PRESSURE"
            AND LINK P1 DEMAND ABOVE 3       | INP-011 | "DEMAND"
            AND SYSTEM PRESSURE ABOVE 3      | INP-011 | "PRESSURE"
            AND NODE A CLOCKTIME ABOVE 3     | INP-011 | "CLOCKTIME"
            AND PUMP U1 STATUS IS!           | INP-002 | 6 are needed
            AND PUMP U1 SETTING IS fast!     | INP-003 | "fast"
            AND PUMP U1 SETTING IS -1!       | INP-004 | setting is -1
            AND PUMP ghost STATUS IS OPEN!   | INP-006 | no link named "ghost"
            AND PIPE P3 STATUS IS OPEN!      | INP-013 | check valve
            AND VALVE V2 SETTING IS 3!       | INP-013 | setting of a GPV
            ELSE PUMP ghost STATUS IS OPEN   | INP-006 | no link named "ghost"
            PRIORITY                         | INP-002 | 2 are needed
            PRIORITY high                    | INP-003 | "high"
            OR PUMP U1 STATUS IS OPEN        | INP-014 | in the order
            IF SYSTEM TIME = 3               | INP-014 | in the order
            THEN PUMP U1 STATUS IS OPEN      | INP-014 | in the order
            WHEN SYSTEM TIME = 3             | INP-011 | "WHEN"
            """)
    void j11_rules(String clause, String code, String said) {
        refusesClause(clause, code, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RULE x                                                    | a rule of nothing
            RULE x/IF SYSTEM TIME = 3                                 | a rule without action
            IF SYSTEM TIME = 3                                        | a premise of no rule
            THEN PUMP U1 STATUS IS OPEN                               | an action of no rule
            ELSE PUMP U1 STATUS IS OPEN                               | another of no rule
            PRIORITY 3                                                | a priority of no rule
            DISABLED                                                  | a word of no rule
            RULE x/THEN PUMP U1 STATUS IS OPEN                        | no premise
            RULE x/IF SYSTEM TIME = 3/ELSE PUMP U1 STATUS IS OPEN     | else without then
            RULE x/IF SYSTEM TIME = 3/PRIORITY 1                      | priority without action
            """)
    void j12_clausesOutOfOrder(String clauses, String why) {
        String text = Samples.LEAST + "[PUMPS]\nU1 R J POWER 1\n[RULES]\n" + clauses.replace('/', '\n') + "\n";
        assertThat(faults(text)).as(why).extracting(Fault::code).containsOnly("INP-014");
    }

    private static List<Fault> remarks(String text) {
        return InpReader.read(text, "odd.inp").remarks();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [FLOWERS]                     | INP-001 | section is not known
            [OPTIONS]/COLOUR 3            | INP-011 | "COLOUR" is not known
            [OPTIONS]/HYDRAULICS USE a.hyd | INP-027 | Hydraulics files
            [PIPES]/X R J 10 0.001 100    | INP-025 | diameter 0.001 is no real pipe
            [PIPES]/X R J 10 100 0.01     | INP-025 | Hazen-Williams coefficient 0.01
            """)
    void j13_whatIsOddIsRemarkedAndTheNetworkTaken(String lines, String code, String said) {
        String text = Samples.LEAST + lines.replace('/', '\n') + "\n";
        assertThat(remarks(text)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.severity()).isEqualTo(Fault.Severity.REMARK);
            assertThat(fault.problem()).contains(said);
            assertThat(fault.place().row()).isEqualTo(text.lines().count());
            assertThat(fault.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAP town.map", "VERIFY a", "SEGMENTS 3", "PATTERN nobody", "UNITS", "QUALITY NONE"})
    void j14_optionsOfOtherProgramsAreQuietlyLeftOut(String line) {
        assertThat(remarks(Samples.LEAST + "[OPTIONS]\n" + line + "\n")).isEmpty();
    }

    /** A roughness of 0.01 is Manning's when the formula says so: nothing is odd then. */
    @Test
    void j15_aManningCoefficientIsNotOdd() {
        assertThat(remarks(Samples.LEAST.replace("100 200 100", "100 200 0.01") + "[OPTIONS]\nHEADLOSS C-M\n"))
                .isEmpty();
    }

    /** Text before the first section is told once, however much of it there is. */
    @Test
    void j16_textOutsideSectionsIsToldOnce() {
        assertThat(remarks("one\ntwo\nthree\n" + Samples.LEAST)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("INP-024");
            assertThat(fault.place().row()).isEqualTo(1);
        });
    }

    /** A curve that does not rise is told with the line it begins at. */
    @Test
    void j17_aCurveThatDoesNotRiseIsToldWithItsLine() {
        String text = Samples.EVERYTHING.replace("loss 10 5", "loss 0 5");
        long row = text.lines().toList().indexOf("loss 0 0") + 1L;
        assertThat(faults(text)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("INP-020");
            assertThat(fault.place().row()).isEqualTo(row);
        });
    }

    /** Three bad rows in three sections are three faults, by line. */
    @Test
    void j18_everyMistakeIsToldAtOnce() {
        String text = "[PIPES]\nP R J 0 200 100\n[JUNCTIONS]\nJ x\n[RESERVOIRS]\nR 20 ghost\n";
        assertThat(faults(text)).extracting(fault -> fault.place().row()).containsExactly(2L, 4L, 6L);
        assertThat(faults(text)).extracting(Fault::code).containsExactly("INP-004", "INP-003", "INP-007");
    }
}
