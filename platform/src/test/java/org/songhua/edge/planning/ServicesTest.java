package org.songhua.edge.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.planning.PlanningTown;
import tools.jackson.databind.JsonNode;

/** The services of all packs as forms show them: limits in the unit of their rule, tiers, capacities. */
class ServicesTest {
    private static final PlanningTown TOWN = PlanningTown.get();
    private static final TestPeople PEOPLE = new TestPeople(TOWN.platform);
    private static final ApiClient PLANNER = PEOPLE.loggedIn("planner");

    private static JsonNode element(String set, String code) {
        return PLANNER.get("/api/planning/services")
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("code").asString().equals(set))
                .flatMap(one -> one.path("elements").valueStream())
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLimitIsInTheUnitOfItsRule() {
        JsonNode minutes = element("life-circle", "elderly_care");
        assertThat(minutes.path("unit").asString()).isEqualTo("min");
        assertThat(minutes.path("limit").doubleValue()).isEqualTo(5);
        JsonNode metres = element("commuting", "rail_800");
        assertThat(metres.path("unit").asString()).isEqualTo("m");
        assertThat(metres.path("limit").doubleValue()).isEqualTo(800);
    }

    @Test
    void capacitiesTiersAndDoubtsAreTold() {
        assertThat(element("shelter", "refuge").path("capacity").booleanValue()).isTrue();
        JsonNode kindergarten = element("life-circle", "kindergarten");
        assertThat(kindergarten.path("capacity").booleanValue()).isFalse();
        assertThat(kindergarten.path("tier").intValue()).isEqualTo(5);
        // The limit could not be read in the text it rests on, and whoever uses it sees that.
        assertThat(kindergarten.path("verified").booleanValue()).isFalse();
        assertThat(kindergarten.path("basis").asString()).contains("GB 50180");
        assertThat(kindergarten.at("/title/zh").asString()).isEqualTo("幼儿园");
        assertThat(kindergarten.at("/title/en").asString()).isEqualTo("Kindergarten");
    }

    @Test
    void everySetNamesItsPackAndVersion() {
        JsonNode sets = PLANNER.get("/api/planning/services").json();
        assertThat(sets.valueStream().map(set -> set.path("code").asString()))
                .contains("life-circle", "commuting", "shelter", "green-space")
                .doesNotHaveDuplicates();
        for (JsonNode set : sets) {
            assertThat(set.path("version").asString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
            assertThat(set.at("/title/zh").asString()).isNotEmpty();
            assertThat(set.path("elements")).isNotEmpty();
        }
    }

    @Test
    void onlyWhoMayRunAnalysesSeesThem() {
        assertThat(PEOPLE.loggedIn("viewer").get("/api/planning/services").status())
                .isEqualTo(403);
        assertThat(PEOPLE.client().get("/api/planning/services").status()).isEqualTo(401);
    }
}
