package org.songhua.service.internal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;
import org.songhua.pack.Text;
import org.songhua.service.ApplicationForm;
import org.songhua.service.Service;
import org.songhua.service.Service.Personal;

/** What is wrong with a form, beside the values of its fields: told all at once, each at its place, and nothing of what was written. */
class FormCheckTest {
    private static final Text NAME = new Text("一", "One");
    private static final Service SERVICE = service();

    private static Service service() {
        var personal = new LinkedHashMap<String, Personal>();
        personal.put("who", new Personal(NAME, true, "", 5));
        personal.put("id_no", new Personal(NAME, true, "[0-9]{17}[0-9X]", 18));
        personal.put("phone", new Personal(NAME, false, "1[0-9]{10}", 20));
        return new Service(
                "aid",
                "trial",
                NAME,
                NAME,
                "",
                List.of(),
                "person",
                "aids",
                "",
                List.of("plot_no", "plot_area"),
                personal,
                "id_no",
                List.of("id_no"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new Service.Judgement(List.of(), List.of(), ""),
                "",
                null,
                null,
                null,
                null,
                null);
    }

    private static Map<String, String> person(String... more) {
        var person = new HashMap<>(Map.of("who", "王小明", "id_no", "22010219800101123X"));
        for (int i = 0; i < more.length; i += 2) person.put(more[i], more[i + 1]);
        return person;
    }

    private static List<String> told(
            Map<String, Object> fields,
            Map<String, String> personal,
            @Nullable String region,
            @Nullable String request) {
        var told = new ArrayList<String>();
        for (Fault one : new FormCheck(SERVICE, new ApplicationForm(fields, personal, region, null, request)).faults())
            told.add(one.code() + " " + one.place().field());
        return told;
    }

    private static List<String> told(Map<String, String> personal) {
        return told(Map.of(), personal, null, null);
    }

    @Test
    void aSoundFormHasNothingWrong() {
        assertThat(told(Map.of("plot_no", "a", "plot_area", 3), person("phone", "13800000000"), "220102", null))
                .isEmpty();
        assertThat(told(person())).isEmpty();
    }

    @Test
    void everythingIsToldAtOnce() {
        var personal = Map.of("who", "一个很长的名字", "id_no", "22", "shoe", "43");
        assertThat(told(Map.of("colour", "red"), personal, "22-01", "short"))
                .containsExactlyInAnyOrder(
                        "SERV-001 /fields",
                        "SERV-001 /personal",
                        "SERV-003 /personal/who",
                        "SERV-004 /personal/id_no",
                        "SERV-005 /region",
                        "SERV-006 /request");
    }

    @Test
    void whoAppliesIsAskedForOnceEvenIfTheItemIsRequiredToo() {
        assertThat(told(Map.of("who", "王"))).containsExactly("SERV-002 /personal/id_no");
        assertThat(told(Map.of())).containsExactlyInAnyOrder("SERV-002 /personal/who", "SERV-002 /personal/id_no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u3000"})
    void blanksAreNobody(String nobody) {
        assertThat(told(person("who", nobody))).containsExactly("SERV-002 /personal/who");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "王小明一二 | ''",
                "王小明一二三 | SERV-003 /personal/who",
                "' 王小明一二 ' | ''",
            })
    void blanksAroundDoNotCountAndTheLimitIsItself(String who, String expected) {
        assertThat(String.join(",", told(person("who", who)))).isEqualTo(expected);
    }

    /** A half of a pair of characters cannot be written as UTF-8; a control character is seen by nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"王\u0000", "王\n明", "王\uD800", "\uDC00王", "王\u009F"})
    void charactersThatAreNoneAreRefused(String who) {
        assertThat(told(person("who", who))).containsExactly("SERV-004 /personal/who");
    }

    @Test
    void characterBeyondTheFirstPlaneAreCharacters() {
        assertThat(told(person("who", "𠮷"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1380000000", "138000000000", "23800000000", "1380000000x", "+8613800000000"})
    void theFormIsThatOfTheWholeText(String phone) {
        assertThat(told(person("phone", phone))).containsExactly("SERV-004 /personal/phone");
    }

    @Test
    void whatIsNotRequiredMayBeLeftOutAndIsCheckedWhenItIsThere() {
        assertThat(told(person("phone", " "))).isEmpty();
        assertThat(told(person("phone", "13800000000"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "220102, true",
        "A, true",
        "12345678901234567890, true",
        "123456789012345678901, false",
        "'', false",
        "22 01, false",
        "'2201;', false"
    })
    void aRegionIsACode(String region, boolean good) {
        assertThat(told(Map.of(), person(), region, null)).hasSize(good ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true", "64, true", "65, false"})
    void aMarkOfARequestIsLongEnoughNotToBeGuessed(int length, boolean good) {
        assertThat(told(Map.of(), person(), null, "a".repeat(length))).hasSize(good ? 0 : 1);
    }

    @Test
    void longNamesOfNothingAreCutShortAndNothingPersonalIsRepeated() {
        var fields = Map.<String, Object>of("x".repeat(5_000), 1);
        List<Fault> found = new FormCheck(
                        SERVICE, new ApplicationForm(fields, person("who", "王\u0000秘密"), null, null, null))
                .faults();
        assertThat(found)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.line()).hasSizeLessThan(300).doesNotContain("秘密"));
    }

    @Test
    void plainIsWhatPeopleMean() {
        assertThat(FormCheck.plain(Map.of("who", "  王小明 ", "phone", " "))).isEqualTo(Map.of("who", "王小明"));
    }
}
