package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of three houses of 0.001° each, the third 0.0001° (11 m) away from the second, on a meridian of their own for each test; a
 * street and a tree beside them.
 */
class ReshapeHttpTest {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final double SIDE = 0.001;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private double west;
    private ApiClient li;
    private ObjectId first;
    private ObjectId second;
    private ObjectId third;
    private ObjectId street;
    private ObjectId tree;

    @BeforeEach
    void build() {
        int number = NEXT.incrementAndGet();
        west = -20 - number * 0.1;
        var town = CityFixture.create(TestPlatform.shared(), "reshape_http_" + number);
        first = town.add("building", "甲", Map.of("floors", 5), CityFixture.square(west, 0, SIDE));
        second = town.add("building", "乙", Map.of("floors", 6), CityFixture.square(west + SIDE, 0, SIDE));
        third = town.add("building", "丙", Map.of("floors", 7), CityFixture.square(west + 2.1 * SIDE, 0, SIDE));
        street = town.add("street", "路", Map.of(), CityFixture.line(west, -SIDE, west + 4 * SIDE, -SIDE));
        tree = town.add("tree", "树", Map.of(), CityFixture.point(west, 0));
        town.done();
        li = people.loggedIn("planner");
    }

    private Answer cut(ObjectId id, double... at) {
        var places = new ArrayList<List<Double>>();
        for (int i = 0; i < at.length; i += 2) places.add(List.of(at[i], at[i + 1]));
        var line = Map.of("type", "LineString", "coordinates", places);
        return li.post("/api/objects/" + id + "/cut", JSON.writeValueAsString(Map.of("line", line)));
    }

    /** At a quarter of its width: 0.001° is 111.32 m at the equator, so 12,392 m² fall into 9,294 and 3,098. */
    private JsonNode quartered() {
        return cut(first, west + SIDE / 4, -SIDE, west + SIDE / 4, 2 * SIDE)
                .expect(200)
                .json();
    }

    private String split(JsonNode cut) {
        var parts = new ArrayList<Object>();
        cut.path("parts")
                .forEach(
                        part -> parts.add(Map.of("name", "甲" + (parts.size() + 1), "geometry", part.path("geometry"))));
        return JSON.writeValueAsString(Map.of(
                "kind",
                "correction",
                "reason",
                "分户",
                "changes",
                List.of(Map.of(
                        "op",
                        "split",
                        "id",
                        first.toString(),
                        "revision",
                        cut.path("revision").asInt(),
                        "parts",
                        parts))));
    }

    @Test
    void a_line_across_a_house_shows_its_two_parts_and_their_sizes() {
        JsonNode cut = quartered();
        assertThat(cut.path("revision").asInt()).isEqualTo(1);
        assertThat(cut.path("parts").size()).isEqualTo(2);
        assertThat(cut.at("/parts/0/measure").asDouble()).isCloseTo(9294, within(2.0));
        assertThat(cut.at("/parts/1/measure").asDouble()).isCloseTo(3098, within(2.0));
        assertThat(cut.at("/parts/0/geometry/type").asString()).isEqualTo("Polygon");
    }

    @Test
    void to_look_changes_nothing() {
        quartered();
        assertThat(li.get("/api/objects/" + first).json().path("revision").asInt())
                .isEqualTo(1);
        assertThat(li.get("/api/objects/" + first + "/versions").json().size()).isEqualTo(1);
    }

    @Test
    void a_street_is_cut_into_lengths() {
        JsonNode cut =
                cut(street, west + SIDE, -2 * SIDE, west + SIDE, 0).expect(200).json();
        assertThat(cut.at("/parts/0/measure").asDouble()).isCloseTo(3 * 111.32, within(0.1));
        assertThat(cut.at("/parts/1/measure").asDouble()).isCloseTo(111.32, within(0.1));
    }

    @Test
    void a_line_that_parts_nothing_is_told_with_what_to_do() {
        Answer beside = cut(first, west - SIDE, -SIDE, west - SIDE, SIDE).expect(422);
        assertThat(beside.fields()).containsExactly("/line");
        assertThat(beside.text()).contains("CIM-071", "from outside to outside");
        assertThat(cut(first, west + SIDE / 2, -SIDE, west + SIDE / 2, SIDE / 2)
                        .expect(422)
                        .text())
                .contains("CIM-071");
    }

