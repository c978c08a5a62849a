package org.songhua.edge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import tools.jackson.databind.JsonNode;

/** What the platform says of an edit before it is made: what is refused, what is remarkable, and by how much. */
class EditRulesHttpTest {
    /** Metres of a degree along a meridian, and of one along the equator. */
    private static final double DEGREE_M = 111_319.49;

    private static int row;
    private final TestPeople people = new TestPeople(TestPlatform.shared());
    private ApiClient planner;
    private CityFixture town;
    private String dataset;
    /** On the equator, so that a degree of longitude is as long as one of latitude; each test has a place of its own. */
    private double x;

    @BeforeEach
    void build() {
        dataset = "edit_rules_" + System.nanoTime();
        town = CityFixture.create(TestPlatform.shared(), dataset);
        x = -30 + 0.01 * row++;
        planner = people.loggedIn("planner");
    }

    private static String square(double west, double south, double side) {
        return "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.7f,%2$.7f],[%3$.7f,%2$.7f],[%3$.7f,%4$.7f],[%1$.7f,%4$.7f],[%1$.7f,%2$.7f]]]}"
                .formatted(west, south, west + side, south + side)
                .replace(" ", "");
    }

    private String create(String classCode, String geometry, String attributes) {
        return "{\"op\":\"create\",\"classCode\":\"%s\",\"dataset\":\"%s\",\"geometry\":%s,\"attributes\":%s}"
                .formatted(classCode, dataset, geometry, attributes);
    }

    private Answer check(String... changes) {
        return planner.post("/api/edits/check", "{\"changes\":[" + String.join(",", changes) + "]}");
    }

