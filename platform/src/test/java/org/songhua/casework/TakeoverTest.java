package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseTakeover.Request;
import org.songhua.casework.CaseTakeover.Taken;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Scope;
import org.songhua.store.Database;

/** Cases of another system: taken once, replayed by a flow, with the limits of that time, and gone on with here. */
class TakeoverTest {
    private static final String HEADER = "No,Began,Limit,Ended,Status,Kind,Unit,X,Y,Where,What\n";

    private final TestCases test = new TestCases(TestPlatform.shared());
    private final Database database = TestPlatform.shared().bean(Database.class);
    private final CaseTakeover takeover = TestPlatform.shared().bean(CaseTakeover.class);
    /** Every test takes from a system of its own, so that none knows the numbers of another. */
    private final String source =
            "old_" + UUID.randomUUID().toString().substring(0, 8).replace("-", "");

    @TempDir
    Path folder;

    private String mapping() {
        return """
                source: %s
                flow: taken_over
                zone: Asia/Shanghai
                times: ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"]
                number: No
                opened: Began
                due: Limit
                longitude: X
                latitude: Y
                address: Where
                text: What
                class: {column: Kind, values: {cover: "01001"}}
                department: {column: Unit, values: {R: roads}, otherwise: water}
                steps:
                  - {do: close, at: Ended, when: {column: Status, is: Closed}}
                """.formatted(source);
    }

