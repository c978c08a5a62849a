package org.songhua.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.people.Caller;
import org.songhua.people.NotFoundException;
import org.songhua.register.RecordDraft;
import org.songhua.register.Registers;
import org.songhua.service.Checklist.Judged;
import org.songhua.service.Checklist.Standing;

/** Communities judged item by item: met, missing, not known. */
public class ChecklistsTest {
    private static final Caller CLERK = Caller.all("clerk");
    private static final String LIST = "complete_community";

    private final Checklists checklists = TestPlatform.shared().bean(Checklists.class);
    private final Registers registers = TestPlatform.shared().bean(Registers.class);

    /** {@return what makes each of the twenty items met, just} */
    public static Map<String, Object> complete() {
        var fields = new java.util.HashMap<String, Object>(Map.of(
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

    private Judged judged(String key, Map<String, Object> fields) {
        registers.create("communities", RecordDraft.of(key, fields), CLERK);
        return checklists.judge(LIST, key, CLERK);
    }

    @Test
    void thereAreTwentyItemsInSixGroups() {
        Checklist list = checklists.get(LIST);
        assertThat(list.items()).hasSize(20);
        assertThat(list.items().values().stream().map(Checklist.Item::group).distinct())
                .hasSize(6);
    }

    @Test
    void aCommunityThatHasEverythingIsComplete() {
        Judged one = judged("check-complete", complete());
        assertThat(one.standing()).isEqualTo(Standing.COMPLETE);
        assertThat(one.met()).isEqualTo(20);
    }

    @Test
    void oneThatLacksSomethingIsToldWhichItem() {
        var fields = complete();
        fields.put("kindergarten_classes", 5);
        fields.put("gas_ok", false);
        Judged one = judged("check-missing", fields);
        assertThat(one.standing()).isEqualTo(Standing.INCOMPLETE);
        assertThat(one.met()).isEqualTo(18);
        assertThat(one.missing()).extracting(Verdict::rule).containsExactly("kindergarten", "utilities");
        assertThat(one.missing().getFirst().says().zh()).isEqualTo("缺：幼儿园");
    }

    @Test
    void oneOfWhichDataAreMissingIsNotKnownAndToldWhichData() {
        var fields = complete();
        fields.remove("toilet_ok");
        fields.remove("nursery_m2");
        Judged one = judged("check-unknown", fields);
        assertThat(one.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(one.met()).isEqualTo(18);
        assertThat(one.missing()).isEmpty();
        assertThat(one.unknown())
                .extracting(Verdict::missing)
                .containsExactly(List.of("nursery_m2"), List.of("toilet_ok"));
        // What is missing for certain weighs more than what is not known.
        fields.put("supermarket_m2", 299);
        assertThat(judged("check-both", fields).standing()).isEqualTo(Standing.INCOMPLETE);
        assertThat(judged("check-nothing", Map.of("community_name", "空")).unknown())
                .hasSize(20);
    }

    @Test
    void allAreListedAfterAKeyAndOthersAreNotFound() {
        judged("check-list-1", complete());
        judged("check-list-2", complete());
        assertThat(checklists.judge(LIST, "check-list-1", 1, CLERK))
                .extracting(Judged::record)
                .containsExactly("check-list-2");
        assertThatThrownBy(() -> checklists.judge(LIST, "none", CLERK)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> checklists.get("none")).isInstanceOf(NotFoundException.class);
    }
}
