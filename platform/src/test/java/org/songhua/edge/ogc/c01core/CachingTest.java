package org.songhua.edge.ogc.c01core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectEdit;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.people.Scope;

/** Clients may keep everything and must ask again before they use it; what did not change costs 304. */
class CachingTest {
    private static final OgcClient API = OgcServer.shared().client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/api",
                "/collections",
                "/collections/building",
                "/collections/building/items?limit=5",
                "/collections/building/items?limit=5&f=html",
                "/tiles/WebMercatorQuad",
                "/tiles/WebMercatorQuad/14/5970/13894",
                "/tiles/WebMercatorQuad/14/0/0"
            })
    void whatDidNotChangeIsNotSentAgain(String path) {
        Answer first = API.get(path);
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(first.header("Vary").toLowerCase(java.util.Locale.ROOT)).contains("accept", "accept-language");
        for (String known : List.of(first.header("ETag"), "\"other\", " + first.header("ETag"), "*")) {
            Answer again = API.get(path, "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        }
        assertThat(API.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(first.status());
    }

    @Test
    void tagsTellQueriesFormatsLanguagesAndScopesApart() {
        String items = "/collections/building/items";
        assertThat(List.of(
                        API.get(items).header("ETag"),
                        API.get(items + "?limit=3").header("ETag"),
                        API.get(items + "?f=html").header("ETag"),
                        API.get(items, "Accept-Language", "en").header("ETag"),
                        API.get(items, OgcServer.REGIONS_HEADER, "220102").header("ETag")))
                .doesNotHaveDuplicates();
    }

    @Test
    void largeAnswersAreCompressed() throws IOException {
        String path = "/collections/building/items?limit=25";
        Answer packed = API.get(path, "Accept-Encoding", "gzip");
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()))) {
            assertThat(in.readAllBytes()).hasSameSizeAs(API.get(path).bytes());
        }
    }

    @Test
    void aChangeShowsAtOnce() {
        try (var server = OgcServer.start()) {
            OgcClient api = server.client();
            List<String> paths = List.of(
                    "/collections/building/items?limit=100",
                    "/collections/building/items/" + SmallCity.ANGLED,
                    "/collections");
            var before =
                    paths.stream().map(path -> api.get(path).header("ETag")).toList();

            server.bean(CityObjects.class)
                    .edit(SmallCity.ANGLED, 1, new ObjectEdit("新名", true, Map.of()), Scope.ALL, "li");

            assertThat(api.get(paths.get(0), "If-None-Match", before.get(0))
                            .ok()
                            .text())
                    .contains("新名");
            Answer feature =
                    api.get(paths.get(1), "If-None-Match", before.get(1)).ok();
            assertThat(feature.json().path("properties").path("name").asString())
                    .isEqualTo("新名");
            assertThat(feature.json().path("properties").path("revision").asInt())
                    .isEqualTo(2);
            assertThat(api.get(paths.get(2), "If-None-Match", before.get(2)).status())
                    .as("the list of collections is the same as before")
                    .isEqualTo(304);
        }
    }
}
