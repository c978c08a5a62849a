package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Scope;
import tools.jackson.databind.JsonNode;

/** The map for everybody: what is shown of which class, how exactly, and with which photos. At a place of its own. */
class PublicMapHttpTest {
    private static final String BOX = "/api/public/cases?west=99.0&south=31&east=99.2&north=31.2";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestCases test = new TestCases(platform);
    private final ApiClient nobody = new TestPeople(platform).client();

    private UUID report(String classCode) {
        return test.reports
                .take(
                        NewReport.of("web", classCode, "我叫韩梅梅")
                                .at(99.12345, 31.12345)
                                .by(new Contact("韩梅梅", "13700001234", "")),
                        "citizen")
                .caseId();
    }

    private JsonNode shown(UUID id) {
        return nobody.get(BOX)
                .expect(200)
                .json()
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void aCaseInTheStreetIsShownWhereItIsAndOneThatPointsToAHomeOnlyAbout() {
        JsonNode street = shown(report("01001"));
        assertThat(street.path("longitude").asDouble()).isEqualTo(99.12345);
        assertThat(street.path("isExact").asBoolean()).isTrue();
        UUID noise = report("06028");
        JsonNode about = shown(noise);
        assertThat(about.path("longitude").asDouble()).isEqualTo(99.123);
        assertThat(about.path("latitude").asDouble()).isEqualTo(31.123);
        assertThat(about.path("isExact").asBoolean()).isFalse();
        assertThat(nobody.get(BOX).text()).doesNotContain("韩梅梅", "13700001234", "department");
        String near = nobody.get("/api/reports/nearby?longitude=99.12345&latitude=31.12345&class=06028")
                .expect(200)
                .text();
        assertThat(near).contains("99.123").doesNotContain("99.12345");
        long number = test.get(noise).reports().getFirst().number();
        String open311 = nobody.get("/open311/v2/requests/" + number + ".json")
                .expect(200)
                .text();
        assertThat(open311).contains("99.123").doesNotContain("99.12345");
    }

    @Test
    void whatIsNotPublicNorPlacedNorRecentIsNotShown() {
        UUID voided = report("01001");
        test.cases.act(voided, null, CaseAction.of("void").because("mistake"), TestCases.DISPATCHER);
        assertThat(shown(voided)).isNull();
        String hidden = platform.bean(org.songhua.casework.CaseCatalogue.class).classes().stream()
                .filter(one -> !one.isPublic() && one.questions().isEmpty())
                .findFirst()
                .orElseThrow()
                .code();
        assertThat(shown(report(hidden))).isNull();
        assertThat(nobody.get("/api/public/cases?west=10&south=0&east=-10&north=1")
                        .expect(400)
                        .code())
                .isEqualTo("OPEN-002");
        assertThat(nobody.get("/api/public/cases").status()).isBetween(400, 422);
    }

    /** Only a copy on which parts were blackened, and only when it was cleared; the photo itself never. */
    @Test
    void photosAreShownWhenSomebodyClearedThem() {
        UUID id = report("01001");
        test.cases.attach(id, "scene", TestCases.PHOTO, TestCases.DESK);
        UUID original = test.cases.attachments(id, Scope.ALL).getFirst().id();
        var parts = List.of(new Cases.Rectangle(0, 0, 0.5, 0.5));
        UUID inner = test.cases.redact(id, original, parts, false, TestCases.DESK);
        UUID cleared = test.cases.redact(id, original, parts, true, TestCases.DESK);
        assertThat(shown(id).path("photos").valueStream().map(JsonNode::asString))
                .containsExactly(cleared.toString());
        String path = "/api/public/cases/" + id + "/photos/";
        nobody.get(path + cleared).expect(200);
        nobody.get(path + original).expect(404);
        nobody.get(path + inner).expect(404);
        nobody.get("/api/public/cases/" + UUID.randomUUID() + "/photos/" + cleared)
                .expect(404);
        test.reports.erase(test.get(id).reports().getFirst().id(), TestCases.DESK);
        nobody.get(path + cleared).expect(404);
    }

    /** A street of the third order, a lane, a pond, a house and a pipe: streets and waters are for everybody, the others are not. */
    @Test
    void theGroundShowsShapeAndNameOfPublicClassesAndNothingElse() {
        CityFixture city = CityFixture.create(platform, "public_ground");
        city.add("street", "支路", Map.of("kind", "branch"), CityFixture.line(99.3, 31.3, 99.31, 31.3));
        city.add("street", "小巷", Map.of("kind", "service"), CityFixture.line(99.3, 31.301, 99.301, 31.301));
        city.add("water", "池塘", Map.of("normal_level", 3.5), CityFixture.square(99.302, 31.302, 0.002));
        city.add("building", "某楼", Map.of(), CityFixture.square(99.305, 31.305, 0.0003));
        city.done();
        JsonNode near = ground("west=99.299&south=31.299&east=99.311&north=31.311");
        assertThat(names(near)).containsExactly("小巷", "支路", "池塘");
        assertThat(near.path("palettes").path("street").asString()).isEqualTo("road");
        assertThat(near.path("complete").asBoolean()).isTrue();
        assertThat(near.toString()).doesNotContain("某楼", "normal_level", "branch");
        // 0.1 degrees wide is zoom 12: lanes come at 14, branches at 12.
        JsonNode wide = ground("west=99.25&south=31.25&east=99.35&north=31.35");
        assertThat(names(wide)).contains("支路").doesNotContain("小巷");
        assertThat(names(ground("west=99.4&south=31.4&east=99.41&north=31.41"))).isEmpty();
    }

    private JsonNode ground(String box) {
        return nobody.get("/api/public/ground?" + box).expect(200).json();
    }

    private static List<String> names(JsonNode collection) {
        return collection
                .path("features")
                .valueStream()
                .map(one -> one.at("/properties/name").asString())
                .sorted()
                .toList();
    }

    @Test
    void aBoxThatIsNoneOrTooWideIsRefused() {
        for (String box : List.of(
                "west=10&south=0&east=9&north=1",
                "west=99&south=31&east=99.3&north=31.1",
                "west=99&south=31&east=99.1&north=31.3",
                "west=NaN&south=31&east=99.1&north=31.1",
                "west=179.95&south=0&east=180.05&north=0.1"))
            assertThat(nobody.get("/api/public/ground?" + box).expect(400).code())
                    .as(box)
                    .isEqualTo("OPEN-002");
        nobody.get("/api/public/ground?west=a&south=0&east=1&north=1").expect(400);
    }
}
