package org.songhua.casework.internal.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.engine.flow.FlowCase;
import org.songhua.engine.location.DefaultPoints;
import org.songhua.engine.location.PlacedReport;

/** A row as a past case: its moments in order, its place, and every mistake of it with line and column. */
class PastCaseReaderTest {
    private static final String YAML =
            MappingTest.LEAST.replace("class: {otherwise", "class: {column: Kind, otherwise") + """
            due: Limit
            longitude: X
            latitude: Y
            address: Where
            text: What
            steps:
              - {do: dispatch, at: Sent}
              - {do: close, at: Ended, when: {column: Status, is: [Closed]}}
            """;
    private static final DefaultPoints NOWHERE = DefaultPoints.find(List.of());

    private final List<Fault> faults = new ArrayList<>();

    private static PastRow row(Map<String, String> cells) {
        var all = new HashMap<>(Map.of("No", "7", "Began", "2025-03-01 08:00:00"));
        all.putAll(cells);
        var columns = new HashMap<String, Integer>();
        var values = new ArrayList<String>();
        all.forEach((column, value) -> {
            columns.put(PastRow.key(column), values.size());
            values.add(value);
        });
        return new PastRow(columns, values, Place.inFile("cases.csv").withRow(12));
    }

    private Optional<PastCase> read(Map<String, String> cells) {
        return read(YAML, cells, NOWHERE);
    }

    private Optional<PastCase> read(String yaml, Map<String, String> cells, DefaultPoints nowhere) {
        return new PastCaseReader(MappingTest.read(yaml), nowhere, faults::add).read(row(cells));
    }

    @Test
    void aRowThatSaysTheLeastIsACaseWithoutLimitPlaceOrSteps() {
        PastCase past = read(Map.of()).orElseThrow();
        assertThat(past.openedAt()).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(past.due()).isNull();
        assertThat(past.place()).isNull();
        assertThat(past.department()).isEmpty();
        assertThat(past.steps()).isEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void stepsAreThoseThatTheRowSaysATimeOfAndThatItsValuesName() {
        var closed = Map.of("Sent", "2025-03-01 09:00:00", "Ended", "2025-03-02 08:00:00", "Status", "Closed");
        assertThat(read(closed).orElseThrow().steps())
                .extracting(step -> step.step().action())
                .containsExactly("dispatch", "close");
        var open = new HashMap<>(closed);
        open.put("Status", "Open");
        assertThat(read(open).orElseThrow().steps())
                .extracting(step -> step.step().action())
                .containsExactly("dispatch");
        assertThat(read(Map.of("Status", "Closed")).orElseThrow().steps()).isEmpty();
    }

    /** Sent at 9, closed at 8 of the same day, begun at 8: the close counts at 9, and said 8 (UTC+8). */
    @Test
    void momentsNeverGoBackAndWhatTheTableSaidIsKept() {
        PastCase past = read(Map.of("Sent", "2025-03-01 09:00:00", "Ended", "2025-03-01 08:00:00", "Status", "Closed"))
                .orElseThrow();
        PastCase.PastStep close = past.steps().getLast();
        assertThat(close.at()).isEqualTo("2025-03-01T01:00:00Z");
        assertThat(close.said()).isEqualTo("2025-03-01T00:00:00Z");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CASE-247");
            assertThat(fault.severity()).isEqualTo(Fault.Severity.REMARK);
            assertThat(fault.place().row()).isEqualTo(12);
            assertThat(fault.place().field()).isEqualTo("Ended");
        });
    }

    @Test
    void everyMistakeOfARowIsToldAndNothingIsMadeOfIt() {
        String strict = YAML.replace("otherwise: \"01001\"", "values: {cover: \"01001\"}");
        var cells = Map.of(
                "No", "", "Began", "", "Limit", "soon", "Kind", "tree", "What", "x".repeat(20_001), "Sent", "later");
        assertThat(read(strict, cells, NOWHERE)).isEmpty();
        assertThat(faults)
                .extracting(fault -> fault.code() + " " + fault.place().field())
                .containsExactly(
                        "CASE-244 No",
                        "CASE-245 Began",
                        "CASE-245 Limit",
                        "CASE-246 Kind",
                        "CASE-131 What",
                        "CASE-245 Sent");
        assertThat(faults).allMatch(fault -> !fault.remedy().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"125.3, ''", "'', 43.8", "'', ''"})
    void halfAPlaceIsNone(String x, String y) {
        assertThat(read(Map.of("X", x, "Y", y)).orElseThrow().place()).isNull();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"181", "-999", "abc", "NaN", "Infinity"})
    void aPlaceOutOfThisWorldIsToldAndLeftOut(String x) {
        PastCase past = read(Map.of("X", x, "Y", "43.8")).orElseThrow();
        assertThat(past.place()).isNull();
        if (!x.equals("abc") && !x.equals("NaN") && !x.equals("Infinity"))
            assertThat(faults).extracting(Fault::code).containsExactly("CASE-248");
    }

    /** Changchun's centre: GCJ-02 lies some 586 m off; what is kept is WGS 84, and what was said beside it. */
    @Test
    void placesOfMapServicesAreShiftedBack() {
        PastCase past = read(YAML + "crs: GCJ02\n", Map.of("X", "125.3245", "Y", "43.8868"), NOWHERE)
                .orElseThrow();
        assertThat(past.place().inputX()).isEqualTo(125.3245);
        assertThat(past.place().inputCrs()).isEqualTo("GCJ02");
        assertThat(Math.hypot(
                        (past.place().longitude() - 125.3245) * 111_320 * Math.cos(Math.toRadians(43.8868)),
                        (past.place().latitude() - 43.8868) * 111_320))
                .isCloseTo(586, within(40.0));
    }

    @Test
    void cgcs2000IsWgs84ForWhatACaseNeeds() {
        PastCase past = read(YAML + "crs: CGCS2000\n", Map.of("X", "125.3", "Y", "43.8"), NOWHERE)
                .orElseThrow();
        assertThat(past.place().longitude()).isCloseTo(125.3, within(1e-7));
        assertThat(past.place().latitude()).isCloseTo(43.8, within(1e-7));
    }

    @Test
    void aDefaultPointIsNoPlaceWhateverTheRowSays() {
        var reports = new ArrayList<PlacedReport>();
        for (int i = 0; i < 30; i++) reports.add(new PlacedReport(125.3, 43.8, "road " + i));
        DefaultPoints nowhere = DefaultPoints.find(reports);
        assertThat(read(YAML, Map.of("X", "125.3", "Y", "43.8", "Where", "road 3"), nowhere)
                        .orElseThrow()
                        .place())
                .isNull();
        assertThat(read(YAML, Map.of("X", "125.31", "Y", "43.8", "Where", "road 3"), nowhere)
                        .orElseThrow()
                        .place())
                .isNotNull();
    }

    @Test
    void theLimitOfThatTimeIsOfItsClockAlone() {
        TakeoverMapping mapping = MappingTest.read(YAML);
        Instant due = Instant.parse("2025-03-03T00:00:00Z");
        var limits = new LimitsOfThatTime(mapping, due);
        var blank = FlowCase.blank();
        assertThat(limits.start("overall", blank, due).due()).isEqualTo(due);
        assertThat(limits.start("overall", blank, due).rule()).isEqualTo("old: Limit");
        assertThat(limits.start("dispose", blank, due).due()).isNull();
        assertThat(new LimitsOfThatTime(mapping, null)
                        .start("overall", blank, due)
                        .due())
                .isNull();
    }
}
