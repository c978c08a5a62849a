package org.songhua.edge.lifeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.lifeline.LifelineTown;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** Burst drills over HTTP, and who may ask. Who may see everything gets the model of everything: towns hang on no other town. */
class LifelineHttpTest {
    private final LifelineTown town = new LifelineTown();
    private final TestPeople people = new TestPeople(town.platform);
    private final ApiClient viewer = people.withKey(Permission.CIM_VIEW);

    private static String burst(ObjectId pipe, String more) {
        return "/api/lifelines/water/burst?pipe=" + pipe + more;
    }

    @Test
    void aBurstIsAnsweredWithValvesPipesPeopleAndPlaces() {
        JsonNode plan = viewer.get(burst(town.id("CD"), "")).expect(200).json();
        assertThat(plan.path("pipe").asString()).isEqualTo(town.id("CD").toString());
        assertThat(plan.at("/valves/0/node").asString()).isEqualTo(town.code("C"));
        assertThat(plan.at("/pipes/0/geometry/type").asString()).isEqualTo("LineString");
        assertThat(plan.at("/critical/0/without").booleanValue()).isTrue();
    }

    @Test
    void stuckValvesAreGivenByTheirIds() {
        JsonNode plan = viewer.get(burst(town.id("BC"), "&stuck=" + town.id("valve C") + "," + town.id("valve E")))
                .expect(200)
                .json();
        assertThat(plan.path("passed")).hasSize(2);
        assertThat(plan.path("pipes")).hasSize(4);
    }

    @Test
    void networksAndTheirModelsAreListed() {
        JsonNode first = viewer.get("/api/lifelines").expect(200).json().get(0);
        assertThat(first.path("pipes").asString()).isEqualTo("water_pipe");
        assertThat(first.at("/title/zh").asString()).isEqualTo("供水管网");
        JsonNode model = viewer.get("/api/lifelines/water/model").expect(200).json();
        assertThat(model.path("pipes").intValue()).isGreaterThanOrEqualTo(5);
        assertThat(model.path("troubles").isArray()).isTrue();
    }

    @Test
    void whatIsNotThereIsNotFoundAndNonsenseIsRefused() {
        assertThat(viewer.get("/api/lifelines/oil/model").status()).isEqualTo(404);
        assertThat(viewer.get(burst(town.id("house B"), "")).status()).isEqualTo(404);
        assertThat(viewer.get("/api/lifelines/water/burst?pipe=x").status()).isEqualTo(404);
        assertThat(viewer.get("/api/lifelines/water/burst").status()).isEqualTo(400);
        assertThat(viewer.get(burst(town.id("BC"), "&stuck=1")).status()).isEqualTo(404);
    }

    @Test
    void onlyWhoMaySeeObjectsMayAsk() {
        assertThat(people.client().get("/api/lifelines").status()).isEqualTo(401);
        assertThat(people.withKey(Permission.SENSING_VIEW).get("/api/lifelines").status())
                .isEqualTo(403);
        assertThat(people.withKey(Permission.SENSING_VIEW)
                        .get(burst(town.id("BC"), ""))
                        .status())
                .isEqualTo(403);
    }
}
