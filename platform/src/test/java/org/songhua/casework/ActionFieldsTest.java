package org.songhua.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;

/** What may stand in the fields of an action, and what is said of everything else. Whatever is refused leaves the case as it was. */
class ActionFieldsTest {
    private final TestCases test = new TestCases(TestPlatform.shared());

    private List<Fault> faults(UUID id, CaseAction action) {
        int before = test.get(id).summary().sequence();
        FaultException e =
                catchThrowableOfType(FaultException.class, () -> test.cases.act(id, null, action, TestCases.ALL));
        assertThat(e).as("%s is refused", action).isNotNull();
        assertThat(test.get(id).summary().sequence()).as("nothing was written").isEqualTo(before);
        assertThat(e.faults()).allSatisfy(fault -> {
            assertThat(fault.problem()).isNotBlank();
            assertThat(fault.remedy()).isNotBlank();
        });
        return e.faults();
    }

    private static List<String> told(List<Fault> faults) {
        return faults.stream().map(f -> f.code() + " " + f.place().field()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        department     | nowhere                              | CASE-104
        department     | roads,water                          | CASE-104
        assisted       | nowhere                              | CASE-104
        assistants     | roads,nowhere                        | CASE-104
        assistants     | roads,                               | CASE-104
        severity       | dreadful                             | CASE-104
        severity       | NORMAL                               | CASE-104
        supervision    | 4                                    | CASE-104
        supervision    | -1                                   | CASE-104
        supervision    | 1.0                                  | CASE-104
        condition      | 5                                    | CASE-104
        condition      | 0                                    | CASE-104
        condition      | 001                                  | CASE-104
        condition      | one                                  | CASE-104
        class          | 99999                                | CASE-104
        merged_into    | 1                                    | CASE-104
        merged_into    | abcdefab-abcd-abcd-abcd-abcdefabcdeG | CASE-104
        extend_by      | 0                                    | CASE-104
        extend_by      | 1000                                 | CASE-104
        extend_by      | 1d                                   | CASE-104
        contact_result | maybe                                | CASE-104
        solved         | true                                 | CASE-104
        satisfied      | 6                                    | CASE-104
        satisfied      | 0                                    | CASE-104
        region         | 220102                               | CASE-105
        grid           | 1                                    | CASE-105
        channel        | web                                  | CASE-105
        reports        | 2                                    | CASE-105
        remark         | 电话 13900001111                      | CASE-103
        remark         | 身份证 220102198001010017             | CASE-103
        """)
    void aValueThatMeansNothingIsToldAtItsField(String field, String value, String code) {
        UUID id = test.reported();
        assertThat(told(faults(id, CaseAction.of("accept").with(field, value))))
                .containsExactly(code + " /fields/" + field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        severity       | urgent
        solved         | yes
        solved         | unknown
        satisfied      | 1
        satisfied      | unknown
        contact_result | no_answer
        supervision    | 3
        condition      | 4
        assistants     | roads,water,light
        assisted       | water
        department     | light
        extend_by      | 999
        remark         | 井盖已围挡
        """)
    void aValueThatMeansSomethingIsKeptWithTheCase(String field, String value) {
        UUID id = test.reported();
        test.cases.act(id, null, CaseAction.of("accept").with(field, value), TestCases.ALL);
        assertThat(test.get(id).standing().fields()).containsEntry(field, value);
    }

    /** Naming an office twice is asking it once: whoever clicked twice meant the same. */
    @Test
    void anOfficeThatIsNamedTwiceIsKnownLikeOneThatIsNamedOnce() {
        UUID id = test.inProgress();
        test.cases.act(id, null, CaseAction.of("assist").with("assistants", "water,water"), TestCases.ALL);
        assertThat(test.get(id).standing().fields()).containsEntry("assistants", "water,water");
        assertThat(told(faults(id, CaseAction.of("assist").with("assistants", "nowhere,nowhere,roads"))))
                .containsExactly("CASE-104 /fields/assistants");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "------------------------------------",
                "0-0-0-0-0---------------------------",
                "ffffffffffffffffffffffffffffffffffff",
                "no id",
                ""
            })
    void whatIsNoIdOfACaseIsToldWhenMerging(String text) {
        UUID id = test.reported();
        assertThat(told(faults(id, CaseAction.of("merge").with("merged_into", text))))
                .contains("CASE-104 /fields/merged_into");
    }

