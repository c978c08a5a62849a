package org.songhua.edge.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.ApiClient.Answer;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Organisation;
import org.songhua.people.Organisations;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.Database;
import tools.jackson.databind.JsonNode;

/** The catalogue of data sets over HTTP: what is told, who may change it, who may learn of it. */
class DatasetsHttpTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final TestPeople PEOPLE = new TestPeople(PLATFORM);
    private static final String OWNER = TestPeople.newName("survey_office");

    @BeforeAll
    static void makeDataSets() {
        PLATFORM.bean(Organisations.class)
                .create(new Organisation(OWNER, "测绘院", null, null), new FaultLog(9), Caller.SYSTEM);
        CityFixture town = CityFixture.create(PLATFORM, "catalogue_town");
        town.add("building", "东楼", Map.of(), CityFixture.square(31.01, 31.01, 0.001), "220102001", null);
        town.add("building", "西楼", Map.of(), CityFixture.square(31.05, 31.05, 0.001), "220103001", null);
        town.add("water", "南湖", Map.of(), CityFixture.square(31.055, 31.01, 0.005));
        town.done();
    }

    private static void fresh(String code) {
        CityFixture.create(PLATFORM, code).done();
    }

    private static ApiClient editor() {
        return PEOPLE.withKey(Permission.CIM_VIEW, Permission.CIM_IMPORT);
    }

    private static ApiClient scoped(Scope scope) {
        String token = PLATFORM.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("key"),
                        Set.of(Permission.CIM_VIEW, Permission.CIM_IMPORT),
                        scope,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        return PEOPLE.client().with("Authorization", "Bearer " + token);
    }

    private static Answer change(ApiClient client, String code, String revision, String patch) {
        return client.with("If-Match", "\"" + revision + "\"").patch("/api/datasets/" + code, patch);
    }

    private static List<String> codes(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(member).asString())
                .toList();
    }

    @Test
    void aDataSetTellsItsClassesAndItsExtent() {
        JsonNode town = editor().get("/api/datasets/catalogue_town").expect(200).json();
        assertThat(town.path("count").asInt()).isEqualTo(3);
        assertThat(town.at("/classes/building").asInt()).isEqualTo(2);
        assertThat(town.at("/classes/water").asInt()).isEqualTo(1);
        assertThat(town.at("/extent/0").asDouble()).isEqualTo(31.01);
        assertThat(town.at("/extent/2").asDouble()).isEqualTo(31.06);
        assertThat(town.path("shareLevel").asString()).isEqualTo("shared");
        assertThat(town.path("overdue").asBoolean()).isFalse();
    }

    @Test
    void whoSeesOneDistrictCountsOneDistrict() {
        ApiClient eastern = scoped(new Scope(Set.of(), Set.of("220102"), Set.of()));
        JsonNode town = eastern.get("/api/datasets/catalogue_town").json();
        assertThat(town.path("count").asInt()).isEqualTo(1);
        assertThat(town.path("classes").size()).isEqualTo(1);
        assertThat(town.at("/extent/2").asDouble()).as("edge of the one house").isBetween(31.0109, 31.0111);
        ApiClient streets = scoped(new Scope(Set.of(), Set.of(), Set.of("water")));
        assertThat(streets.get("/api/datasets/catalogue_town")
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everythingToldComesBackAndStandsInTheAuditLog() {
        fresh("told_all");
        String patch = """
                {"title": "部件普查", "source": "市测绘院", "licence": "政务共享", "description": "全市普查", "dated": "2026-05-01",
                 "crs": "EPSG:4549", "accuracyMetres": 0.5, "owner": "%s", "contact": "0431-0000", "updateCycle": "yearly",
                 "shareLevel": "conditional"}""".formatted(OWNER);
        Answer changed = change(editor(), "told_all", "1", patch).expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        JsonNode read = editor().get("/api/datasets/told_all").json();
        assertThat(read).isEqualTo(changed.json());
        assertThat(read.path("ownerName").asString()).isEqualTo("测绘院");
        assertThat(read.path("dated").asString()).isEqualTo("2026-05-01");
        assertThat(read.path("accuracyMetres").asDouble()).isEqualTo(0.5);
        var entry = PLATFORM.bean(Audit.class).list(null, 200).stream()
                .filter(one -> one.subject().equals("dataset:told_all"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.action()).isEqualTo("dataset.described");
        assertThat(entry.detailJson()).contains("conditional", OWNER).doesNotContain("0431");
    }

    @Test
    void whatIsLeftOutStaysAndNullTakesAway() {
        fresh("patched");
        change(editor(), "patched", "1", "{\"source\": \"甲\", \"contact\": \"乙\"}")
                .expect(200);
        JsonNode after = change(editor(), "patched", "2", "{\"contact\": null}")
                .expect(200)
                .json();
        assertThat(after.path("source").asString()).isEqualTo("甲");
        assertThat(after.get("contact").isNull()).isTrue();
    }

    @Test
    void theSlowerOfTwoEditorsIsTold() {
        fresh("contested");
        change(editor(), "contested", "1", "{\"title\": \"先\"}").expect(200);
        change(editor(), "contested", "1", "{\"title\": \"后\"}").expect(412);
        change(editor(), "contested", "nonsense", "{\"title\": \"后\"}").expect(412);
        editor().patch("/api/datasets/contested", "{\"title\": \"后\"}").expect(428);
        assertThat(editor().get("/api/datasets/contested").json().path("title").asString())
                .isEqualTo("先");
    }

    @Test
    void allMistakesAreToldAtOnceAndNothingIsChanged() {
        fresh("mistaken");
        Answer refused = change(editor(), "mistaken", "1", """
                {"title": null, "dated": "2026-02-30", "crs": "EPSG:0", "accuracyMetres": -1, "owner": "nobody_at_all",
                 "updateCycle": "hourly", "shareLevel": null, "source": 7, "colour": "red"}""");
        assertThat(refused.status()).isBetween(400, 422);
        assertThat(refused.fields())
                .contains(
                        "/title",
                        "/dated",
                        "/crs",
                        "/accuracyMetres",
                        "/owner",
                        "/updateCycle",
                        "/shareLevel",
                        "/source",
                        "/colour");
        change(editor(), "mistaken", "1", "[]");
        assertThat(editor().get("/api/datasets/mistaken").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void onlyWhoMayImportEverythingChangesADataSet() {
        fresh("guarded");
        change(PEOPLE.withKey(Permission.CIM_VIEW), "guarded", "1", "{}").expect(403);
        change(scoped(new Scope(Set.of(), Set.of("22"), Set.of())), "guarded", "1", "{}")
                .expect(403);
        change(editor(), "no_such_data_set", "1", "{}").expect(404);
        editor().get("/api/datasets/no_such_data_set").expect(404);
        assertThat(editor().get("/api/datasets/owners").json().path(OWNER).asString())
                .isEqualTo("测绘院");
    }

    @Test
    void visitorsLearnOfOpenDataSetsOnly() {
        fresh("for_everybody");
        change(editor(), "for_everybody", "1", "{\"shareLevel\": \"open\"}").expect(200);
        ApiClient visitor = PEOPLE.client();
        JsonNode records = visitor.get("/ogcapi/records").expect(200).json();
        assertThat(codes(records.path("features"), "id"))
                .contains("for_everybody")
                .doesNotContain("catalogue_town");
        visitor.get("/ogcapi/records/for_everybody").expect(200);
        visitor.get("/ogcapi/records/catalogue_town").expect(404);
        visitor.get("/api/datasets").expect(401);
        assertThat(visitor.get("/ogcapi/dcat").text()).contains("for_everybody").doesNotContain("catalogue_town");
    }

    @Test
    void aKeyThatMayNotSeeObjectsIsAVisitor() {
        ApiClient sender = PEOPLE.withKey(Permission.SENSING_SEND);
        sender.get("/ogcapi/records/catalogue_town").expect(404);
    }

    @Test
    void closedDataSetsAreListedForTheUnrestrictedOnly() {
        fresh("secret_pipes");
        change(editor(), "secret_pipes", "1", "{\"shareLevel\": \"closed\"}").expect(200);
        ApiClient district = scoped(new Scope(Set.of(), Set.of("220102"), Set.of()));
        assertThat(codes(district.get("/api/datasets").json(), "code"))
                .contains("catalogue_town")
                .doesNotContain("secret_pipes");
        district.get("/api/datasets/secret_pipes").expect(404);
        district.get("/ogcapi/records/secret_pipes").expect(404);
        assertThat(codes(editor().get("/api/datasets").json(), "code")).contains("secret_pipes");
    }

    @Test
    void aRecordIsAFeatureWithWhatTheSchemaAsksFor() {
        Answer answer = editor().get("/ogcapi/records/catalogue_town").expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        JsonNode town = answer.json();
        assertThat(town.path("type").asString()).isEqualTo("Feature");
        assertThat(town.at("/conformsTo/0").asString()).endsWith("/ogcapi-records-1/1.0/conf/record-core");
        assertThat(town.has("time")).isTrue();
        assertThat(town.at("/properties/type").asString()).isEqualTo("dataset");
        assertThat(town.at("/properties/title").asString()).isEqualTo("catalogue_town");
        JsonNode ring = town.at("/geometry/coordinates/0");
        assertThat(ring.size()).isEqualTo(5);
        assertThat(ring.get(0)).isEqualTo(ring.get(4));
        assertThat(codes(town.path("links"), "rel")).contains("self", "item");
        JsonNode items = editor().get(path(town, "item")).expect(200).json();
        assertThat(items.path("numberReturned").asInt()).isEqualTo(2);
    }

    private static String path(JsonNode record, String rel) {
        return StreamSupport.stream(record.path("links").spliterator(), false)
                .filter(link -> link.path("rel").asString().equals(rel))
                .map(link -> link.path("href").asString().replaceFirst("^https?://[^/]*", ""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void recordsAreSearchedByWordsAndReadPageByPage() {
        for (String code : List.of("paged_a", "paged_b", "paged_c")) fresh(code);
        change(editor(), "paged_b", "1", "{\"description\": \"雨水 管网\"}").expect(200);
        JsonNode first =
                editor().get("/ogcapi/records?q=PAGED_&limit=2").expect(200).json();
        assertThat(first.path("numberMatched").asInt()).isEqualTo(3);
        assertThat(codes(first.path("features"), "id")).containsExactly("paged_a", "paged_b");
        JsonNode second = editor().get(path(first, "next")).expect(200).json();
        assertThat(codes(second.path("features"), "id")).containsExactly("paged_c");
        assertThat(codes(second.path("links"), "rel")).doesNotContain("next");
        JsonNode both =
                editor().get("/ogcapi/records?q=paged_+%E7%AE%A1%E7%BD%91").json();
        assertThat(codes(both.path("features"), "id"))
                .as("every word must be there")
                .containsExactly("paged_b");
    }

    @Test
    void parametersNobodyKnowsAreRefused() {
        ApiClient visitor = PEOPLE.client();
        visitor.get("/ogcapi/records?limit=0").expect(400);
        visitor.get("/ogcapi/records?limit=many&offset=-1").expect(400);
        visitor.get("/ogcapi/records?colour=red").expect(400);
        visitor.get("/ogcapi/records?f=xml").expect(400);
        visitor.get("/ogcapi/dcat?q=1").expect(400);
    }

    @Test
    void theCatalogueIsReadAsDcat() {
        fresh("in_dcat");
        change(editor(), "in_dcat", "1", """
                {"updateCycle": "yearly", "owner": "%s", "dated": "2026-05-01", "crs": "EPSG:4490"}""".formatted(OWNER)).expect(200);
        Answer answer = editor().get("/ogcapi/dcat").expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/ld+json");
        assertThat(answer.json().path("@type").asString()).isEqualTo("dcat:Catalog");
        JsonNode sets = answer.json().path("dcat:dataset");
        JsonNode one = dcat(sets, "in_dcat");
        assertThat(one.at("/dct:accrualPeriodicity/@id").asString()).endsWith("/frequency/ANNUAL");
        assertThat(one.at("/dct:publisher/foaf:name").asString()).isEqualTo("测绘院");
        assertThat(one.at("/dct:issued/@value").asString()).isEqualTo("2026-05-01");
        JsonNode town = dcat(sets, "catalogue_town");
        assertThat(town.at("/dct:spatial/dcat:bbox/@value").asString()).startsWith("POLYGON((31.01 31.01,31.06 31.01,");
        assertThat(town.path("dcat:distribution").size()).isEqualTo(2);
    }

    private static JsonNode dcat(JsonNode sets, String code) {
        return StreamSupport.stream(sets.spliterator(), false)
                .filter(one -> one.path("dct:identifier").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNextEditionIsDueAfterTheLastImport() {
        fresh("promised");
        imported("promised", "2020-01-31T10:00:00Z", false);
        imported("promised", "2020-03-01T10:00:00Z", true);
        JsonNode after = change(editor(), "promised", "1", "{\"updateCycle\": \"monthly\"}")
                .json();
        PLATFORM.bean(Database.class).update("delete from cim.import where dataset = 'promised'");
        assertThat(after.path("due").asString()).as("a preview brought nothing").isEqualTo("2020-02-29");
        assertThat(after.path("overdue").asBoolean()).isTrue();
        assertThat(after.path("importedAt").asString()).isEqualTo("2020-01-31T10:00:00Z");
    }

    private static void imported(String dataset, String at, boolean preview) {
        PLATFORM.bean(Database.class).update("""
                insert into cim.import (file_name, dataset, state, started_by, finished_at, preview)
                values ('a.geojson', ?, 'DONE', 'test', ?::timestamptz, ?)""", dataset, at, preview);
    }
}
