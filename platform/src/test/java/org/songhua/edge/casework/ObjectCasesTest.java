package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseSummary;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.cim.CityFixture;
import org.songhua.cim.ObjectId;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.register.RecordDraft;
import org.songhua.register.RecordStep;
import org.songhua.register.RegisterRecord;
import org.songhua.register.Registers;
import tools.jackson.databind.JsonNode;

/** Cases about an object of the city that somebody named: a house, not only what stands nearest to a place. */
class ObjectCasesTest {
    private static final double EAST = 126.71;
    private static final double NORTH = 44.31;
    private static final Caller CLERK = Caller.all("clerk");

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final TestCases test = new TestCases(platform);
    private final ApiClient desk = people.loggedIn("hotline");
    private final ApiClient clerk = people.loggedIn("planner");
    private final Registers registers = platform.bean(Registers.class);
    private final CityFixture city = CityFixture.create(platform, "case_objects_" + System.nanoTime());
    private final ObjectId house =
            city.add("building", "一号楼", Map.of("use", "residential"), CityFixture.square(EAST, NORTH, 0.0004));
    private final ObjectId other =
            city.add("building", "二号楼", Map.of("use", "residential"), CityFixture.square(EAST + 0.001, NORTH, 0.0004));

    ObjectCasesTest() {
        city.done();
    }

    private String body(String object, String place) {
        return "{\"classCode\": \"06013\", \"text\": \"墙皮脱落\", \"object\": \"" + object + "\"" + place + "}";
    }

    private CaseSummary taken(String object, String place) {
        JsonNode taken =
                desk.post("/api/cases/reports", body(object, place)).expect(201).json();
        return test.get(UUID.fromString(taken.path("caseId").asString())).summary();
    }

