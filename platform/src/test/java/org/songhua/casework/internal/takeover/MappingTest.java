package org.songhua.casework.internal.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;

/** The mapping of a table of past cases: what it may say, what it means, and every mistake with its line. */
class MappingTest {
    static final String LEAST = """
            source: old
            flow: taken_over
            zone: Asia/Shanghai
            times: "yyyy-MM-dd HH:mm:ss"
            number: No
            opened: Began
            class: {otherwise: "01001"}
            """;

    static TakeoverMapping read(String yaml) {
        return TakeoverMapping.read(yaml, "mapping.yml");
    }

    private static List<Fault> faults(String yaml) {
        return catchThrowableOfType(FaultException.class, () -> read(yaml)).faults();
    }

    @Test
    void theLeastThatItMustSayIsEnough() {
        TakeoverMapping mapping = read(LEAST);
        assertThat(mapping.source()).isEqualTo("old");
        assertThat(mapping.clock()).isEqualTo("overall");
        assertThat(mapping.crs()).isEqualTo("WGS84");
        assertThat(mapping.departments()).isNull();
        assertThat(mapping.steps()).isEmpty();
        assertThat(mapping.tellsDefaultPoints()).isFalse();
        assertThat(mapping.columns()).containsExactly("No", "Began");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "flow", "zone", "times", "number", "opened", "class"})
    void whatItMustSayIsMissed(String key) {
        String without =
                LEAST.lines().filter(line -> !line.startsWith(key + ":")).reduce("", (all, line) -> all + line + "\n");
        assertThat(faults(without)).singleElement().satisfies(fault -> {
            assertThat(fault.problem()).contains(key);
            assertThat(fault.place().file()).isEqualTo("mapping.yml");
        });
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsLine() {
        String wrong = LEAST.replace("old", "Old System").replace("WGS", "") + "crs: Mercator\nextra: 1\n";
        assertThat(faults(wrong)).extracting(fault -> fault.place().row()).containsExactlyInAnyOrder(1L, 8L, 9L);
        String times = LEAST.replace("Asia/Shanghai", "Mars/Olympus").replace("yyyy-MM-dd HH:mm:ss", "yyyy-bb");
        assertThat(faults(times)).extracting(Fault::code).containsExactly("CASE-240", "CASE-240");
    }

    @Test
    void everyNamedColumnIsOneThatTheTableMustHave() {
        TakeoverMapping mapping = read(LEAST.replace("class: {", "class: {column: Kind, ") + """
                due: Limit
                longitude: X
                latitude: Y
                address: Where
                text: What
                department: {column: Unit, otherwise: roads}
                steps:
                  - {do: close, at: Ended, when: {column: Status, is: [Closed, Done]}}
                """);
        assertThat(mapping.columns())
                .containsExactlyInAnyOrder(
                        "No", "Began", "Limit", "X", "Y", "Where", "What", "Kind", "Unit", "Ended", "Status");
        assertThat(mapping.tellsDefaultPoints()).isTrue();
        assertThat(mapping.steps()).singleElement().satisfies(step -> {
            assertThat(step.is()).containsExactlyInAnyOrder("Closed", "Done");
            assertThat(step.by()).isEqualTo("other_system");
            assertThat(step.reason()).isNull();
        });
    }

    @Test
    void aStepSaysWhoWhyAndWhat() {
        TakeoverMapping mapping = read(LEAST + """
                steps:
                  - {do: dispatch, at: Sent, by: old_desk, reason: mistake, fields: {department: roads}}
                """);
        TakeoverMapping.Step step = mapping.steps().getFirst();
        assertThat(step.by()).isEqualTo("old_desk");
        assertThat(step.reason()).isEqualTo("mistake");
        assertThat(step.fields()).isEqualTo(Map.of("department", "roads"));
        assertThat(step.is()).isEmpty();
    }

    @Test
    void aValueStandsForItsCodeElseForTheOther() {
        var choice = new TakeoverMapping.Choice("Kind", Map.of("cover", "01001", "lamp", "01037"), "19901");
        assertThat(choice.code("cover")).isEqualTo("01001");
        assertThat(choice.code("Cover")).isEqualTo("19901");
        assertThat(choice.codes()).isEqualTo(Set.of("01001", "01037", "19901"));
        assertThat(new TakeoverMapping.Choice("Kind", Map.of("cover", "01001"), "").code("tree"))
                .isEmpty();
    }

    /** Shanghai is eight hours before UTC all the year. */
    @ParameterizedTest
    @CsvSource({
        "2025-03-01 08:00:00, 2025-03-01T00:00:00Z",
        "2025/3/1 8:05, 2025-03-01T00:05:00Z",
        "2025-03-01, 2025-02-28T16:00:00Z",
        "03/01/2025 08:00:00 PM, 2025-03-01T12:00:00Z"
    })
    void theFirstFormThatFitsCounts(String said, Instant meant) {
        TakeoverMapping mapping = read(LEAST.replace(
                "\"yyyy-MM-dd HH:mm:ss\"",
                "[\"yyyy-MM-dd HH:mm:ss\", \"yyyy/M/d H:mm\", \"yyyy-MM-dd\", \"MM/dd/yyyy hh:mm:ss a\"]"));
        assertThat(mapping.time(said)).contains(meant);
    }

    /** On 2015-03-08 clocks in New York went from 2 to 3; what happened at "2:30" is read as an hour later. */
    @Test
    void anHourThatDoesNotExistIsReadAsTheOneAfterIt() {
        TakeoverMapping mapping = read(LEAST.replace("Asia/Shanghai", "America/New_York"));
        assertThat(mapping.time("2015-03-08 02:30:00")).contains(Instant.parse("2015-03-08T07:30:00Z"));
        assertThat(mapping.time("2015-03-08 03:30:00")).contains(Instant.parse("2015-03-08T07:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2025-13-01 08:00:00", "2025-03-01 25:00:00", "2025-03-01 08:00:00 CST"})
    void whatFitsNoFormIsNoTime(String said) {
        assertThat(read(LEAST).time(said)).isEmpty();
    }
}
