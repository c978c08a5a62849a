package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.casework.internal.advice.DefaultClassAdvice;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** Advice on classes: from the names at first, then from what people decided. */
class ClassAdviceHttpTest {
    private static final String PATH = "/api/cases/classes/advice";
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final TestCases TEST = new TestCases(PLATFORM);
    private static final ApiClient DESK = new TestPeople(PLATFORM).loggedIn("hotline");

    private static JsonNode advise(String text) {
        return DESK.post(PATH, "{\"text\": \"" + text + "\"}").expect(200).json();
    }

    private static String first(JsonNode advice) {
        return advice.path("likely").get(0).path("classCode").asString();
    }

    private static void decided(String classCode, String text) {
        UUID id = TEST.reports
                .take(NewReport.of("web", classCode, text), "citizen")
                .caseId();
        TEST.act(id, "accept", TestCases.DESK);
    }

    /** Words that stand in no name of any class: only decisions can teach them. */
    @Test
    void itLearnsFromDecisionsAndTellsTheWordsThatDecided() {
        JsonNode before = advise("老槐树下的铁疙瘩翘起来了");
        assertThat(before.path("sure").asBoolean()).as("nothing known of it").isFalse();
        for (int i = 0; i < 6; i++) decided("01001", "铁疙瘩翘起来硌脚 " + "甲乙丙丁戊己".charAt(i));
        for (int i = 0; i < 6; i++) decided("02001", "收费杆子乱抬 " + "甲乙丙丁戊己".charAt(i));
        assertThat(PLATFORM.bean(DefaultClassAdvice.class).refresh()).isGreaterThanOrEqualTo(12);
        JsonNode after = advise("老槐树下的铁疙瘩翘起来了");
        assertThat(first(after)).isEqualTo("01001");
        assertThat(after.path("learntFrom").asInt()).isGreaterThanOrEqualTo(12);
        assertThat(after.path("words").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .allMatch("老槐树下的铁疙瘩翘起来了"::contains);
        assertThat(first(advise("收费杆子又乱抬"))).isEqualTo("02001");
        assertThat(after.path("likely").size()).isEqualTo(5);
    }

    @Test
    void aNumberOrANameIsNeverAWordThatDecided() {
        assertThat(advise("我叫王小明 13911112222 井盖坏了").path("words").toString()).doesNotContain("139", "小明");
        assertThat(advise("").path("likely").size()).isEqualTo(5);
    }

    /** What was advised is kept with the report, and held against the class that people gave it in the end. */
    @Test
    void howOftenPeopleFollowedIsCounted() {
        JsonNode before = DESK.get(PATH).expect(200).json();
        JsonNode advised = advise("供水井盖破损");
        String code = first(advised);
        UUID same = taken(code);
        UUID other = taken(code);
        TEST.act(same, "accept", TestCases.DESK);
        TEST.act(other, "accept", TestCases.DESK);
        TEST.cases.act(
                other,
                null,
                CaseAction.of("reclassify").with("class", code.equals("02001") ? "02002" : "02001"),
                TestCases.DESK);
        JsonNode after = DESK.get(PATH).expect(200).json();
        assertThat(after.path("kept").asLong() - before.path("kept").asLong()).isEqualTo(2);
        assertThat(after.path("followed").asLong() - before.path("followed").asLong())
                .isEqualTo(1);
        new TestPeople(PLATFORM)
                .loggedIn("field_worker")
                .post(PATH, "{\"text\": \"x\"}")
                .expect(403);
    }

    private static UUID taken(String code) {
        return UUID.fromString(
                DESK.post("/api/cases/reports", "{\"classCode\": \"" + code + "\", \"text\": \"供水井盖破损\"}")
                        .expect(201)
                        .json()
                        .path("caseId")
                        .asString());
    }
}