    private Taken take(String mapping, String rows, boolean dryRun) {
        try {
            Path file = Files.createTempFile(folder, "cases", ".csv");
            Files.writeString(file, HEADER + rows, StandardCharsets.UTF_8);
            return takeover.take(new Request(file, "cases.csv", mapping, "mapping.yml", dryRun), TestCases.ALL);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Taken take(String rows) {
        return take(mapping(), rows, false);
    }

    private CaseFile of(String number) {
        UUID id = database.get(
                "select case_id from casework.report where channel = ? and external_no = ?",
                row -> row.uuid("case_id"),
                source,
                number);
        return test.get(id);
    }

    private String clock(String number) {
        return database.get(
                "select status || ' ' || to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as said"
                        + " from casework.case_clock where case_id = ?",
                row -> row.text("said"),
                of(number).summary().id());
    }

    @Test
    void aRowIsACaseThatTheFlowHasReplayed() {
        Taken taken = take("""
                A1,2025-03-01 08:00,2025-03-03 08:00,2025-03-02 10:30,Closed,cover,R,125.32,43.88,人民大街1号,井盖响
                A2,2025-03-01 08:00,2025-03-03 08:00,2025-03-04 09:00,Closed,cover,?,,,,
                A3,2025-03-01,,,Open,cover,R,125.33,43.89,,
                """);
        assertThat(List.of(taken.rows(), taken.taken(), taken.refused(), taken.unplaced()))
                .containsExactly(3L, 3L, 0L, 1L);
        assertThat(of("A1").summary().state()).isEqualTo("closed");
        assertThat(of("A1").summary().department()).isEqualTo("roads");
        assertThat(of("A2").summary().department()).isEqualTo("water");
        assertThat(of("A2").summary().longitude()).isNull();
        assertThat(of("A3").summary().state()).isEqualTo("open");
        // 2 March is before the limit of 3 March, 4 March is not.
        assertThat(clock("A1")).isEqualTo("MET 2025-03-03 08:00");
        assertThat(clock("A2")).isEqualTo("BREACHED 2025-03-03 08:00");
        for (String number : List.of("A1", "A2", "A3"))
            assertThat(test.cases.verify(of(number).summary().id(), Scope.ALL).agrees())
                    .isTrue();
    }

    @Test
    void theSameTableTwiceChangesNothing_andANewerOneTakesWhatHasMovedOn() {
        String open = "B1,2025-03-01 08:00,2025-03-03 08:00,,Open,cover,R,,,,\n";
        take(open);
        Taken again = take(open);
        assertThat(List.of(again.taken(), again.advanced(), again.unchanged())).containsExactly(0L, 0L, 1L);
        Taken newer = take("B1,2025-03-01 08:00,2025-03-03 08:00,2025-03-02 08:00,Closed,cover,R,,,,\n");
        assertThat(List.of(newer.taken(), newer.advanced(), newer.unchanged())).containsExactly(0L, 1L, 0L);
        assertThat(of("B1").summary().state()).isEqualTo("closed");
        assertThat(test.cases.verify(of("B1").summary().id(), Scope.ALL).agrees())
                .isTrue();
    }

    @Test
    void aCaseThatPeopleHereHaveGoneOnWithIsTheirs() {
        take("C1,2025-03-01 08:00,,,Open,cover,R,,,,\n");
        UUID id = of("C1").summary().id();
        test.cases.act(id, null, CaseAction.of("dispatch").with("department", "light"), TestCases.DISPATCHER);
        Taken newer = take("C1,2025-03-01 08:00,,2025-03-02 08:00,Closed,cover,R,,,,\n");
        assertThat(newer.unchanged()).isEqualTo(1);
        assertThat(of("C1").summary().state()).isEqualTo("open");
        test.cases.attach(id, "after", TestCases.PHOTO, TestCases.WORKER);
        test.act(id, "dispose", TestCases.WORKER);
        assertThat(test.act(id, "pass", TestCases.CHECKER).summary().state()).isEqualTo("closed");
    }

    @Test
    void whatIsWrongWithRowsIsToldWithLineAndColumnAndTheRestIsTaken() {
        Taken taken = take("""
                ,2025-03-01 08:00,,,Open,cover,R,,,,
                D2,yesterday,,,Open,cover,R,,,,
                D3,2025-03-01 08:00,,,Open,tree,R,,,,
                D4,2025-03-02 08:00,,2025-03-01 08:00,Closed,cover,R,,,,
                D5,2025-03-01 08:00,,,Open,cover,R,999,99,,
                D6,2025-03-01 08:00,,,Open,cover,R,125,43,,
                """);
        assertThat(List.of(taken.rows(), taken.taken(), taken.refused())).containsExactly(6L, 3L, 3L);
        assertThat(taken.faults())
                .extracting(fault -> fault.code() + " " + fault.place().row() + " "
                        + fault.place().field())
                .containsExactly(
                        "CASE-244 2 No", "CASE-245 3 Began", "CASE-246 4 Kind", "CASE-247 5 Ended", "CASE-248 6 X");
        assertThat(taken.faults().stream().filter(fault -> fault.severity() == Fault.Severity.REFUSED))
                .hasSize(3);
        // Both times are kept: the log counts the later one, and says what the table said.
        CaseEvent close = test.cases.log(of("D4").summary().id(), Scope.ALL).getLast();
        assertThat(close.event().at()).isEqualTo("2025-03-02T00:00:00Z");
        assertThat(close.event().occurredAt()).isEqualTo("2025-03-01T00:00:00Z");
    }

    /** Six addresses and two without on one point, 24 rows: nobody lives there. The 25th at an address of its own does. */
    @Test
    void whatLiesOnADefaultPointHasNoPlace() {
        var rows = new StringBuilder();
        for (int i = 0; i < 24; i++)
            rows.append("E%d,2025-03-01 08:00,,,Open,cover,R,125.3,43.8,%s,\n"
                    .formatted(i, i % 8 < 6 ? "road " + i % 8 : ""));
        rows.append("E24,2025-03-01 08:00,,,Open,cover,R,125.4,43.9,street 9,\n");
        Taken taken = take(rows.toString());
        assertThat(taken.defaultPoints()).singleElement().satisfies(point -> {
            assertThat(point.reports()).isEqualTo(24);
            assertThat(point.addresses()).isEqualTo(6);
        });
        assertThat(taken.unplaced()).isEqualTo(24);
        assertThat(of("E24").summary().longitude()).isEqualTo(125.4);
        assertThat(of("E3").summary().longitude()).isNull();
    }

    @Test
    void aDryRunTellsTheSameAndWritesNothing() {
        String rows = "F1,2025-03-01 08:00,,,Open,cover,R,,,,\nF2,no day,,,Open,cover,R,,,,\n";
        Taken tried = take(mapping(), rows, true);
        assertThat(database.list("select 1 as one from casework.report where channel = ?", row -> 1, source))
                .isEmpty();
        assertThat(take(rows)).isEqualTo(tried);
    }

    @Test
    void whatWasReportedIsSealed() {
        take("G1,2025-03-01 08:00,,,Open,cover,R,,,长江路88号,王先生 13912345678 说井盖响\n");
        Map<String, String> kept = database.get(
                "select coalesce(public_text, '') as shown, array_to_string(findings, ',') as findings"
                        + " from casework.report where channel = ?",
                row -> Map.of("shown", row.text("shown"), "findings", row.text("findings")),
                source);
        assertThat(kept.get("shown")).isEmpty();
        assertThat(kept.get("findings")).contains("phone");
        List<String> leaks = database.list(
                "select event::text as event from casework.case_event where case_id = ?",
                row -> row.text("event"),
                of("G1").summary().id());
        assertThat(leaks).noneMatch(event -> event.contains("13912345678") || event.contains("长江路"));
    }

    @Test
    void everyMistakeOfTheMappingIsToldBeforeARowIsRead() {
        String wrong = mapping().replace("\"01001\"", "\"99999\"").replace("roads", "nobody");
        assertThatThrownBy(() -> take(wrong, "", false))
                .asInstanceOf(type(FaultException.class))
                .satisfies(e -> assertThat(e.faults()).extracting(Fault::code).containsExactly("CASE-242", "CASE-242"));
        assertThatThrownBy(() -> take(mapping() + "whatever: 1\n", "", false)).isInstanceOf(FaultException.class);
        assertThatThrownBy(() -> take(mapping().replace("Asia/Shanghai", "Atlantis"), "", false))
                .hasMessageContaining("CASE-240");
        assertThatThrownBy(() -> take(mapping().replace("do: close", "do: dance"), "", false))
                .hasMessageContaining("CASE-242");
        assertThatThrownBy(() -> take(mapping().replace("at: Ended", "at: Finished"), "", false))
                .hasMessageContaining("CASE-241")
                .hasMessageContaining("Finished");
    }

    @Test
    void whoMayNotConfigureCasesTakesNone() {
        var request = new Request(folder.resolve("none.csv"), "none.csv", mapping(), "mapping.yml", false);
        assertThatThrownBy(() -> takeover.take(request, TestCases.DESK)).isInstanceOf(NotAllowedException.class);
    }
}
