package org.songhua.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.indicator.Gaps.Place;
import org.songhua.engine.indicator.Grading.Band;
import org.songhua.engine.indicator.Grading.Grade;
import org.songhua.engine.indicator.Grading.GroupGrade;
import org.songhua.engine.indicator.Grading.Rule;
import org.songhua.engine.indicator.Problems.Finding;

/** B01: what real reports did wrong, one test each. */
class LessonsTest {

    @Test
    void whatOneSchoolHasTooMuchHelpsNoOther() {
        // Needs 100 and 50, has 40 and 90: 60 places are missing, net only 20.
        var places = List.of(new Place(100, 40), new Place(50, 90));
        assertThat(Gaps.gross(places)).isEqualTo(60);
        assertThat(Gaps.net(places)).isEqualTo(20);
        Measured gap = Measured.gap(60, 20, 1, Status.MEASURED);
        assertThat(gap.value()).isEqualTo(60);
        assertThat(Measured.aggregate(List.of(gap, gap), 1))
                .returns(120.0, Measured::value)
                .returns(40.0, Measured::net);
    }

    @Test
    void addingASurplusNeverMakesTheGapSmaller() {
        for (long seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            var places = new java.util.ArrayList<Place>();
            for (int i = 0; i < 10; i++) places.add(new Place(random.nextInt(100), random.nextInt(100)));
            double before = Gaps.gross(places);
            places.add(new Place(0, 1000));
            assertThat(Gaps.gross(places)).as("seed %d", seed).isEqualTo(before);
            assertThat(Gaps.net(places)).isLessThan(before);
        }
    }

    @Test
    void twoBuildingsWithFiveProblemsAreTwo() {
        var findings = List.of(
                finding("a", "2.1.1", true),
                finding("a", "2.1.2", true),
                finding("a", "2.1.3", false),
                finding("b", "2.1.1", true),
                finding("b", "2.1.4", true),
                new Finding("c", "H02", "2.2.1", true));
        assertThat(Problems.count(findings, "H01")).isEqualTo(new Problems.Counts(2, 0, 2));
    }

    @Test
    void whoLooksMoreCloselyFindsMoreSoDetectedAndClosedAreToldBesideTheStock() {
        var findings = List.of(finding("a", "2.1.1", false), finding("b", "2.1.1", true), finding("c", "2.1.1", false));
        assertThat(Problems.count(findings, "H01")).isEqualTo(new Problems.Counts(3, 2, 1));
    }

    private static Finding finding(String subject, String code, boolean open) {
        return new Finding(subject, "H01", code, open);
    }

    @Test
    void thresholdsFollowTheClassOfTheCityAndTheDay() {
        var from2025 = LocalDate.of(2025, 3, 14);
        var grading = new Grading(List.of(
                new Rule("prefecture", from2025, null, List.of(new Band(Grade.GOOD, 0.7, 1.5)), "local-rule"),
                new Rule("county", from2025, null, List.of(new Band(Grade.GOOD, 0.6, 1.0)), "local-rule"),
                new Rule(
                        "all", LocalDate.of(2020, 1, 1), from2025, List.of(new Band(Grade.GOOD, 0.5, 2)), "proposal")));
        var today = LocalDate.of(2026, 1, 1);
        assertThat(grading.grade(0.65, "prefecture", today)).isEmpty();
        assertThat(grading.grade(0.65, "county", today)).contains(Grade.GOOD);
        assertThat(grading.grade(1.2, "prefecture", today)).contains(Grade.GOOD);
        assertThat(grading.grade(1.2, "county", today)).isEmpty();
        assertThat(grading.grade(1.9, "county", LocalDate.of(2024, 1, 1))).contains(Grade.GOOD);
        assertThat(grading.rule("county", LocalDate.of(2019, 1, 1))).isEmpty();
    }

    @Test
    void theFirstBandThatHoldsAValueGivesItsGrade() {
        var bands = List.of(
                new Band(Grade.VERY_GOOD, 90, Double.POSITIVE_INFINITY),
                new Band(Grade.GOOD, 80, 90),
                new Band(Grade.FAIR, 60, 80),
                new Band(Grade.POOR, Double.NEGATIVE_INFINITY, 60));
        var grading = new Grading(List.of(new Rule("all", LocalDate.MIN, null, bands, "proposal")));
        assertThat(grading.grade(90, "x", LocalDate.MIN)).contains(Grade.VERY_GOOD);
        assertThat(grading.grade(89.99, "x", LocalDate.MIN)).contains(Grade.GOOD);
        assertThat(grading.grade(3, "x", LocalDate.MIN)).contains(Grade.POOR);
    }

    @Test
    void groupsOfThePublishedReportGetTheGradesItPrints() {
        assertThat(Grading.group(grades(1, 1))).contains(GroupGrade.MEDIUM); // 50 %
        assertThat(Grading.group(grades(3, 1))).contains(GroupGrade.MEDIUM); // 75 %
        assertThat(Grading.group(grades(4, 1))).contains(GroupGrade.GOOD); // 80 %
        assertThat(Grading.group(grades(5, 1))).contains(GroupGrade.GOOD); // 83 %
        assertThat(Grading.group(grades(0, 4))).contains(GroupGrade.POOR);
        assertThat(Grading.group(grades(10, 0))).contains(GroupGrade.EXCELLENT);
        assertThat(Grading.group(List.of())).isEmpty();
    }

    private static List<Grade> grades(int good, int poor) {
        var all = new java.util.ArrayList<Grade>();
        for (int i = 0; i < good; i++) all.add(i % 2 == 0 ? Grade.GOOD : Grade.VERY_GOOD);
        for (int i = 0; i < poor; i++) all.add(Grade.FAIR);
        return all;
    }

    @Test
    void aFingerprintChangesWithEveryPartAndWithTheirBounds() {
        assertThat(Fingerprint.of("ab", "c")).hasSize(64).isEqualTo(Fingerprint.of("ab", "c"));
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.of(1.0)).isNotEqualTo(Fingerprint.of(1.0000000000000002));
    }

    @Test
    void statusesHaveTheirSdmxCodesAndOnlyTwoHaveANumber() {
        assertThat(Status.MEASURED.sdmx()).isEqualTo("A");
        assertThat(Status.NOT_COLLECTED.code()).isEqualTo("not_collected");
        for (Status status : Status.values()) {
            if (!status.hasValue()) assertThat(Measured.without(status).value()).isNaN();
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Measured.without(Status.MEASURED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Measured.gap(1, 1, 1, Status.MEASURED).value()).isCloseTo(1, within(0.0));
    }
}