    private static double number(JsonNode remark) {
        var matcher = Pattern.compile("(\\d+(?:\\.\\d+)?) (?:m|square)")
                .matcher(remark.get("problem").asString());
        assertThat(matcher.find()).as(remark.toString()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @Test
    void areasOfAClassThatOverlapAreToldByHowMuch() {
        town.add("building", "旧楼", Map.of("use", "residential"), CityFixture.square(x, 0, 0.001));
        town.done();
        JsonNode remarks = check(create("building", square(x + 0.0005, 0, 0.001), "{\"use\":\"office\"}"))
                .expect(200)
                .json()
                .get("remarks");
        assertThat(remarks.size()).isEqualTo(1);
        assertThat(remarks.get(0).get("code").asString()).isEqualTo("CIM-060");
        assertThat(remarks.get(0).get("problem").asString()).contains("旧楼");
        // half of a square of a thousandth of a degree
        assertThat(number(remarks.get(0))).isCloseTo(0.5e-6 * DEGREE_M * DEGREE_M, within(20.0));
    }

    @Test
    void areasThatOnlyTouchAreNotRemarkable() {
        town.add("building", "旧楼", Map.of("use", "residential"), CityFixture.square(x, 0, 0.001));
        town.done();
        assertThat(check(create("building", square(x + 0.001, 0, 0.001), "{\"use\":\"office\"}"))
                        .expect(200)
                        .json()
                        .get("remarks")
                        .size())
                .isZero();
    }

    @Test
    void pointsOnTheSamePlaceAreTold() {
        town.add("tree", "老榆树", Map.of(), CityFixture.point(x, 0));
        town.done();
        // a millionth of a degree is a decimetre, five are half a metre
        JsonNode near = check(
                        create("tree", "{\"type\":\"Point\",\"coordinates\":[%.7f,0]}".formatted(x + 0.000001), "{}"))
                .expect(200)
                .json();
        JsonNode far = check(
                        create("tree", "{\"type\":\"Point\",\"coordinates\":[%.7f,0]}".formatted(x + 0.000005), "{}"))
                .expect(200)
                .json();
        assertThat(near.at("/remarks/0/code").asString()).isEqualTo("CIM-062");
        assertThat(far.get("remarks").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.000005, true", "0.00002, false", "0, false"})
    void aLineThatEndsJustShortOfAnotherIsTold(double gap, boolean told) {
        town.add("street", "大街", Map.of("kind", "branch"), CityFixture.line(x, -0.001, x, 0.001));
        town.done();
        String line = "{\"type\":\"LineString\",\"coordinates\":[[%.7f,0],[%.7f,0]]}".formatted(x + gap, x + 0.002);
        JsonNode remarks = check(create("street", line, "{\"kind\":\"branch\"}"))
                .expect(200)
                .json()
                .get("remarks");
        // five millionths of a degree are 0.56 m; two hundred-thousandths 2.2 m, which is meant
        assertThat(remarks.size()).isEqualTo(told ? 1 : 0);
        if (told) assertThat(number(remarks.get(0))).isCloseTo(gap * DEGREE_M, within(0.06));
    }

    @Test
    void partsThatDoNotCoverTheWholeAreTold() {
        ObjectId whole = town.add("green", "绿地", Map.of("kind", "lawn"), CityFixture.square(x, 0, 0.002));
        town.done();
        String halves =
                "{\"op\":\"split\",\"id\":\"%s\",\"revision\":1,\"parts\":[{\"geometry\":%s},{\"geometry\":%s}]}"
                        .formatted(whole, square(x, 0, 0.001), square(x + 0.001, 0.001, 0.001));
        JsonNode remarks = check(halves).expect(200).json().get("remarks");
        assertThat(remarks.valueStream().map(r -> r.get("code").asString()).toList())
                .contains("CIM-063");
        // two of four quarters are missing
        JsonNode missing = remarks.valueStream()
                .filter(r -> r.get("code").asString().equals("CIM-063"))
                .findFirst()
                .orElseThrow();
        assertThat(number(missing)).isCloseTo(2e-6 * DEGREE_M * DEGREE_M, within(60.0));
    }

    @Test
    void aCheckChangesNothing() {
        ObjectId tree = town.add("tree", "树", Map.of(), CityFixture.point(x, 0));
        town.done();
        check("{\"op\":\"delete\",\"id\":\"%s\",\"revision\":1}".formatted(tree))
                .expect(200);
        assertThat(planner.get("/api/objects/" + tree)
                        .expect(200)
                        .json()
                        .get("revision")
                        .asInt())
                .isEqualTo(1);
    }

    private void refused(Answer answer, String... codesAndFields) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        List<String> told = answer.json()
                .get("faults")
                .valueStream()
                .map(f -> f.get("code").asString() + " " + f.at("/place/field").asString())
                .toList();
        assertThat(told).containsExactlyInAnyOrder(codesAndFields);
    }

    @Test
    void everyMistakeOfABatchIsToldAtOnceWithItsPlace() {
        ObjectId tree = town.add("tree", "树", Map.of(), CityFixture.point(x, 0));
        town.done();
        refused(
                check(
                        create("spaceship", square(x, 0, 0.001), "{}"),
                        create("tree", square(x, 0, 0.001), "{}"),
                        create("tree", "null", "{}"),
                        "{\"op\":\"update\",\"id\":\"%s\",\"revision\":1,\"attributes\":{\"height\":-5}}"
                                .formatted(tree)),
                "CIM-037 /changes/0/classCode",
                "CIM-040 /changes/1/geometry",
                "CIM-039 /changes/2/geometry",
                "CIM-014 /changes/3/attributes/height");
    }

    @Test
    void anObjectIsChangedOnceInABatch() {
        ObjectId tree = town.add("tree", "树", Map.of(), CityFixture.point(x, 0));
        town.done();
        String update = "{\"op\":\"update\",\"id\":\"%s\",\"revision\":1,\"name\":\"甲\"}".formatted(tree);
        refused(check(update, update), "CIM-034 /changes/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[500,0],[501,0],[501,1],[500,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Circle\",\"radius\":5}",
                "[1,2]",
                "\"POINT (1 2)\""
            })
    void anUnsoundGeometryIsRefusedAtItsPlace(String geometry) {
        Answer answer = check(create("building", geometry, "{\"use\":\"office\"}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.fields()).isNotEmpty().allMatch(field -> field.startsWith("/changes/0/geometry"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422",
                "{\"changes\":[]}|422",
                "{\"changes\":{}}|422",
                "[]|422",
                "{\"changes\":[1]}|422",
                "{\"changes\":[{\"op\":\"create\"}],\"since\":\"soon\"}|422",
                "{\"changes\":|400",
                "''|400",
                "null|422"
            })
    void whatIsNoEditIsAProblemAndNoCrash(String body, int status) {
        Answer answer = planner.post("/api/edits", body);
        assertThat(answer.status()).as(body + ": " + answer.text()).isIn(status, 400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void fromTheFutureNothingIsTold() {
        ObjectId tree = town.add("tree", "树", Map.of(), CityFixture.point(x, 0));
        town.done();
        String change =
                "{\"changes\":[{\"op\":\"retire\",\"id\":\"%s\",\"revision\":1}],\"kind\":\"change\",\"since\":\"2999-01-01\"}"
                        .formatted(tree);
        Answer answer = planner.post("/api/edits", change).expect(422);
        assertThat(answer.code() + answer.text()).contains("CIM-033");
        assertThat(planner.get("/api/objects/" + tree).status()).isEqualTo(200);
    }

    @Test
    void snappingLaysALineOntoItsNeighbour() {
        town.add("street", "大街", Map.of("kind", "branch"), CityFixture.line(x, -0.001, x, 0.001));
        town.done();
        String line =
                "{\"type\":\"LineString\",\"coordinates\":[[%.7f,0],[%.7f,0]]}".formatted(x + 0.000005, x + 0.002);
        Answer made = planner.post(
                        "/api/edits",
                        "{\"snapMetres\":1,\"changes\":[" + create("street", line, "{\"kind\":\"branch\"}") + "]}")
                .expect(200);
        String id = made.json().at("/objects/0/id").asString();
        JsonNode coordinates =
                planner.get("/api/objects/" + id).expect(200).json().at("/geometry/coordinates");
        assertThat(coordinates.get(0).get(0).asDouble()).isCloseTo(x, within(1e-9));
        assertThat(String.format(Locale.ROOT, "%.4f", coordinates.get(1).get(0).asDouble()))
                .isEqualTo(String.format(Locale.ROOT, "%.4f", x + 0.002));
    }
}
