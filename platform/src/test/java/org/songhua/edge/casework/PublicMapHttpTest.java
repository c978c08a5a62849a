package org.songhua.edge.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.Contact;
import org.songhua.casework.NewReport;
import org.songhua.casework.TestCases;
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
                        .json()
                        .size())
                .isZero();
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
}