    private List<String> casesOf(ObjectId object) {
        JsonNode page = desk.get("/api/cases?object=" + object).expect(200).json();
        assertThat(page.path("count").asLong()).isEqualTo(page.path("items").size());
        return page.path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    @Test
    void aCaseOfAHouseCarriesItsIdAndLiesInItAndIsFoundByIt() {
        CaseSummary one = taken(house.toString(), "");
        assertThat(one.component()).isEqualTo(house.value());
        assertThat(one.longitude()).isBetween(EAST, EAST + 0.0004);
        assertThat(one.latitude()).isBetween(NORTH, NORTH + 0.0004);
        JsonNode shown = desk.get("/api/cases/" + one.id()).expect(200).json();
        assertThat(shown.at("/summary/object").asString()).isEqualTo(house.toString());
        assertThat(casesOf(house)).containsExactly(one.id().toString());
        assertThat(casesOf(other)).isEmpty();
        CaseSummary second = taken(house.toString(), "");
        assertThat(casesOf(house))
                .containsExactly(second.id().toString(), one.id().toString());
        JsonNode counts = desk.get("/api/cases/counts?by=kind&object=" + house)
                .expect(200)
                .json();
        assertThat(counts.path("OPEN").asInt()).isEqualTo(2);
    }

    /** Where somebody stood is where they stood; what they spoke of is what they named. */
    @Test
    void aPlaceThatIsToldIsKeptAndTheNamedObjectIsNotTheNearest() {
        CaseSummary one =
                taken(house.toString(), ", \"longitude\": " + (EAST + 0.0012) + ", \"latitude\": " + (NORTH + 0.0002));
        assertThat(one.component()).isEqualTo(house.value());
        assertThat(one.longitude()).isEqualTo(EAST + 0.0012);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000009-0000-8000-8000-000000000009", "7", "x", "../objects"})
    void whatIsNoObjectIsToldAndNothingIsTaken(String object) {
        var answer = desk.post("/api/cases/reports", body(object, ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("CASE-144").contains("/object");
        assertThat(desk.get("/api/cases?object=" + object.replace("/", "%2F")).status())
                .isIn(200, 400);
    }

    /** A citizen names no ids: what is sent without an account is not believed. */
    @Test
    void onlyTheDeskNamesAnObject() {
        ApiClient nobody = people.client();
        nobody.get("/api/session");
        JsonNode receipt = nobody.post("/api/reports", body(house.toString(), ""))
                .expect(201)
                .json();
        UUID id = test.reports
                .track(receipt.path("trackingCode").asString())
                .orElseThrow()
                .caseId();
        assertThat(test.get(id).summary().component()).isNull();
        assertThat(casesOf(house)).isEmpty();
        assertThat(people.withKey(Permission.CIM_VIEW)
                        .get("/api/cases?object=" + house)
                        .status())
                .isEqualTo(403);
    }

    /** A sensor whose pipe was taken out of the model must still be heard; people are asked to choose again. */
    @Test
    void aMachineThatTellsOfAnObjectThatIsGoneIsHeard() {
        var gone = UUID.fromString("00000009-0000-8000-8000-000000000009");
        NewReport told = NewReport.of("warning", "06013", "沉降超限").about(gone);
        UUID id = test.reports.take(told, "system").caseId();
        assertThat(test.get(id).summary().component()).isNull();
        assertThatThrownBy(() ->
                        test.reports.take(NewReport.of("desk", "06013", "沉降").about(gone), "desk"))
                .hasMessageContaining("CASE-144");
        UUID known = test.reports
                .take(NewReport.of("warning", "06013", "沉降超限").about(house.value()), "system")
                .caseId();
        assertThat(test.get(known).summary().component()).isEqualTo(house.value());
    }

    @Test
    void aSecondReportThatJoinsLeavesTheCaseWithItsObject() {
        CaseSummary one = taken(house.toString(), "");
        var second = NewReport.of("desk", "06013", "同一栋楼");
        test.reports.take(
                new NewReport(
                        second.channel(),
                        second.classCode(),
                        second.text(),
                        null,
                        null,
                        "WGS84",
                        "manual",
                        null,
                        null,
                        second.contact(),
                        Map.of(),
                        null,
                        null,
                        one.id(),
                        false),
                "desk");
        assertThat(test.get(one.id()).reports()).hasSize(2);
        assertThat(test.get(one.id()).summary().component()).isEqualTo(house.value());
        assertThat(casesOf(house)).hasSize(1);
    }

    private RegisterRecord record(String register, String name, Map<String, Object> fields) {
        var draft = new RecordDraft(name, house.value(), null, null, null, null, fields, false);
        return registers.create(register, draft, CLERK);
    }

    /** {@return the object that each register says a record of the house is a facet of} */
    private Map<String, String> facets() {
        var facets = new TreeMap<String, String>();
        clerk.get("/api/objects/" + house + "/records")
                .expect(200)
                .json()
                .forEach(one -> facets.put(
                        one.path("register").asString(), one.path("object").asString()));
        return facets;
    }

    /**
     * 同一栋房在CIM、房屋安全、档案、案件四处是同一个对象编号: one id in the model, in the register of houses, in the archives and in the case,
     * which comes by itself when the house is found dangerous.
     */
    @Test
    void clause_23_oneHouseHasOneIdInTheModelTheRegisterTheArchivesAndTheCase() {
        String key = TestPeople.newName("FW-");
        RegisterRecord safety = record("house_safety", key, Map.of("house_name", "一号楼", "street", "南关街道"));
        record("building_archives", key, Map.of("archive_title", "一号楼竣工档案", "archive_stage", "completion"));
        assertThat(casesOf(house)).isEmpty();
        registers.attach("house_safety", safety.id(), "report", "鉴定报告.pdf", null, CLERK);
        registers.act(
                "house_safety",
                safety.id(),
                null,
                new RecordStep(
                        "appraise",
                        null,
                        Map.of("danger_grade", "D", "appraised_on", "2026-02-01", "appraiser", "鉴定所")),
                CLERK);

        String id = house.toString();
        assertThat(clerk.get("/api/objects/" + id).expect(200).json().path("id").asString())
                .isEqualTo(id);
        assertThat(facets()).isEqualTo(Map.of("building_archives", id, "house_safety", id));
        List<String> cases = casesOf(house);
        assertThat(cases).hasSize(1);
        JsonNode opened =
                desk.get("/api/cases/" + cases.getFirst()).expect(200).json().path("summary");
        assertThat(opened.path("object").asString()).isEqualTo(id);
        assertThat(opened.path("classCode").asString()).isEqualTo("d_building");
        // The house beside it has nothing of all this.
        assertThat(clerk.get("/api/objects/" + other + "/records").expect(200).json())
                .isEmpty();
        assertThat(casesOf(other)).isEmpty();
    }

    @Test
    void aHouseWithoutADangerOpensNoCase() {
        String key = TestPeople.newName("FW-");
        RegisterRecord safety = record("house_safety", key, Map.of("house_name", "一号楼"));
        registers.attach("house_safety", safety.id(), "report", "鉴定报告.pdf", null, CLERK);
        registers.act(
                "house_safety",
                safety.id(),
                null,
                new RecordStep("appraise", null, Map.of("danger_grade", "A", "appraised_on", "2026-02-01")),
                CLERK);
        assertThat(casesOf(house)).isEmpty();
    }
}
