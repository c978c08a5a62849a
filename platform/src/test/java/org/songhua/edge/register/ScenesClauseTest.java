package org.songhua.edge.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** The clause of new drive: scenes of use from their application to being online, parks with what they offer, and all of it on the map. */
class ScenesClauseTest {
    private static final String SCENES = "/api/registers/scenes/records";
    private static final String OFFERS = "/api/registers/park_offers/records";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient clerk = people.loggedIn("planner");
    private final ApiClient chief = people.loggedIn("supervisor");
    private final ApiClient viewer = people.loggedIn("viewer");
    private final String key = TestPeople.newName("clause5-");

    private static Answer act(ApiClient client, String record, String action, String fields) {
        return client.post(record + "/actions", "{\"action\": \"%s\", \"fields\": %s}".formatted(action, fields));
    }

    private String scene(String name, double longitude, double latitude) {
        JsonNode one = clerk.post(
                        SCENES,
                        "{\"key\": \"%s\", \"longitude\": %s, \"latitude\": %s, \"fields\": {\"scene_name\": \"冰雪乐园\", \"scene_kind\": \"ice_snow\", \"scene_owner\": \"文旅集团\"}}"
                                .formatted(name, longitude, latitude))
                .expect(201)
                .json();
        return SCENES + "/" + one.path("id").asString();
    }

    private String offer(UUID park, String name, String fields) {
        return clerk.post(
                        OFFERS,
                        "{\"key\": \"%s\", \"object\": \"%s\", \"fields\": %s}".formatted(key + name, park, fields))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private List<String> keys(String query) {
        return viewer.get(SCENES + "?" + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("key").asString())
                .toList();
    }

    /** 应用场景从申报到上线有状态流; 公园对象可挂业态与活动; 场景在地图可查. */
    @Test
    void clause_05_aSceneGoesFromItsApplicationToBeingOnlineAParkHasItsOffersAndScenesAreFoundOnTheMap() {
        // 应用场景从申报到上线有状态流: no step is left out, who applied does not pass it, and it is accepted before it is online.
        String scene = scene(key, -47.05, 31.05);
        assertThat(act(chief, scene, "go_online", "{\"scene_online_on\": \"2026-10-01\"}")
                        .text())
                .contains("FLOW-102");
        assertThat(act(clerk, scene, "pass", "{\"scene_review\": \"同意\"}").status())
                .isEqualTo(403);
        act(chief, scene, "pass", "{\"scene_review\": \"同意\"}").expect(200);
        act(clerk, scene, "build", "{\"scene_investment\": 3000}").expect(200);
        act(clerk, scene, "try", "{\"scene_trial_until\": \"2026-09-30\"}").expect(200);
        assertThat(act(chief, scene, "go_online", "{\"scene_online_on\": \"2026-10-01\"}")
                        .text())
                .contains("FLOW-106");
        clerk.post(scene + "/evidence", "{\"kind\": \"acceptance\", \"number\": \"验〔2026〕5 号\"}")
                .expect(200);
        act(chief, scene, "go_online", "{\"scene_online_on\": \"2026-10-01\"}").expect(200);
        assertThat(viewer.get(scene).expect(200).json().path("state").asString())
                .isEqualTo("online");
        assertThat(viewer.get(scene + "/timeline")
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(step -> step.path("to").asString()))
                .containsExactly("applied", "reviewed", "building", "trial", "trial", "online");

        // 公园对象可挂业态与活动: both are facets of the object on the map, found from it; other objects take neither.
        CityFixture city = CityFixture.create(platform, "clause5_" + System.nanoTime());
        UUID park = city.add("park", "条五公园", Map.of(), CityFixture.square(-47.0, 31.0, 0.01))
                .value();
        UUID house = city.add("building", "条五楼", Map.of(), CityFixture.square(-47.2, 31.0, 0.001))
                .value();
        city.done();
        String books = offer(park, "books", "{\"offer_name\": \"森林书屋\", \"offer_kind\": \"business\"}");
        String fair = offer(
                park,
                "fair",
                "{\"offer_name\": \"冰雪节\", \"offer_kind\": \"event\", \"event_from\": \"2026-12-20\", \"event_until\":"
                        + " \"2027-01-10\"}");
        assertThat(viewer.get("/api/objects/" + park + "/records")
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .containsExactlyInAnyOrder(books, fair);
        assertThat(clerk.post(
                                OFFERS,
                                "{\"key\": \"%s\", \"object\": \"%s\", \"fields\": {\"offer_name\": \"x\", \"offer_kind\": \"business\"}}"
                                        .formatted(key + "house", house))
                        .status())
                .isEqualTo(422);
        assertThat(clerk.post(
                                OFFERS,
                                "{\"key\": \"%s\", \"fields\": {\"offer_name\": \"x\", \"offer_kind\": \"business\"}}"
                                        .formatted(key + "none"))
                        .status())
                .isEqualTo(422);

        // 场景在地图可查: by what the map shows, with its place, its kind and its state; what lies elsewhere is not among
        // them.
        scene(key + "-far", -46.0, 31.05);
        assertThat(keys("bbox=-47.1,31.0,-47.0,31.1")).containsExactly(key);
        assertThat(keys("bbox=-47.1,31.0,-45.9,31.1")).containsExactlyInAnyOrder(key, key + "-far");
        assertThat(keys("bbox=-47.1,31.0,-45.9,31.1&state=online")).containsExactly(key);
        assertThat(keys("bbox=-47.1,31.0,-45.9,31.1&f.scene_kind=hydrogen")).isEmpty();
        JsonNode found = viewer.get(SCENES + "?bbox=-47.1,31.0,-47.0,31.1")
                .expect(200)
                .json()
                .path("items")
                .path(0);
        assertThat(found.path("longitude").asDouble()).isEqualTo(-47.05);
        assertThat(found.path("latitude").asDouble()).isEqualTo(31.05);
    }
}
