package org.songhua.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.judgement.Verdict.Answer;
import org.songhua.judgement.Verdict.Finding;
import org.songhua.judgement.Verdict.Outcome;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordQuery;
import org.songhua.register.Registers;

/** Communities judged item by item: met, missing, not known. */
public class ItemByItemTest {
    private static final Caller CLERK = Caller.all("clerk");
    private static final String LIST = "complete_community";

    private final Judgements judgements = TestPlatform.shared().bean(Judgements.class);
    private final Registers registers = TestPlatform.shared().bean(Registers.class);

    /** {@return what makes each of the twenty items met, just} */
    public static Map<String, Object> complete() {
        var fields = new HashMap<String, Object>(Map.of(
                "community_name", "新华社区",
                "community_service_m2", 800,
                "kindergarten_classes", 6,
                "nursery_m2", 200,
                "elder_station_m2", 350,
                "health_station_m2", 120,
                "supermarket_m2", 300,
                "parcel_m2", 15,
                "other_shops_n", 3,
                "playground_m2", 150));
        fields.put("public_green_m2", 4000);
        for (String name : List.of(
                "water",
                "power",
                "roads",
                "gas",
                "heat",
                "telecom",
                "parking",
                "charging",
                "slow_ways",
                "barrier_free",
                "waste_sorting",
                "toilet",
                "property_service",
                "property_platform",
                "mechanism",
                "joint_management",
                "community_culture")) fields.put(name + "_ok", true);
        return fields;
    }

    private Verdict judged(String key, Map<String, Object> fields) {
        registers.create("communities", RecordDraft.of(key, fields), CLERK);
        return judgements.judge(LIST, key, CLERK);
    }

    private static List<Finding> unknown(Verdict verdict) {
        return verdict.findings().stream()
                .filter(one -> one.outcome() == Outcome.UNKNOWN)
                .toList();
    }

    @Test
    void thereAreTwentyItemsInSixGroupsAndEachSaysWhereItIsPublished() {
        Judgement list = judgements.get(LIST, CLERK);
        assertThat(list.mode()).isEqualTo(Judgement.Mode.ALL);
        assertThat(list.rules())
                .hasSize(20)
                .allSatisfy(one -> assertThat(one.basis()).isNotBlank());
        assertThat(list.rules().stream().map(Judgement.Rule::group).distinct()).hasSize(6);
    }

    @Test
    void aCommunityThatHasEverythingIsComplete() {
        Verdict one = judged("check-complete", complete());
        assertThat(one.answer()).isEqualTo(Answer.YES);
        assertThat(one.met()).isEqualTo(20);
        assertThat(one.reasons()).isEmpty();
    }

    @Test
    void oneThatLacksSomethingIsToldWhichItem() {
        var fields = complete();
        fields.put("kindergarten_classes", 5);
        fields.put("gas_ok", false);
        Verdict one = judged("check-missing", fields);
        assertThat(one.answer()).isEqualTo(Answer.NO);
        assertThat(one.met()).isEqualTo(18);
        assertThat(one.reasons()).extracting(found -> found.rule().code()).containsExactly("kindergarten", "utilities");
        assertThat(one.reasons().getFirst().rule().title().zh()).isEqualTo("幼儿园");
        assertThat(one.reasons().getFirst().used()).containsEntry("kindergarten_classes", 5.0);
    }

    @Test
    void oneOfWhichDataAreMissingIsNotKnownAndToldWhichData() {
        var fields = complete();
        fields.remove("toilet_ok");
        fields.remove("nursery_m2");
        Verdict one = judged("check-unknown", fields);
        assertThat(one.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(one.met()).isEqualTo(18);
        assertThat(one.reasons()).isEmpty();
        assertThat(unknown(one))
                .extracting(Finding::missing)
                .containsExactly(List.of("nursery_m2"), List.of("toilet_ok"));
        // What is missing for certain weighs more than what is not known.
        fields.put("supermarket_m2", 299);
        assertThat(judged("check-both", fields).answer()).isEqualTo(Answer.NO);
        assertThat(unknown(judged("check-nothing", Map.of("community_name", "空"))))
                .hasSize(20);
    }

    @Test
    void allAreListedAfterAKeyAndCountedByAnswerAndByWhatTheyLack() {
        Map<String, Long> before = judgements.counts(LIST, CLERK);
        judged("check-list-1", complete());
        judged("check-list-2", complete());
        var lacking = complete();
        lacking.put("gas_ok", false);
        judged("check-list-3", lacking);
        assertThat(judgements
                        .page(LIST, RecordQuery.first(1).after("check-list-1"), null, CLERK)
                        .verdicts())
                .extracting(one -> one.record().key())
                .containsExactly("check-list-2");
        Map<String, Long> after = judgements.counts(LIST, CLERK);
        assertThat(after.get("YES") - before.get("YES")).isEqualTo(2);
        assertThat(after.get("NO") - before.get("NO")).isEqualTo(1);
        assertThat(after.get("rule:utilities") - before.getOrDefault("rule:utilities", 0L))
                .isEqualTo(1);
    }

    @Test
    void othersAreNotFound() {
        assertThatThrownBy(() -> judgements.judge(LIST, "none", CLERK)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> judgements.judge(LIST, "00000000-0000-0000-0000-000000000000", CLERK))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> judgements.get("none", CLERK)).isInstanceOf(NotFoundException.class);
    }
}
