package org.songhua.edge.tiles3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.cim.CityFixture;
import org.songhua.edge.ogc.OgcClient;

/** 3D tiles over HTTP: addresses, caching, refusals, and nobody gets in who may not. */
class Tiles3dHttpTest {
    private static TestPlatform platform;
    private static OgcClient api;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("songhua.trust-local", true));
        var town = CityFixture.create(platform, "space_town");
        town.add("building", "塔楼", Map.of("height", 60), CityFixture.square(36.005, 36.005, 0.0003));
        town.done();
        api = new OgcClient(platform.address() + "/tiles3d");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String contentUri() {
        return api.get("/building/tileset.json").json().findPath("uri").asString();
    }

    @Test
    void theTileSetsAreListed() {
        String list = api.get("").text();
        assertThat(list).contains("\"source\":\"building\"", "/tiles3d/building/tileset.json");
    }

    @Test
    void theAddressesInATileSetLead() {
        var tile = api.get("/building/" + contentUri());
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.header("Content-Type")).isEqualTo("model/gltf-binary");
        assertThat(tile.text()).startsWith("glTF").contains("塔楼");
    }

    @Test
    void aDataSetIsATileSetToo() {
        assertThat(api.get("/space_town/tileset.json").status()).isEqualTo(200);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        for (String path : List.of("/building/tileset.json", "/building/" + contentUri())) {
            var first = api.get(path);
            assertThat(first.header("Cache-Control")).contains("no-cache").contains("private");
            assertThat(api.get(path, "If-None-Match", first.header("ETag")).status())
                    .isEqualTo(304);
        }
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThat(api.get("/region/tileset.json").status()).isEqualTo(404);
        assertThat(api.get("/nowhere/tileset.json").text()).contains("T3D-002");
        assertThat(api.get("/building/17/0/0/content.glb").text()).contains("T3D-003");
        assertThat(api.get("/building/10/x/0/content.glb").text()).contains("T3D-003");
        assertThat(api.get("/building/3/9/0/tileset.json").status()).isEqualTo(404);
    }

    @Test
    void thePastIsNotShownAsThePresent() {
        var answer = api.get("/building/tileset.json?asOf=2020-01-01");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("T3D-001");
    }

    @Test
    void strangersGetNothing() {
        var outside = new OgcClient(TestPlatform.shared().address() + "/tiles3d");
        for (String path : List.of(
                "", "/building/tileset.json", "/building/16/1/1/content.glb", "/building/12/1/1/tileset.json")) {
            assertThat(outside.get(path).status()).as(path).isEqualTo(401);
        }
    }
}
