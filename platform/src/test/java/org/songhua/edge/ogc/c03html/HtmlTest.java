package org.songhua.edge.ogc.c03html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songhua.edge.ogc.Requirement.HTML_CONTENT;
import static org.songhua.edge.ogc.Requirement.HTML_DEFINITION;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songhua.edge.ogc.Answer;
import org.songhua.edge.ogc.OgcClient;
import org.songhua.edge.ogc.OgcServer;
import org.songhua.edge.ogc.SmallCity;
import org.songhua.edge.ogc.Verifies;
import tools.jackson.databind.JsonNode;

/** Every resource as a page for people. */
class HtmlTest {
    private static final OgcClient API = OgcServer.shared().client();
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final List<String> VOID = List.of("meta", "link");

    static List<String> resources() {
        return List.of(
                "",
                "/conformance",
                "/api",
                "/collections",
                "/collections/building",
                "/collections/building/schema",
                "/collections/building/items?limit=100",
                "/collections/building/items/" + SmallCity.HOSTILE,
                "/collections/street/items",
                "/collections/tree/items",
                "/collections/park/items",
                "/tiles",
                "/tiles/WebMercatorQuad",
                "/collections/tree/tiles",
                "/collections/tree/tiles/WebMercatorQuad",
                "/tileMatrixSets",
                "/tileMatrixSets/WebMercatorQuad");
    }

    @ParameterizedTest
    @MethodSource("resources")
    void everyResourceHasAWellFormedPage(String path) {
        Answer page = API.html(path).ok();
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text()).startsWith("<!DOCTYPE html><html lang=\"zh-CN\">");
        var open = new java.util.ArrayDeque<String>();
        var tags = TAG.matcher(page.text().substring("<!DOCTYPE html>".length()));
        while (tags.find()) {
            if (VOID.contains(tags.group(2))) continue;
            if (tags.group(1).isEmpty()) open.push(tags.group(2));
            else assertThat(open.pop()).isEqualTo(tags.group(2));
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void noPageBringsScriptOrAnythingFromOutside(String path) {
        Answer page = API.html(path);
        assertThat(page.text()).doesNotContain("<script", "<iframe", "<img", " onerror=\"", " style=\"");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        var sources =
                Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"").matcher(page.text());
        assertThat(sources.find()).isTrue();
        assertThat(API.get(sources.group(1)).ok().contentType()).startsWith("text/css");
    }

    @Test
    @Verifies(HTML_DEFINITION)
    void everyResourceOfferedAsJsonIsOfferedAsAPage() {
        for (String path : resources()) {
            assertThat(API.get(path).ok().contentType()).contains("json");
            assertThat(API.html(path).ok().contentType()).startsWith("text/html");
        }
    }

    @Test
    @Verifies(HTML_CONTENT)
    void allLinksAreOnThePage() {
        for (String path : List.of("", "/collections", "/collections/building", "/tiles/WebMercatorQuad")) {
            String page = API.html(path).text();
            for (JsonNode link : API.json(path).links()) {
                if (List.of("self", "alternate").contains(link.path("rel").asString())) continue;
                if (link.path("rel").asString().endsWith("/geodata")) continue;
                assertThat(page)
                        .as(path)
                        .contains("href=\"" + link.path("href").asString().replace("&", "&amp;") + "\"");
            }
        }
    }

    @Test
    @Verifies(HTML_CONTENT)
    void aFeaturePageShowsAllThatTheFeatureSays() {
        String page = API.html("/collections/building/items/" + SmallCity.HOSTILE, "Accept-Language", "en")
                .text();
        assertThat(page)
                .contains("Office", "虚构 &lt;b&gt;", "备注", "&quot;引号&quot;", "2020-01-01T00:00:00Z")
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;松花&#39;")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    @Verifies(HTML_CONTENT)
    void aPageOfFeaturesListsThemAndDrawsThem() {
        String page = API.html("/collections/building/items?limit=5&use=office", "Accept-Language", "en")
                .text();
        assertThat(page).contains("13 features, 5 on this page", "<svg", "Next page");
        assertThat(page.split("<path class=\"area\"", -1)).hasSize(6);
        String empty = API.html("/collections/park/items").text();
        assertThat(empty).doesNotContain("<svg").contains("共 0 个要素");
    }

    @Test
    void onePageLeadsToTheNextAndBackToTheFirst() {
        Answer first = API.html("/collections/building/items?limit=20");
        var next = Pattern.compile("<div class=\"pager\"><a href=\"([^\"]+)\"").matcher(first.text());
        assertThat(next.find()).isTrue();
        String second = API.get(next.group(1).replace("&amp;", "&")).ok().text();
        assertThat(second).contains("第一页").doesNotContain("下一页");
    }
}
