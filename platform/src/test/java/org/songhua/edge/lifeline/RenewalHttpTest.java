package org.songhua.edge.lifeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.lifeline.LifelineTown;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.RecordDraft;
import org.songhua.register.Registers;
import tools.jackson.databind.JsonNode;

/** The plan of renewal over HTTP. Who may see everything gets the plan of everything; what is asked here is of one town in it. */
class RenewalHttpTest {
    private static final String PLAN = "/api/lifelines/water/renewal?budget=";

    private final LifelineTown town = new LifelineTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient viewer = people.withKey(Permission.CIM_VIEW, Permission.REGISTER_VIEW);
    private final int year = LocalDate.now(town.platform.bean(Clock.class)).getYear();

    @BeforeEach
    void somethingBroke() {
        for (int k = 0; k < 8; k++)
            town.platform
                    .bean(Registers.class)
                    .create(
                            "pipe_breaks",
                            new RecordDraft(
                                    town.code("H" + k),
                                    town.id("CD").value(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    Map.of("broken_on", (year - 1 - k % 4) + "-03-01"),
                                    false),
                            Caller.SYSTEM);
    }

    private JsonNode choice(JsonNode plan) {
        for (JsonNode one : plan.path("choices"))
            if (one.path("id").asString().equals(town.id("CD").toString())) return one;
        throw new AssertionError("the pipe is not in the plan: " + plan);
    }

    @Test
    void everyPipeComesWithItsReasonsItsPeopleAndItsLine() {
        JsonNode plan = viewer.get(PLAN + "1e9").expect(200).json();
        JsonNode choice = choice(plan);
        assertThat(choice.path("breaks").intValue()).isEqualTo(8);
        assertThat(choice.path("residentsWithout").longValue()).isEqualTo(300);
        assertThat(choice.path("risk").doubleValue())
                .isCloseTo(300 * choice.path("expected").doubleValue(), within(1e-6));
        assertThat(choice.at("/geometry/type").asString()).isEqualTo("LineString");
        assertThat(choice.at("/reasons/0/factor").doubleValue()).isPositive();
        assertThat(choice.path("label").asString()).startsWith(town.code("C"));
        assertThat(plan.path("year").intValue()).isEqualTo(year);
        assertThat(plan.path("costOfMillimetre").doubleValue()).isPositive();
    }

    @Test
    void theCalibrationIsTold() {
        JsonNode calibration = viewer.get(PLAN + "0").expect(200).json().path("calibration");
        assertThat(calibration.path("to").intValue()).isEqualTo(year);
        assertThat(calibration.path("counted").intValue()).isGreaterThanOrEqualTo(8);
        assertThat(calibration.at("/groups/0/property").asString()).isEqualTo("material");
        assertThat(calibration.at("/groups/0/pipeYears").intValue()).isPositive();
        assertThat(calibration.path("captured").isNumber()).isTrue();
    }

    @Test
    void aBudgetOfNothingBuysNothing() {
        JsonNode plan = viewer.get(PLAN + "0").expect(200).json();
        assertThat(plan.path("choices")).isEmpty();
        assertThat(plan.path("pipes").intValue()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(viewer.get("/api/lifelines/oil/renewal?budget=1").status()).isEqualTo(404);
        assertThat(viewer.get("/api/lifelines/water/renewal").status()).isEqualTo(400);
        assertThat(viewer.get(PLAN + "much").status()).isEqualTo(400);
        assertThat(viewer.get(PLAN + "-1").code()).isEqualTo("LIFE-005");
    }

    /** Objects alone or breaks alone are not enough. */
    @Test
    void whoMaySeePipesAndBreaksMayAsk() {
        assertThat(people.client().get(PLAN + "1").status()).isEqualTo(401);
        assertThat(people.withKey(Permission.CIM_VIEW).get(PLAN + "1").status()).isEqualTo(403);
        assertThat(people.withKey(Permission.REGISTER_VIEW).get(PLAN + "1").status())
                .isEqualTo(403);
    }
}
