package org.songhua.edge.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.DataFolder;
import tools.jackson.databind.JsonNode;

/** Imports as the console and the command line ask for them. */
class ImportHttpTest {
    private static final String TWO = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[126.5,43.8]},"properties":{"name":"=1+2"}},
             {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[126.5,43.8]},"properties":{}},
             {"type":"Feature","id":"=cmd","geometry":null,"properties":{}}]}""";

    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient client = people.withKey(Permission.CIM_IMPORT, Permission.CIM_VIEW);

    private UploadForm form() {
        return new UploadForm().field("dataset", TestPeople.newName("http_").toLowerCase(java.util.Locale.ROOT));
    }

    /** Follows the events to the end and returns the last status. */
    private JsonNode follow(ApiClient.Answer accepted) {
        String path = accepted.expect(202).header("Location");
        String events = client.get(path + "/events").expect(200).text();
        assertThat(events).contains("event: status\ndata: {");
        return client.get(path).expect(200).json();
    }

    @Test
    void an_upload_is_accepted_followed_and_done() {
        var accepted = form().field("title", "试验").file("two.geojson", TWO).send(client);
        assertThat(accepted.json().path("state").asString()).isIn("QUEUED", "READING", "STORING", "DONE");
        JsonNode status = follow(accepted);
        assertThat(status.path("state").asString()).isEqualTo("DONE");
        assertThat(status.path("fileName").asString()).isEqualTo("two.geojson");
        assertThat(status.path("imported").asInt()).isEqualTo(1);
        assertThat(status.path("refused").asInt()).isEqualTo(2);
        assertThat(status.path("by").asString()).startsWith("key:");
        assertThat(status.path("startedAt").asString()).endsWith("Z");
    }

    @Test
    void a_logged_in_user_may_do_it_too() {
        ApiClient console = people.loggedIn("administrator");
        form().file("two.geojson", TWO).send(console).expect(202);
    }

    @Test
    void faults_come_page_by_page_and_by_code() {
        JsonNode status = follow(form().file("two.geojson", TWO).send(client));
        String path = "/api/imports/" + status.path("id").asLong() + "/faults";
        JsonNode first = client.get(path + "?limit=1").expect(200).json();
        assertThat(first.path("items")).hasSize(1);
        JsonNode second = client.get(
                        path + "?limit=1&after=" + first.path("next").asLong())
                .expect(200)
                .json();
        assertThat(second.path("items")).hasSize(1);
        JsonNode byCode = client.get(path + "?code=JSON-010").expect(200).json();
        assertThat(byCode.path("items")).hasSize(1);
        assertThat(byCode.path("next").isNull()).isTrue();
        assertThat(byCode.at("/items/0/place/feature").asString()).isEqualTo("=cmd");
        assertThat(byCode.at("/items/0/place/row").asInt()).isEqualTo(3);
    }

    @Test
    void faults_come_as_a_table_that_runs_no_formula() {
        JsonNode status = follow(form().file("two.geojson", TWO).send(client));
        var csv = client.get("/api/imports/" + status.path("id").asLong() + "/faults.csv")
                .expect(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment; filename=\"import-");
        assertThat(csv.text().lines())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("\uFEFFnumber,code,severity,file,row,feature,field,longitude,latitude,problem,remedy");
        assertThat(csv.text()).contains("\"'=cmd\"").doesNotContain(",=cmd");
    }

    @Test
    void the_list_begins_with_the_newest() {
        long id =
                follow(form().file("two.geojson", TWO).send(client)).path("id").asLong();
        JsonNode list = client.get("/api/imports?limit=200").expect(200).json();
        assertThat(list.valueStream().map(s -> s.path("id").asLong()))
                .contains(id)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void what_is_wrong_with_the_form_is_told_at_once_and_nothing_is_queued() {
        long before =
                client.get("/api/imports?limit=1").json().path(0).path("id").asLong();
        var answer = new UploadForm()
                .field("dataset", "../etc")
                .field("crs", "EPSG:99")
                .field("classCode", "no'; drop table cim.object; --")
                .file("two.geojson", TWO)
                .send(client)
                .expect(422);
        assertThat(answer.json()
                        .path("faults")
                        .valueStream()
                        .map(f -> f.path("code").asString()))
                .containsExactlyInAnyOrder("IMP-004", "CRS-001", "IMP-002");
        assertThat(client.get("/api/imports?limit=1").json().path(0).path("id").asLong())
                .isEqualTo(before);
    }

    @Test
    void a_file_of_another_kind_fails_with_what_it_looks_like() {
        JsonNode status =
                follow(form().file("city.geojson", "PK\u0003\u0004rest").send(client));
        assertThat(status.path("state").asString()).isEqualTo("FAILED");
        assertThat(status.path("message").asString()).contains("ZIP archive");
    }

    @Test
    void the_name_of_a_file_is_told_and_never_a_path() throws IOException {
        JsonNode status = follow(form().file("../../../etc/passwd", TWO).send(client));
        assertThat(status.path("fileName").asString()).isEqualTo("passwd");
        form().file("a\u0000b", TWO).send(client).expect(400);
        try (Stream<Path> left = Files.list(platform.bean(DataFolder.class).folder("uploads"))) {
            assertThat(left).noneMatch(file -> file.toString().contains("pass"));
        }
    }

    @Test
    void uploads_are_removed_when_their_import_has_ended() throws IOException {
        follow(form().file("two.geojson", TWO).send(client));
        follow(form().file("x.bin", "nothing").send(client));
        form().field("crs", "nowhere").file("two.geojson", TWO).send(client).expect(422);
        // The last removal follows the final status; one more import queues behind it.
        follow(form().file("two.geojson", TWO).send(client));
        follow(form().file("two.geojson", TWO).send(client));
        try (Stream<Path> left = Files.list(platform.bean(DataFolder.class).folder("uploads"))) {
            assertThat(left.count()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void only_who_may_import_may_import_or_look() {
        ApiClient viewer = people.withKey(Permission.CIM_VIEW);
        form().file("two.geojson", TWO).send(viewer).expect(403);
        viewer.get("/api/imports").expect(403);
        assertThat(form().file("two.geojson", TWO).send(people.client()).status())
                .isIn(401, 403);
    }

    @Test
    void a_caller_with_a_limited_scope_may_not_import() {
        var scope = new Scope(Set.of(), Set.of("2201"), Set.of());
        String token = platform.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("scoped"),
                        Set.of(Permission.CIM_IMPORT),
                        scope,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        form().file("two.geojson", TWO)
                .send(people.client().with("Authorization", "Bearer " + token))
                .expect(403);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        client.get("/api/imports/999999").expect(404);
        client.delete("/api/imports/999999").expect(404);
        client.get("/api/imports/999999/faults.csv").expect(404);
        client.get("/api/imports/999999/events").expect(404);
        client.get("/api/imports/abc").expect(400);
    }

    @Test
    void a_form_without_file_is_told_so() {
        form().send(client).expect(400);
    }
}
