package org.songhua.planning.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.planning.Parameter;
import tools.jackson.databind.json.JsonMapper;

/** Inputs are held to the schemas that are published, word by word; all that is wrong is told at once. */
class SchemaCheckTest {
    private static final Map<String, Object> SMALL = Schemas.number(0, 10);

    private static List<Fault> faults(List<Parameter> parameters, String inputs) {
        var faults = new ArrayList<Fault>();
        new SchemaCheck(faults::add).checkInputs(parameters, JsonMapper.shared().readTree(inputs));
        return faults;
    }

    private static List<String> told(Map<String, Object> schema, String value) {
        return faults(List.of(Parameter.required("x", "值", "Value", schema)), "{\"x\": " + value + "}").stream()
                .map(fault -> fault.code() + " " + fault.place().field())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0", "10", "9.999", "-0.0", "1e1", "0.0000000001"})
    void numbersWithinTheBoundsAreTaken(String value) {
        assertThat(told(SMALL, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-0.1, PLAN-104", "10.000001, PLAN-104", "1e400, PLAN-104", "-1e400, PLAN-104", "null, PLAN-103"})
    void numbersBeyondThemAreNot(String value, String code) {
        assertThat(told(SMALL, value)).containsExactly(code + " /inputs/x");
    }

    @Test
    void wholeNumbersMayBeWrittenWithAPoint() {
        assertThat(told(Schemas.whole(1, 5, 1), "3.0")).isEmpty();
        assertThat(told(Schemas.whole(1, 5, 1), "3.5")).containsExactly("PLAN-103 /inputs/x");
        assertThat(told(Schemas.whole(1, 5, 1), "6")).containsExactly("PLAN-104 /inputs/x");
        assertThat(told(Schemas.whole(1, 5, 1), "true")).containsExactly("PLAN-103 /inputs/x");
    }

    @Test
    void wordsAreThoseOfTheListAndNoOthers() {
        assertThat(told(Schemas.words("walk", "walk", "cycle"), "\"cycle\"")).isEmpty();
        assertThat(told(Schemas.words("walk", "walk", "cycle"), "\"Cycle\"")).containsExactly("PLAN-105 /inputs/x");
        assertThat(told(Schemas.words("walk", "walk", "cycle"), "[\"cycle\"]")).containsExactly("PLAN-103 /inputs/x");
    }

    @Test
    void textsHaveALengthAndHoldWhatCanBeKept() {
        assertThat(told(Schemas.text(), "\"" + "a".repeat(200) + "\"")).isEmpty();
        assertThat(told(Schemas.text(), "\"" + "a".repeat(201) + "\"")).containsExactly("PLAN-106 /inputs/x");
        assertThat(told(Schemas.text(), "\"\\ud83d\\ude00 松花\\t\\n\"")).isEmpty();
        assertThat(told(Schemas.text(), "\"\\u0000\"")).containsExactly("PLAN-112 /inputs/x");
        assertThat(told(Schemas.text(), "\"\\ude00\"")).containsExactly("PLAN-112 /inputs/x");
    }

    @Test
    void listsHaveBoundsAndEachElementItsPlace() {
        Map<String, Object> places = Schemas.list(Schemas.PLACE, 2);
        assertThat(told(places, "[]")).isEmpty();
        assertThat(told(places, "[[1, 2], [3, 4]]")).isEmpty();
        assertThat(told(places, "[[1, 2], [3, 4], [5, 6]]")).containsExactly("PLAN-108 /inputs/x");
        assertThat(told(places, "[[1, 2], [3]]")).containsExactly("PLAN-108 /inputs/x/1");
        assertThat(told(places, "[[1, true], [300, \"a\"]]"))
                .containsExactly("PLAN-103 /inputs/x/0/1", "PLAN-104 /inputs/x/1/0", "PLAN-103 /inputs/x/1/1");
        assertThat(told(places, "{}")).containsExactly("PLAN-103 /inputs/x");
    }

    @Test
    void identifiersAreWrittenInFull() {
        assertThat(told(Schemas.OBJECT_ID, "\"00000001-0000-8000-8000-00000000000A\""))
                .isEmpty();
        assertThat(told(Schemas.OBJECT_ID, "\"1-0-8000-8000-A\"")).containsExactly("PLAN-107 /inputs/x");
        assertThat(told(Schemas.OBJECT_ID, "\"\"")).containsExactly("PLAN-107 /inputs/x");
    }

    @Test
    void whatLacksAndWhatIsUnknownIsToldTogether() {
        List<Parameter> two = List.of(
                Parameter.required("place", "地点", "Place", Schemas.PLACE),
                Parameter.optional("sure", "确定", "Sure", Schemas.truth(false)));
        assertThat(faults(two, "{\"sure\": 1, \"plaice\": [1, 2], \"a/b\": 1}"))
                .extracting(fault -> fault.code() + " " + fault.place().field())
                .containsExactlyInAnyOrder(
                        "PLAN-101 /inputs/plaice",
                        "PLAN-101 /inputs/a~1b",
                        "PLAN-102 /inputs/place",
                        "PLAN-103 /inputs/sure");
        assertThat(faults(two, "[]")).extracting(Fault::code).containsExactly("PLAN-100");
        assertThat(faults(two, "{\"plaice\": 1, \"place\": [1, 2]}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy()).contains("place, sure"));
    }
}
