package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.geo.Crs;

/** What a report may say: of its place, its class, its words and who tells it. */
class ReportFormTest {
    private final TestCases test = new TestCases(TestPlatform.shared());

    private static NewReport at(String crs, Double x, Double y, String method, Double accuracy) {
        return new NewReport(
                "web",
                "01001",
                "井盖松动",
                x,
                y,
                crs,
                method,
                accuracy,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                null,
                null,
                false);
    }

    private List<String> faults(NewReport report) {
        FaultException e = catchThrowableOfType(FaultException.class, () -> test.reports.take(report, "citizen"));
        assertThat(e).as("refused").isNotNull();
        assertThat(e.faults())
                .extracting(Fault::remedy)
                .allSatisfy(r -> assertThat(r).isNotBlank());
        return e.faults().stream().map(f -> f.code() + " " + f.place().field()).toList();
    }

    private Report.Place placed(NewReport report) {
        var taken = test.reports.take(report, "citizen");
        return test.get(taken.caseId()).reports().getFirst().place();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
        WGS84 | 125.3 | -     | CASE-132 /longitude
        WGS84 | -     | 43.9  | CASE-132 /longitude
        WGS84 | 181   | 43.9  | CASE-134 /longitude
        WGS84 | 43.9  | 125.3 | CASE-134 /longitude
        WGS84 | NaN   | 43.9  | CASE-134 /longitude
        WGS84 | 125.3 | NaN   | CASE-134 /longitude
        WGS84 | Infinity | 0  | CASE-134 /longitude
        wgs84 | 125.3 | 43.9  | CASE-133 /crs
        EPSG:4326 | 125.3 | 43.9 | CASE-133 /crs
        ''    | 125.3 | 43.9  | CASE-133 /crs
        """)
    void aPlaceThatIsNoneIsToldAtItsHalf(String crs, Double x, Double y, String told) {
        assertThat(faults(at(crs, x, y, "map", null))).containsExactly(told);
    }

    /** The shift of GCJ-02 at Changchun is 500 to 700 m; that of BD-09 is some 800 m more. */
    @ParameterizedTest
    @CsvSource({"GCJ02, GCJ-02", "BD09, BD-09", "CGCS2000, EPSG:4490", "WGS84, EPSG:4326"})
    void aPlaceInAnySystemOfAPhoneComesToTheSameSpotAndKeepsWhatWasGiven(String code, String name) {
        double[] given = {125.3245, 43.8868};
        Crs crs = Crs.find(name).orElseThrow();
        if (!crs.isLonLat()) crs.fromLonLat(given, 1);
        Report.Place place = placed(at(code, given[0], given[1], "gps", 5.0));
        assertThat(place.longitude()).isCloseTo(125.3245, within(1e-5));
        assertThat(place.latitude()).isCloseTo(43.8868, within(1e-5));
        assertThat(place.inputCrs()).isEqualTo(code);
        assertThat(place.inputX()).isEqualTo(given[0]);
        assertThat(place.inputY()).isEqualTo(given[1]);
    }

    /** Up to 15 m a cover is found, up to 100 m a house, up to 1000 m a quarter; a map or a receiver without a word is like a house. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        asset,   -,    A
        asset,   5000, A
        gps,     0,    A
        gps,     15,   A
        gps,     15.1, B
        gps,     100,  B
        gps,     101,  C
        gps,     1000, C
        gps,     1001, D
        manual,  1e9,  D
        gps,     -,    B
        map,     -,    B
        geocode, -,    C
        manual,  -,    C
        """)
    void howWellAPlaceIsKnownFollowsFromHowItWasFound(String method, Double accuracy, String quality) {
        assertThat(placed(at("WGS84", 125.3, 43.9, method, accuracy)).quality()).isEqualTo(quality);
    }

    /** No receiver is nearer than exact: what says so is broken, and its place is not the best. */
    @ParameterizedTest
    @CsvSource({"-1", "-0.001", "NaN", "Infinity", "-Infinity"})
    void anAccuracyThatIsNoDistanceIsRefused(double accuracy) {
        assertThat(faults(at("WGS84", 125.3, 43.9, "gps", accuracy))).containsExactly("CASE-143 /accuracyMeters");
    }

    @Test
    void aReportWithoutAPlaceIsTaken() {
        assertThat(placed(NewReport.of("web", "01001", "井盖松动"))).isNull();
    }

    private static NewReport saying(String text, Contact contact, String address) {
        return new NewReport(
                "web", "01001", text, null, null, "WGS84", "manual", null, address, contact, Map.of(), null, null, null,
                false);
    }

    @Test
    void wordsOfEveryKindHaveTheirLength() {
        assertThat(faults(saying(
                        "字".repeat(4001),
                        new Contact("n".repeat(201), "1".repeat(201), "e".repeat(201)),
                        "a".repeat(4001))))
                .containsExactly(
                        "CASE-131 /text", "CASE-131 /address", "CASE-131 /name", "CASE-131 /phone", "CASE-131 /email");
        assertThat(faults(saying("a\0b", new Contact("\0", "", ""), null)))
                .containsExactly("CASE-131 /text", "CASE-131 /name");
        var taken = test.reports.take(saying("字".repeat(4000), Contact.NOBODY, null), "citizen");
        assertThat(test.get(taken.caseId()).reports()).hasSize(1);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var report = new NewReport(
                "web",
                "no such class",
                "字".repeat(4001),
                200.0,
                0.0,
                "WGS84",
                "map",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                null,
                null,
                false);
        assertThat(faults(report)).containsExactly("CASE-130 /class", "CASE-131 /text", "CASE-134 /longitude");
    }

    @Test
    void anAnswerToNoQuestionIsToldAndALongNameOfOneIsShortened() {
        var answers = new HashMap<String, String>();
        answers.put("colour", "red");
        answers.put("q".repeat(500), "x");
        var report = new NewReport(
                "web",
                "01001",
                "井盖松动",
                null,
                null,
                "WGS84",
                "manual",
                null,
                null,
                Contact.NOBODY,
                answers,
                null,
                null,
                null,
                false);
        assertThat(faults(report))
                .containsExactlyInAnyOrder("CASE-136 /answers/colour", "CASE-136 /answers/" + "q".repeat(60) + "…");
    }

    /** A system that sends the same matter again, because no answer came, has reported once. */
    @Test
    void theSameNumberOfAnotherSystemIsTheSameReport() {
        String number = "H-" + test.reported();
        NewReport report = new NewReport(
                "import",
                "01001",
                "井盖松动",
                null,
                null,
                "WGS84",
                "manual",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                number,
                null,
                false);
        var first = test.reports.take(report, "system");
        var again = test.reports.take(report, "system");
        assertThat(again.caseId()).isEqualTo(first.caseId());
        assertThat(test.get(first.caseId()).reports()).hasSize(1);
    }

    @Test
    void aReportThatJoinsACaseOpensNone() {
        var one = test.reported();
        NewReport report = new NewReport(
                "desk",
                "01001",
                "同一处井盖",
                null,
                null,
                "WGS84",
                "manual",
                null,
                null,
                Contact.NOBODY,
                Map.of(),
                null,
                null,
                one,
                false);
        assertThat(test.reports.take(report, "desk").caseId()).isEqualTo(one);
        assertThat(test.get(one).reports()).hasSize(2);
    }
}
