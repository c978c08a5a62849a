package org.songhua.edge.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.Datasets;
import org.songhua.cim.Imports;
import org.songhua.edge.security.ApiClient;
import org.songhua.edge.security.TestPeople;
import org.songhua.engine.fault.FaultLog;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.store.DataFolder;
import tools.jackson.databind.JsonNode;

/** A file is looked at, nothing of it is stored, and then it is applied: by the number of its preview, without being sent again. */
class PreviewHttpTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final TestPeople people = new TestPeople(platform);
    private final ApiClient client = people.withKey(Permission.CIM_IMPORT, Permission.CIM_VIEW);
    private final String dataset = TestPeople.newName("preview_");
    private final List<Long> looked = new ArrayList<>();

    private static String points(String... idsAndNames) {
        var features = new ArrayList<String>();
        for (int i = 0; i < idsAndNames.length; i += 2) features.add("""
                    {"type":"Feature","id":"%s","geometry":{"type":"Point","coordinates":[126.5,43.8]},"properties":{"name":"%s"}}""".formatted(idsAndNames[i], idsAndNames[i + 1]));
        return "{\"type\":\"FeatureCollection\",\"features\":[%s]}".formatted(String.join(",", features));
    }

    private UploadForm form(String content) {
        return new UploadForm()
                .field("dataset", dataset)
                .field("classCode", "tree")
                .file("trees.geojson", content);
    }

    private UploadForm preview(String content) {
        return new UploadForm()
                .field("dataset", dataset)
                .field("classCode", "tree")
                .field("preview", "true")
                .file("trees.geojson", content);
    }

    /** Other tests look at the same folder of uploads. */
    @AfterEach
    void discard() {
        looked.forEach(platform.bean(Previews.class)::discard);
    }

    private JsonNode follow(ApiClient.Answer accepted) {
        looked.add(accepted.expect(202).json().path("id").asLong());
        String path = accepted.expect(202).header("Location");
        client.get(path + "/events").expect(200);
        return client.get(path).expect(200).json();
    }

    private long stored() {
        return platform.bean(Datasets.class)
                .find(dataset, Scope.ALL)
                .map(entry -> entry.objects())
                .orElse(0L);
    }

    private static List<Long> difference(JsonNode status) {
        JsonNode trees = status.at("/differences/tree");
        return List.of(
                trees.path("added").asLong(),
                trees.path("changed").asLong(),
                trees.path("unchanged").asLong(),
                trees.path("gone").asLong());
    }

    private ApiClient.Answer apply(JsonNode previewed) {
        return client.post("/api/imports/" + previewed.path("id").asLong() + "/apply", "");
    }

    @Test
    void aPreviewTellsWhatWouldChangeAndStoresNothing() {
        follow(form(points("a", "杨", "b", "柳", "c", "榆")).send(client));
        JsonNode seen = follow(preview(points("a", "杨", "b", "垂柳", "d", "松")).send(client));
        assertThat(seen.path("state").asString()).isEqualTo("PREVIEWED");
        assertThat(seen.path("preview").asBoolean()).isTrue();
        assertThat(difference(seen)).as("added, changed, unchanged, gone").containsExactly(1L, 1L, 1L, 1L);
        assertThat(seen.path("refused").asLong()).isZero();
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void whatIsAppliedIsTheFileThatWasLookedAt() {
        JsonNode seen = follow(preview(points("a", "杨", "b", "柳")).send(client));
        assertThat(stored()).isZero();
        JsonNode done = follow(apply(seen));
        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("imported").asLong()).isEqualTo(2);
        assertThat(done.path("fileName").asString()).isEqualTo("trees.geojson");
        assertThat(done.path("dataset").asString()).isEqualTo(dataset);
        assertThat(done.path("id").asLong()).isNotEqualTo(seen.path("id").asLong());
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void aPreviewIsAppliedOnce() {
        JsonNode seen = follow(preview(points("a", "杨")).send(client));
        follow(apply(seen));
        var again = apply(seen).expect(410);
        assertThat(again.text()).contains("kept no longer");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aFileWithFaultsIsLookedAtToo() {
        String bad = points("a", "杨", "a", "杨");
        JsonNode seen = follow(preview(bad).send(client));
        assertThat(seen.path("state").asString()).isEqualTo("PREVIEWED");
        assertThat(seen.path("refused").asLong()).isEqualTo(1);
        assertThat(difference(seen)).containsExactly(1L, 0L, 0L, 0L);
        JsonNode faults = client.get("/api/imports/" + seen.path("id").asLong() + "/faults")
                .json();
        assertThat(faults.path("items").size()).isEqualTo(1);
        assertThat(follow(apply(seen)).path("imported").asLong()).isEqualTo(1);
    }

    @Test
    void replacingIsAppliedAsReplacing() {
        follow(form(points("a", "杨", "b", "柳")).send(client));
        var form = new UploadForm()
                .field("dataset", dataset)
                .field("classCode", "tree")
                .field("mode", "REPLACE")
                .field("preview", "true")
                .file("trees.geojson", points("a", "杨"));
        JsonNode seen = follow(form.send(client));
        assertThat(difference(seen)).containsExactly(0L, 0L, 1L, 1L);
        assertThat(stored()).isEqualTo(2);
        JsonNode done = follow(apply(seen));
        assertThat(done.path("ended").asLong()).isEqualTo(1);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void betweenPreviewAndApplicationOthersMayHaveBeenFasterAndNothingIsDoubled() {
        JsonNode first = follow(preview(points("a", "杨")).send(client));
        JsonNode second = follow(preview(points("a", "杨")).send(client));
        assertThat(follow(apply(first)).path("imported").asLong()).isEqualTo(1);
        JsonNode done = follow(apply(second));
        assertThat(done.path("imported").asLong()).isZero();
        assertThat(done.path("unchanged").asLong()).isEqualTo(1);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadLeavesNothingToApplyAndNoFile() throws IOException {
        JsonNode seen = follow(preview("this is no GeoJSON").send(client));
        assertThat(seen.path("state").asString()).isEqualTo("FAILED");
        // The next import runs after the last word on this one has been said.
        follow(form(points("a", "杨")).send(client));
        apply(seen).expect(410);
        assertThat(platform.bean(Previews.class).isKept(seen.path("id").asLong()))
                .isFalse();
    }

    @Test
    void ofManyPreviewsTheNewestAreKeptAndTheFilesOfTheOthersGo() throws IOException {
        JsonNode oldest = follow(preview(points("a", "杨")).send(client));
        for (int i = 0; i < Previews.MOST; i++)
            follow(preview(points("a", "杨" + i)).send(client));
        apply(oldest).expect(410);
        try (var files = Files.list(uploads())) {
            assertThat(files.filter(file -> file.toString().endsWith(".upload")))
                    .hasSizeLessThanOrEqualTo(Previews.MOST + 1);
        }
    }

    private Path uploads() throws IOException {
        return platform.bean(DataFolder.class).folder("uploads");
    }

    @Test
    void anOrdinaryImportIsNoPreviewToApply() {
        JsonNode done = follow(form(points("a", "杨")).send(client));
        apply(done).expect(410);
        client.post("/api/imports/999999999/apply", "").expect(404);
    }

    @Test
    void whoMayImportOnlyAPartMayNotApplyEither() {
        JsonNode seen = follow(preview(points("a", "杨")).send(client));
        String path = "/api/imports/" + seen.path("id").asLong() + "/apply";
        people.withKey(Permission.CIM_VIEW).post(path, "").expect(403);
        var district = new Scope(Set.of(), Set.of("220102"), Set.of());
        String token = platform.bean(ApiKeys.class)
                .create(
                        TestPeople.newName("key"),
                        Set.of(Permission.CIM_IMPORT),
                        district,
                        null,
                        new FaultLog(9),
                        Caller.SYSTEM)
                .token();
        people.client().with("Authorization", "Bearer " + token).post(path, "").expect(403);
        follow(apply(seen));
    }

    @Test
    void theAuditLogTellsWhoApplied() {
        JsonNode done = follow(apply(follow(preview(points("a", "杨")).send(client))));
        assertThat(platform.bean(Imports.class)
                        .find(done.path("id").asLong())
                        .orElseThrow()
                        .by())
                .startsWith("key:");
    }
}
