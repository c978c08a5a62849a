package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.evaluation.Evaluation.Proposal;
import org.songhua.evaluation.Reports.Draft;
import org.songhua.evaluation.Reports.Form;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/**
 * Ten shares of a published report of which numerator and denominator are printed, G01 to G10: computed from objects, entered by
 * hand, and added up over their regions. Areas are in hundredths of a square kilometre where they are counted, in square metres
 * where they are entered. The tenth is an arithmetic slip of the report: 149 of 223 is 66.82 %, printed is 67.82 %.
 */
class GoldenCasesTest {
    private static final String CASES = """
            G01, mohurd-2025:B01, 1580, 2816, 10000, 56.11, 56.10
            G02, mohurd-2025:U24, 4042, 19632, 10000, 20.59, 20.59
            G03, mohurd-2025:X01, 1629, 2816, 10000, 57.85, 57.84
            G04, mohurd-2025:U09, 15, 52, 1, 28.85, 29
            G05, mohurd-2025:U17, 2, 695, 1, 0.288, 0.29
            G06, parking-2025:K06, 117, 182, 1, 64.29, 64.29
            G07, mohurd-2025:S05, 6, 31, 1, 19.35, 19
            G08, mohurd-2025:R01, 28, 46, 1, 60.87, 61
            G09, parking-2025:K02, 15009, 56716, 1, 26.46, 26.46
            G10, parking-2025:K05, 149, 223, 1, 66.82, 67.82
            """;

    private final OwnTown town = new OwnTown();

    /** The numerator in three open car parks, the rest in closed ones, none above what a car park may have. */
    private void count(int street, int above, int below) {
        split(street, above, true);
        split(street, below - above, false);
    }

    private void split(int street, int places, boolean open) {
        int third = places / 3;
        town.parking(street, third, open);
        town.parking(street, third, open);
        town.parking(street, places - 2 * third, open);
    }

    @ParameterizedTest
    @CsvSource(textBlock = CASES)
    void aShareCountedFromObjectsIsTheComputedOne(
            String number, String indicator, int above, int below, double unit, double computed, double printed) {
        count(3, above, below);
        town.run();
        for (String place : List.of(OwnTown.street(3), OwnTown.DISTRICT, OwnTown.CITY, "*")) {
            assertThat(town.value(OwnTown.OPEN, place).measured())
                    .as(number + " in " + place)
                    .returns((double) above, measured -> measured.numerator())
                    .returns((double) below, measured -> measured.denominator())
                    .satisfies(measured -> assertThat(measured.value()).isCloseTo(computed, within(0.005)));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = CASES)
    void aShareEnteredByItsHalvesIsTheComputedOne(
            String number, String indicator, double above, double below, double unit, double computed, double printed) {
        IndicatorValue value = town.enterShare(indicator, OwnTown.CITY, above * unit, below * unit);
        assertThat(value.measured().value()).as(number).isCloseTo(computed, within(0.005));
        assertThat(value.measured().numerator()).isEqualTo(above * unit);
        assertThat(value.measured().denominator()).isEqualTo(below * unit);
        IndicatorValue counting = town.value(indicator, OwnTown.CITY);
        assertThat(counting.hash()).isEqualTo(value.hash());
    }

    @ParameterizedTest
    @CsvSource(textBlock = CASES)
    void thePrintedShareIsTakenBesideItsHalvesUnlessRoundingCannotExplainIt(
            String number, String indicator, double above, double below, double unit, double computed, double printed) {
        var proposal = new Proposal(
                indicator,
                OwnTown.CITY,
                "2025",
                printed,
                above * unit,
                below * unit,
                org.songhua.engine.indicator.Status.MEASURED,
                "体检报告.docx",
                "报告附表");
        if (!number.equals("G10")) {
            assertThat(town.enter(proposal).measured().value()).isCloseTo(computed, within(0.005));
            return;
        }
        assertThatThrownBy(() -> town.evaluation.propose(proposal, Caller.all("li")))
                .hasMessageContaining("EVAL-036")
                .hasMessageContaining("66.8161")
                .hasMessageContaining("67.82");
    }

    @Test
    void allTenTogetherAreTheSumsAndNotTheMean() {
        int[][] cases = {
            {1580, 2816}, {4042, 19632}, {1629, 2816}, {15, 52}, {2, 695},
            {117, 182}, {6, 31}, {28, 46}, {15009, 56716}, {149, 223}
        };
        int above = 0;
        int below = 0;
        for (int i = 0; i < cases.length; i++) {
            count(i, cases[i][0], cases[i][1]);
            town.enterShare(OwnTown.SHARE, OwnTown.street(i), cases[i][0], cases[i][1]);
            above += cases[i][0];
            below += cases[i][1];
        }
        town.run();
        double share = 100.0 * above / below;
        for (String indicator : List.of(OwnTown.OPEN, OwnTown.SHARE)) {
            for (String place : List.of(OwnTown.DISTRICT, OwnTown.CITY, "*")) {
                assertThat(town.value(indicator, place).measured())
                        .as(indicator + " in " + place)
                        .returns((double) above, measured -> measured.numerator())
                        .returns((double) below, measured -> measured.denominator())
                        .satisfies(measured -> assertThat(measured.value()).isCloseTo(share, within(1e-9)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT | 日周转率不大于4次的停车场占比67.82%，大于4次的占比33.18%。",
                "TEXT | 公共停车场223处，其中日周转率不大于4次的149处，占67.82%。",
                "CSV | 周转率,占比\\n不大于4次,67.82%\\n大于4次,33.18%\\n",
                "HTML | <p>日周转率不大于4次的停车场占67.82%，其余占33.18%。</p>"
            })
    void theSlipIsFoundInAReportOfAnyForm(Form form, String text) {
        assertThat(findings(form, text.replace("\\n", "\n")))
                .extracting(Fault::code)
                .containsAnyOf("CONTRA-001", "CONTRA-008");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TEXT | 日周转率不大于4次的停车场占比66.82%，大于4次的占比33.18%。",
                "TEXT | 公共停车场223处，其中日周转率不大于4次的149处，占66.82%。",
                "HTML | <p>日周转率不大于4次的停车场占66.82%，其余占33.18%。</p>"
            })
    void theRightNumberIsLeftAlone(Form form, String text) {
        assertThat(findings(form, text)).isEmpty();
    }

    private static List<Fault> findings(Form form, String text) {
        return OwnTown.PLATFORM
                .bean(Reports.class)
                .check(new Draft(form, text, OwnTown.CITY, "2025", "prefecture"), Scope.ALL);
    }
}