    @Test
    void aCaseGoesIntoNoCaseThatIsNotThereAndNotIntoItself() {
        UUID id = test.reported();
        assertThatThrownBy(() -> test.cases.act(
                        id,
                        null,
                        CaseAction.of("merge")
                                .with("merged_into", UUID.randomUUID().toString()),
                        TestCases.ALL))
                .isInstanceOf(NotFoundException.class);
        assertThat(told(faults(id, CaseAction.of("merge").with("merged_into", id.toString()))))
                .containsExactly("CASE-120 /fields/merged_into");
    }

    @Test
    void aCaseGoesIntoNoneThatHasEndedAndComesBackWithItsReports() {
        UUID one = test.reported();
        UUID ended = test.closed();
        UUID open = test.reported();
        assertThat(told(faults(one, CaseAction.of("merge").with("merged_into", ended.toString()))))
                .containsExactly("CASE-121 /fields/merged_into");
        var report = test.get(one).reports().getFirst().id();
        test.cases.act(one, null, CaseAction.of("merge").with("merged_into", open.toString()), TestCases.ALL);
        assertThat(test.get(one).reports()).isEmpty();
        assertThat(test.get(open).reports()).extracting(Report::id).hasSize(2).contains(report);
        assertThat(test.get(one).summary().state()).isEqualTo("merged");
        test.act(one, "unmerge", TestCases.ALL);
        assertThat(test.get(one).reports()).extracting(Report::id).containsExactly(report);
        assertThat(test.get(open).reports()).hasSize(1);
        assertThat(test.get(one).summary().state()).isEqualTo("reported");
    }

    @Test
    void aChainOfMergesIsTakenBackFromItsEnd() {
        UUID first = test.reported();
        UUID second = test.reported();
        UUID third = test.reported();
        test.cases.act(first, null, CaseAction.of("merge").with("merged_into", second.toString()), TestCases.ALL);
        test.cases.act(second, null, CaseAction.of("merge").with("merged_into", third.toString()), TestCases.ALL);
        assertThat(test.get(third).reports()).hasSize(3);
        test.act(second, "unmerge", TestCases.ALL);
        assertThat(test.get(third).reports()).hasSize(1);
        assertThat(test.get(second).reports()).hasSize(2);
        test.act(first, "unmerge", TestCases.ALL);
        for (UUID id : List.of(first, second, third)) {
            assertThat(test.get(id).reports()).hasSize(1);
            assertThat(test.cases.verify(id, org.songhua.people.Scope.ALL).agrees())
                    .isTrue();
        }
    }

    /** Its report has gone on with the second case to the third: taken back alone, the first would come back without it. */
    @Test
    void aMergeInTheMiddleOfAChainWaitsForTheOneAfterIt() {
        UUID first = test.reported();
        UUID second = test.reported();
        UUID third = test.reported();
        test.cases.act(first, null, CaseAction.of("merge").with("merged_into", second.toString()), TestCases.ALL);
        test.cases.act(second, null, CaseAction.of("merge").with("merged_into", third.toString()), TestCases.ALL);
        assertThat(told(faults(first, CaseAction.of("unmerge")))).containsExactly("CASE-125 /state");
        assertThat(test.get(third).reports()).hasSize(3);
        test.act(second, "unmerge", TestCases.ALL);
        test.act(first, "unmerge", TestCases.ALL);
        for (UUID id : List.of(first, second, third))
            assertThat(test.get(id).reports()).hasSize(1);
    }

