package org.songhua.edge.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.people.Audit;
import org.songhua.people.Permission;
import tools.jackson.databind.JsonNode;

/** Taking an import back over HTTP: what stood there before comes back as new versions, what others did stays. */
class UndoImportHttpTest {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final TestPeople PEOPLE = new TestPeople(PLATFORM);
    private static ApiClient client;

    @BeforeAll
    static void logIn() {
        client = PEOPLE.withKey(Permission.CIM_IMPORT, Permission.CIM_VIEW, Permission.CIM_EDIT);
    }

    /** An edition of a data set: houses by source id with their names, each 0.01 degrees east of the one before. */
    private static String edition(String... idsAndNames) {
        var features = new StringBuilder();
        for (int i = 0; i < idsAndNames.length; i += 2) {
            double west = 41 + (idsAndNames[i].charAt(0) - 'a') * 0.01;
            features.append(i == 0 ? "" : ",")
                    .append("""
                    {"type":"Feature","id":"%1$s","properties":{"name":"%2$s"},"geometry":{"type":"Polygon","coordinates":
                     [[[%3$s,41],[%4$s,41],[%4$s,41.001],[%3$s,41.001],[%3$s,41]]]}}""".formatted(idsAndNames[i], idsAndNames[i + 1], west, west + 0.001));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    private static long load(String dataset, String mode, String content) {
        var accepted = new UploadForm()
                .field("dataset", dataset)
                .field("classCode", "building")
                .field("mode", mode)
                .file("houses.geojson", content)
                .send(client);
        String path = accepted.expect(202).header("Location");
        client.get(path + "/events").expect(200);
        JsonNode status = client.get(path).expect(200).json();
        assertThat(status.path("state").asString()).as(status.toString()).isEqualTo("DONE");
        return status.path("id").asLong();
    }

    private static List<String> names(String dataset) {
        return items(dataset)
                .valueStream()
                .map(one -> one.at("/properties/name").asString(""))
                .sorted()
                .toList();
    }

    private static JsonNode items(String dataset) {
        return client.get("/ogcapi/collections/building/items?f=json&dataset=" + dataset)
                .expect(200)
                .json()
                .path("features");
    }

    private static JsonNode named(String dataset, String name) {
        return items(dataset)
                .valueStream()
                .filter(one -> one.at("/properties/name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUndoneEditionLeavesTheOneBefore() {
        load("undo_whole", "MERGE", edition("a", "旧楼", "b", "拆楼"));
        List<String> before = names("undo_whole");
        String id = named("undo_whole", "旧楼").path("id").asString();
        long second = load("undo_whole", "REPLACE", edition("a", "新楼", "c", "加楼"));
        assertThat(names("undo_whole")).containsExactlyInAnyOrder("新楼", "加楼");
        JsonNode undone = client.post("/api/imports/" + second + "/undo", "{\"reason\": \"文件有误\"}")
                .expect(200)
                .json();
        assertThat(undone.path("touched").asInt())
                .as("a changed, b ended, c added")
                .isEqualTo(3);
        assertThat(names("undo_whole")).isEqualTo(before);
        assertThat(named("undo_whole", "旧楼").path("id").asString()).isEqualTo(id);
        JsonNode versions =
                client.get("/api/objects/" + id + "/versions").expect(200).json();
        assertThat(versions.size()).as("old, new, old again").isEqualTo(3);
        assertThat(PLATFORM.bean(Audit.class).list(null, 200))
                .anyMatch(one -> one.action().equals("edit.undone")
                        && one.subject().contains(undone.at("/edit/number").asString()));
        assertThat(client.get("/api/datasets/undo_whole").json().path("count").asInt())
                .as("counts follow")
                .isEqualTo(2);
    }

    @Test
    void whatSomebodyEditedSinceStays() {
        long only = load("undo_edited", "MERGE", edition("a", "甲楼", "b", "乙楼"));
        JsonNode edited = named("undo_edited", "甲楼");
        ApiClient editor = PEOPLE.withKey(Permission.CIM_VIEW, Permission.CIM_EDIT);
        editor.with("If-Match", "\"1\"")
                .patch("/api/objects/" + edited.path("id").asString(), "{\"name\": \"改名楼\"}")
                .expect(200);
        client.post("/api/imports/" + only + "/undo", "{}").expect(200);
        assertThat(names("undo_edited")).containsExactly("改名楼");
    }

    @Test
    void whoMayNotImportTakesNothingBack() {
        long only = load("undo_guarded", "MERGE", edition("a", "甲楼"));
        PEOPLE.withKey(Permission.CIM_VIEW, Permission.CIM_EDIT)
                .post("/api/imports/" + only + "/undo", "{}")
                .expect(403);
        client.post("/api/imports/999999999/undo", "{}").expect(404);
        assertThat(items("undo_guarded").size()).isEqualTo(1);
    }
}
