package org.songhua.edge.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.songhua.TestPlatform;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.Packs;

/** The API within the whole platform: the real packs, and nobody gets in who may not. */
class WholePlatformTest {
    @Test
    void strangersSeeNothingButTheStyleSheet() {
        var api = new OgcClient(TestPlatform.shared().address() + "/ogcapi");
        for (String path : List.of(
                "",
                "/",
                "/api",
                "/conformance",
                "/collections",
                "/collections/building/items",
                "/tiles",
                "/tiles/WebMercatorQuad/0/0/0")) {
            assertThat(api.get(path).status()).as(path).isEqualTo(401);
            assertThat(api.html(path).status()).as(path).isEqualTo(401);
        }
        assertThat(api.get("/style.css").status()).isEqualTo(200);
    }

    @Test
    void everyClassOfThePacksIsACollectionThatWorks() {
        try (var platform = TestPlatform.start(Map.of("songhua.trust-local", true))) {
            var api = new OgcClient(platform.address() + "/ogcapi");
            List<String> classes = platform.bean(Packs.class).classes().stream()
                    .map(ClassDefinition::code)
                    .toList();
            var collections =
                    api.json("/collections").ok().json().path("collections").valueStream();
            assertThat(collections.map(c -> c.path("id").asString())).containsExactlyElementsOf(classes);
            for (String code : classes) {
                assertThat(api.json("/collections/" + code + "/schema").status())
                        .isEqualTo(200);
                assertThat(api.html("/collections/" + code + "/items").status()).isEqualTo(200);
            }
            for (var link : api.json("").links())
                api.get(link.path("href").asString()).ok();
            assertThat(api.get("/api").ok().json().path("paths").size()).isGreaterThan(classes.size() * 4);
            assertThat(api.html("").ok().header("Content-Security-Policy")).startsWith("default-src 'none'");
        }
    }
}