    @Test
    void allMistakesOfFormAreToldAtOnce() {
        UUID id = test.reported();
        var fields = new HashMap<String, String>();
        fields.put("remark", "x".repeat(CaseAction.LONGEST_FIELD + 1));
        fields.put("basis", "a\nb");
        fields.put("Not A Name", "1");
        fields.put("call", "13900001111");
        assertThat(told(faults(id, new CaseAction("accept", null, fields, null))))
                .containsExactlyInAnyOrder(
                        "CASE-102 /fields/remark",
                        "CASE-102 /fields/basis",
                        "CASE-101 /fields/fields",
                        "CASE-103 /fields/call");
    }

    @Test
    void allMistakesOfMeaningAreToldAtOnceAndWithWhatTheFlowSays() {
        UUID id = test.reported();
        var fields = Map.of("department", "nowhere", "severity", "dreadful", "supervision", "9");
        assertThat(told(faults(id, new CaseAction("dispatch", null, fields, null))))
                .contains("CASE-104 /fields/department", "CASE-104 /fields/severity", "CASE-104 /fields/supervision")
                .anyMatch(line -> line.startsWith("FLOW-1"));
    }

    /** Twenty are taken, the twenty-first is one too many. */
    @Test
    void twentyFieldsAreTheMost() {
        UUID id = test.reported();
        var fields = new HashMap<String, String>();
        for (int i = 0; i < 20; i++) fields.put("remark_" + i, "v" + i);
        test.cases.act(id, null, new CaseAction("accept", null, fields, null), TestCases.ALL);
        assertThat(test.get(id).standing().fields()).containsAllEntriesOf(fields);
        fields.put("remark_20", "v");
        assertThat(told(faults(test.reported(), new CaseAction("accept", null, fields, null))))
                .containsExactly("CASE-101 /fields/fields");
    }

    @Test
    void anotherClassBringsItsOwnConditions() {
        UUID id = test.reported();
        // 01005 has no conditions of its own, so that any number of two digits will do; 01001 has four.
        test.cases.act(id, null, CaseAction.of("reclassify").with("class", "01005"), TestCases.ALL);
        assertThat(test.get(id).summary().classCode()).isEqualTo("01005");
        test.act(id, "accept", TestCases.ALL);
        test.cases.act(id, null, CaseAction.of("register").with("condition", "9"), TestCases.ALL);
        assertThat(test.get(id).summary().state()).isEqualTo("registered");
    }

    @Test
    void aReportIsSplitOffOnceAndTheLastOneStays() {
        UUID one = test.reported();
        UUID two = test.reported();
        test.cases.act(two, null, CaseAction.of("merge").with("merged_into", one.toString()), TestCases.ALL);
        List<UUID> reports = test.get(one).reports().stream().map(Report::id).toList();
        assertThat(reports).hasSize(2);
        for (List<UUID> wrong : List.of(
                List.<UUID>of(), reports, List.of(UUID.randomUUID()), List.of(reports.getFirst(), UUID.randomUUID())))
            assertThatThrownBy(() -> test.cases.split(one, wrong, TestCases.ALL))
                    .as("%s of %s", wrong, reports)
                    .isInstanceOfSatisfying(
                            FaultException.class,
                            e -> assertThat(told(e.faults())).containsExactly("CASE-122 /reports"));
        // Named twice it is one report all the same.
        CaseFile fresh = test.cases.split(one, List.of(reports.getFirst(), reports.getFirst()), TestCases.ALL);
        assertThat(fresh.reports()).extracting(Report::id).containsExactly(reports.getFirst());
        assertThat(test.get(one).reports()).extracting(Report::id).containsExactly(reports.getLast());
        assertThat(fresh.standing().fields().get("class")).isEqualTo("01001");
    }

    @Test
    void aStaleSequenceIsToldAndChangesNothing() {
        UUID id = test.reported();
        int sequence = test.get(id).summary().sequence();
        test.cases.act(id, sequence, CaseAction.of("accept"), TestCases.ALL);
        assertThatThrownBy(() ->
                        test.cases.act(id, sequence, CaseAction.of("register").with("condition", "1"), TestCases.ALL))
                .isInstanceOf(StaleCaseException.class)
                .hasMessageContaining(id.toString());
        assertThat(test.get(id).summary().state()).isEqualTo("accepted");
    }
}