    @Test
    void a_point_cannot_be_cut() {
        assertThat(cut(tree, west - SIDE, 0, west + SIDE, 0).expect(422).text()).contains("CIM-072");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"line\": 3}",
                "{\"line\": {\"type\": \"Point\", \"coordinates\": [0, 0]}}",
                "{\"line\": {\"type\": \"LineString\", \"coordinates\": [[0, 0]]}}",
                "{\"line\": {\"type\": \"LineString\", \"coordinates\": [[0, 0], [0, 0]]}}",
                "{\"line\": {\"type\": \"LineString\", \"coordinates\": [[0, 0], [\"x\", 1]]}}"
            })
    void what_is_no_line_is_told(String body) {
        assertThat(li.post("/api/objects/" + first + "/cut", body).expect(422).text())
                .contains("CIM-070");
    }

    @Test
    void the_parts_become_objects_that_know_where_they_came_from() {
        JsonNode made = li.post("/api/edits", split(quartered())).expect(200).json();
        assertThat(made.path("objects").size()).isEqualTo(2);
        assertThat(made.path("remarks").size()).isZero();
        String part = made.at("/objects/0/id").asString();
        assertThat(li.get("/api/objects/" + part).json().path("name").asString())
                .isEqualTo("甲1");
        assertThat(li.get("/api/objects/" + part)
                        .json()
                        .at("/attributes/floors")
                        .asInt())
                .isEqualTo(5);
        JsonNode lineage =
                li.get("/api/objects/" + part + "/lineage").expect(200).json();
        assertThat(lineage.at("/predecessors/0/id").asString()).isEqualTo(first.toString());
        assertThat(lineage.at("/predecessors/0/present").asBoolean()).isFalse();
        assertThat(li.get("/api/objects/" + first).status()).isEqualTo(404);
        assertThat(li.get("/api/objects/" + first + "/lineage")
                        .json()
                        .path("successors")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void who_cuts_what_somebody_else_has_changed_since_is_told_so_and_nothing_happens() {
        JsonNode seen = quartered();
        ApiClient wang = people.loggedIn("planner");
        wang.with("If-Match", "\"1\"")
                .send("PATCH", "/api/objects/" + first, "{\"name\": \"王改\"}")
                .expect(200);
        Answer late = li.post("/api/edits", split(seen)).expect(412);
        assertThat(late.code()).isEqualTo("CIM-026");
        assertThat(late.json().at("/conflicts/0/theirs/name").asString()).isEqualTo("王改");
        assertThat(li.get("/api/objects/" + first)
                        .expect(200)
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(2);
        // Looked at again, it is cut on what is there now.
        assertThat(quartered().path("revision").asInt()).isEqualTo(2);
        li.post("/api/edits", split(quartered())).expect(200);
    }

    @Test
    void neighbours_come_by_distance_and_say_whether_they_touch() {
        JsonNode found = li.get("/api/objects/" + second + "/neighbours")
                .expect(200)
                .json()
                .path("items");
        assertThat(found.size()).isEqualTo(2);
        assertThat(found.at("/0/id").asString()).isEqualTo(first.toString());
        assertThat(found.at("/0/touches").asBoolean()).isTrue();
        assertThat(found.at("/0/distance_m").asDouble()).isZero();
        assertThat(found.at("/1/id").asString()).isEqualTo(third.toString());
        assertThat(found.at("/1/touches").asBoolean()).isFalse();
        assertThat(found.at("/1/distance_m").asDouble()).isCloseTo(11.13, within(0.05));
        assertThat(found.at("/1/geometry/type").asString()).isEqualTo("Polygon");
    }

    @Test
    void neighbours_are_of_the_same_class_and_within_reach() {
        assertThat(li.get("/api/objects/" + second + "/neighbours?within=5")
                        .json()
                        .path("items")
                        .size())
                .isOne();
        assertThat(li.get("/api/objects/" + street + "/neighbours?within=200")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertThat(li.get("/api/objects/" + second + "/neighbours?within=-1")
                        .json()
                        .path("items")
                        .size())
                .isOne();
        assertThat(li.get("/api/objects/" + second + "/neighbours?within=NaN")
                        .json()
                        .path("items")
                        .size())
                .isOne();
    }

    @Test
    void what_is_put_together_is_shown_as_one_or_as_pieces() {
        JsonNode touching = union(first, second).expect(200).json();
        assertThat(touching.path("pieces").asInt()).isOne();
        assertThat(touching.at("/whole/measure").asDouble()).isCloseTo(2 * 12_392, within(4.0));
        assertThat(union(second, third).json().path("pieces").asInt()).isEqualTo(2);
    }

    @Test
    void one_is_not_several() {
        assertThat(union(first).expect(422).text()).contains("CIM-073");
        assertThat(union(first, first).expect(422).text()).contains("CIM-073");
        assertThat(li.post("/api/objects/union", "{}").expect(422).text()).contains("CIM-073");
    }

    private Answer union(ObjectId... ids) {
        return li.post(
                "/api/objects/union",
                JSON.writeValueAsString(Map.of(
                        "ids", List.of(ids).stream().map(ObjectId::toString).toList())));
    }

    @Test
    void what_nobody_knows_is_not_found() {
        ObjectId nobody = ObjectId.of(1, "nobody");
        assertThat(cut(nobody, 0, 0, 1, 1).status()).isEqualTo(404);
        assertThat(li.get("/api/objects/" + nobody + "/neighbours").status()).isEqualTo(404);
        assertThat(li.get("/api/objects/none/neighbours").status()).isEqualTo(404);
        assertThat(union(first, nobody).status()).isEqualTo(404);
    }

    @Test
    void who_may_neither_edit_nor_propose_is_refused() {
        ApiClient reader = people.loggedIn("viewer");
        assertThat(reader.get("/api/objects/" + first + "/neighbours").status()).isEqualTo(403);
        assertThat(reader.post("/api/objects/" + first + "/cut", "{}").status()).isEqualTo(403);
        assertThat(reader.post("/api/objects/union", "{}").status()).isEqualTo(403);
        ApiClient field = people.loggedIn("field_worker");
        assertThat(field.get("/api/objects/" + first + "/neighbours").status()).isEqualTo(200);
    }
}
