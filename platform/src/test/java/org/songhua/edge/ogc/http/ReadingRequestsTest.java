package org.songhua.edge.ogc.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.edge.ogc.http.HtmlPage.Crumb;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.random.Seeded;
import org.songhua.people.Caller;
import org.songhua.people.Scope;
import org.springframework.http.HttpStatus;

/** Requests read strictly, formats negotiated, links and tags written, pages escaped. */
class ReadingRequestsTest {
    private static final Caller ANYBODY = new Caller("anybody", Set.of(), Scope.ALL);
    private static final List<Media> OFFERED = List.of(Media.GEOJSON, Media.HTML);

    private static Ask ask(String accept, Language language, String... namesAndValues) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.merge(
                    namesAndValues[i], List.of(namesAndValues[i + 1]), (a, b) -> List.of(a.getFirst(), b.getFirst()));
        }
        return new Ask("http://city/ogcapi", "/collections", parameters, accept, null, language, ANYBODY);
    }

    private static Ask ask(String... namesAndValues) {
        return ask("*/*", Language.EN, namesAndValues);
    }

    private static List<String> refusals(Parameters parameters) {
        try {
            parameters.check();
            return List.of();
        } catch (OgcException e) {
            return e.faults().stream()
                    .map(f -> f.code() + " " + f.place().field())
                    .toList();
        }
    }

    @Test
    void aParameterThatNobodyAskedForIsAFault() {
        var parameters = new Parameters(ask("limit", "5", "limti", "6"));
        assertThat(parameters.find("limit")).contains("5");
        assertThat(refusals(parameters)).containsExactly("OGC-001 limti");
    }

    @Test
    void aParameterGivenTwiceIsAFault() {
        var parameters = new Parameters(ask("limit", "5", "limit", "6"));
        parameters.find("limit");
        assertThat(refusals(parameters)).containsExactly("OGC-002 limit");
    }

    @Test
    void allFaultsAreToldTogether() {
        var parameters = new Parameters(ask("a", "x", "b", "y", "f", "tiff", "zz", "1"));
        assertThat(parameters.find("a", "Give a number.", Integer::valueOf)).isEmpty();
        assertThat(parameters.find("b", "Give a number.", Integer::valueOf)).isEmpty();
        assertThat(parameters.media(OFFERED)).isEqualTo(Media.GEOJSON);
        assertThat(refusals(parameters)).containsExactly("OGC-003 a", "OGC-003 b", "OGC-004 f", "OGC-001 zz");
    }

    @Test
    void faultsWithinAValueAreToldWithTheirPlaceThere() {
        var parameters = new Parameters(ask("filter", "a >"));
        parameters.find("filter", "", value -> {
            throw new FaultException(
                    Fault.refused("CQL-001", Place.atField("3"), "An operand is missing.", "Give one."));
        });
        assertThatThrownBy(parameters::check).isInstanceOfSatisfying(OgcException.class, e -> {
            assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(e.faults().getFirst().place().field()).isEqualTo("filter");
            assertThat(e.faults().getFirst().problem()).isEqualTo("At 3: An operand is missing.");
        });
    }

    @Test
    void aParameterThatIsNotThereIsKnownAllTheSame() {
        var parameters = new Parameters(ask());
        assertThat(parameters.find("limit")).isEmpty();
        assertThat(parameters.find("x", "", Integer::valueOf)).isEmpty();
        assertThat(refusals(parameters)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|GEOJSON",
                "application/geo+json|GEOJSON",
                "application/json|GEOJSON",
                "text/html|HTML",
                "application/xhtml+xml|HTML",
                "text/*|HTML",
                "text/html;q=0.5,application/json|GEOJSON",
                "text/html,application/json;q=0.9|HTML",
                "application/*;q=0.1,text/html|HTML",
                "image/png,*/*;q=0.1|GEOJSON",
                "text/html;q=0,*/*|GEOJSON",
                "text/html;charset=utf-8|HTML",
                "application/geo+json;q=0.2,text/html;q=0.3|HTML"
            })
    void theFormatFollowsFromWhatTheClientAccepts(String accept, Media media) {
        var parameters = new Parameters(ask(accept, Language.EN));
        assertThat(parameters.media(OFFERED)).isEqualTo(media);
        assertThat(refusals(parameters)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html;q=0", "not a media type", "application/geo+json;q=0"})
    void whatIsNotOfferedIsNotAcceptable(String accept) {
        var parameters = new Parameters(ask(accept, Language.EN));
        parameters.media(OFFERED);
        assertThatThrownBy(parameters::check).isInstanceOfSatisfying(OgcException.class, e -> {
            assertThat(e.status()).isEqualTo(HttpStatus.NOT_ACCEPTABLE);
            assertThat(e.faults().getFirst().code()).isEqualTo("OGC-009");
            assertThat(e.faults().getFirst().remedy()).contains("application/geo+json", "text/html");
        });
    }

    @Test
    void theParameterFCountsMoreThanTheHeader() {
        assertThat(new Parameters(ask("application/geo+json", Language.EN, "f", "html")).media(OFFERED))
                .isEqualTo(Media.HTML);
        assertThat(new Parameters(ask("image/png", Language.EN, "f", "json")).media(OFFERED))
                .isEqualTo(Media.GEOJSON);
    }

    @Test
    void otherFaultsComeBeforeNotAcceptable() {
        var parameters = new Parameters(ask("image/png", Language.EN, "zz", "1"));
        parameters.media(OFFERED);
        assertThatThrownBy(parameters::check)
                .isInstanceOfSatisfying(
                        OgcException.class, e -> assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST));
    }

    @Test
    void listsAreCutAtCommasAndKeepEmptyItems() {
        assertThat(Parameters.list("a, b ,,c")).containsExactly("a", "b", "", "c");
        assertThat(Parameters.list("")).containsExactly("");
        assertThat(Parameters.list("1,")).containsExactly("1", "");
    }

    @Test
    void addressesKeepTheirParametersInOrderAndEncoded() {
        Ask ask = ask("bbox", "1,2,3,4", "名称", "松 湾&x=1", "limit", "5");
        assertThat(ask.inFormat(Media.HTML))
                .isEqualTo(
                        "http://city/ogcapi/collections?bbox=1,2,3,4&%E5%90%8D%E7%A7%B0=%E6%9D%BE+%E6%B9%BE%26x%3D1&limit=5&f=html");
        assertThat(ask.with(Map.of("limit", "", "token", "t")))
                .isEqualTo(
                        "http://city/ogcapi/collections?bbox=1,2,3,4&%E5%90%8D%E7%A7%B0=%E6%9D%BE+%E6%B9%BE%26x%3D1&token=t");
        assertThat(ask().with(Map.of())).isEqualTo("http://city/ogcapi/collections");
        assertThat(ask.at("/x")).isEqualTo("http://city/ogcapi/x");
        assertThat(ask.at("/x", Media.JSON)).isEqualTo("http://city/ogcapi/x?f=json");
    }

    @Test
    void theParametersOfAnAskCannotBeChanged() {
        assertThatThrownBy(() -> ask("a", "1").parameters().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W/\"a\"|W/\"a\"|true",
                "\"a\"|W/\"a\"|true",
                "*|W/\"a\"|true",
                " * |W/\"a\"|true",
                "W/\"b\", W/\"a\"|W/\"a\"|true",
                "W/\"b\"|W/\"a\"|false",
                "a|W/\"a\"|true",
                "''|W/\"a\"|false",
                "W/\"aa\"|W/\"a\"|false"
            })
    void tagsMatchByWeakComparison(String header, String tag, boolean matches) {
        assertThat(Validator.matches(header, tag)).isEqualTo(matches);
        assertThat(Validator.matches(null, tag)).isFalse();
    }

    @Test
    void aTagFollowsFromAllItsParts() {
        assertThat(Validator.of(1, "a", List.of(2)))
                .isEqualTo(Validator.of(1, "a", List.of(2)))
                .matches("W/\"[A-Za-z0-9_-]{16}\"");
        assertThat(Validator.of(1, "a")).isNotEqualTo(Validator.of("1a")).isNotEqualTo(Validator.of(1, "b"));
        assertThat(Validator.of((Object) new int[] {1, 2})).isEqualTo(Validator.of((Object) new int[] {1, 2}));
    }

    @Test
    void theSameBytesOnceMoreAreNotSent() {
        byte[] body = "x".getBytes(StandardCharsets.UTF_8);
        Ask first = ask();
        var sent = Reply.of(first, Media.JSON, body);
        assertThat(sent.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(sent.getHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(sent.getHeaders().getCacheControl()).isEqualTo("private, no-cache");
        assertThat(sent.getHeaders().getVary()).contains("Accept", "Accept-Language", "Authorization", "Cookie");
        Ask again = new Ask(
                first.root(), first.path(), Map.of(), "*/*", sent.getHeaders().getETag(), Language.EN, ANYBODY);
        assertThat(Reply.of(again, Media.JSON, body).getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(Reply.of(again, Media.JSON, body).getBody()).isNull();
        assertThat(Reply.of(again, Media.JSON, "y".getBytes(StandardCharsets.UTF_8))
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(Reply.of(first, Media.MVT, new byte[0]).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void pagesBringTheirPolicyAndProgramsDoNot() {
        assertThat(Reply.html(ask(), "<p>").getHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'");
        assertThat(Reply.html(ask(), "<p>").getHeaders().getFirst("Content-Type"))
                .isEqualTo("text/html;charset=UTF-8");
        assertThat(Reply.json(ask(), Media.JSON, Map.of()).getHeaders().containsHeader("Content-Security-Policy"))
                .isFalse();
    }

    @Test
    void linksTellThemselvesAndEachOtherFormat() {
        List<Link> links = Link.ofSelf(ask(), Media.HTML, List.of(Media.JSON, Media.HTML));
        assertThat(links).extracting(Link::rel).containsExactly("self", "alternate");
        assertThat(links.get(0).href()).endsWith("f=html");
        assertThat(links.get(1).type()).isEqualTo("application/json");
        assertThat(links.get(1).title()).isEqualTo("This document as application/json");
        assertThat(Link.ofSelf(ask("*/*", Language.ZH), Media.JSON, List.of(Media.JSON))
                        .getFirst()
                        .title())
                .isEqualTo("本文档");
    }

    @Test
    void aLinkInAHeaderIsAscii() {
        assertThat(Link.of("http://city/x", "items", Media.GEOJSON, "要素").header())
                .isEqualTo("<http://city/x>; rel=\"items\"; type=\"application/geo+json\"");
        assertThat(Link.template("http://city/{x}", "item", Media.MVT, "").templated())
                .isTrue();
    }

    @Test
    void whateverTheDataSayTheyAreNoMarkup() {
        String bad = "<script>alert('x')</script>\" onload=\"y&amp;";
        String page = new Html().element("p", bad, "title", bad).link(bad, bad).toString();
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("\" onload")
                .contains("&lt;script&gt;", "&quot; onload=&quot;", "&amp;amp;", "&#39;");
    }

    @Test
    void escapedTextReadsAsItWas() {
        Seeded.check(200, random -> {
            var text = new StringBuilder();
            for (int i = 0; i < random.nextInt(20); i++) text.append("<>&\"'a松 ;#".charAt(random.nextInt(10)));
            String escaped = new Html().text(text.toString()).toString();
            String back = escaped.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
            assertThat(back).isEqualTo(text.toString());
            assertThat(escaped).doesNotContain("<", ">", "\"", "'");
        });
    }

    @ParameterizedTest
    @CsvSource({"ZH, zh-CN, 首页", "EN, en, Home"})
    void aPageIsInItsLanguage(Language language, String tag, String home) {
        Ask ask = ask("text/html", language);
        List<Crumb> crumbs = List.of(HtmlPage.home(ask).getFirst(), new Crumb("层", "/layer"));
        String page = new HtmlPage(ask, "题<", crumbs, List.of(Link.of("http://city/a", "self", Media.JSON, "t")))
                .around(new Html().text("内容"));
        assertThat(page)
                .startsWith("<!DOCTYPE html><html lang=\"" + tag + "\">")
                .contains("<h1>题&lt;</h1>", "内容", "href=\"http://city/ogcapi/layer\"", "<code>self</code>");
        assertThat(HtmlPage.home(ask).getFirst().title()).isEqualTo(home);
        assertThat(page).doesNotContain("<script", "http://www");
    }

    @Test
    void manyLinksAreFoldedUpAndNoneIsLeftOut() {
        List<Link> links = java.util.stream.IntStream.range(0, 25)
                .mapToObj(i -> Link.of("http://city/" + i, "item", Media.JSON, "n" + i))
                .toList();
        String page = new HtmlPage(ask(), "t", HtmlPage.home(ask()), links).around(new Html());
        assertThat(page).contains("<details class=\"links\">");
        for (int i = 0; i < 25; i++) assertThat(page).contains("\"http://city/" + i + "\"");
        assertThat(new HtmlPage(ask(), "t", HtmlPage.home(ask()), links.subList(0, 20)).around(new Html()))
                .doesNotContain("<details");
    }

    @Test
    void aDocumentIsShownMemberByMember() {
        var document = new Document()
                .with("id", "x<")
                .with("none", null)
                .with("list", List.of(1, 2))
                .with("objects", List.of(Map.of("a", "http://city/b")))
                .with("links", List.of(Map.of("href", "hidden")))
                .with("deep", Map.of("k", true));
        String page = new HtmlPage(ask(), "t", HtmlPage.home(ask()), List.of()).around(document);
        assertThat(page)
                .contains(
                        "<dt>id</dt><dd>x&lt;</dd>",
                        "<dd>1, 2</dd>",
                        "<a href=\"http://city/b\">",
                        "<dt>k</dt><dd>true</dd>")
                .doesNotContain("hidden", "none");
        assertThat(document.keySet()).containsExactly("id", "list", "objects", "links", "deep");
    }

    private static @Nullable String field(Fault fault) {
        return fault.place().field();
    }

    @Test
    void everyFaultNamesItsFieldAndARemedy() {
        List<Fault> all = Arrays.asList(
                OgcFaults.unknownParameter("a", "b"),
                OgcFaults.repeatedParameter("a"),
                OgcFaults.badValue("a", "v", "Give x."),
                OgcFaults.badFormat("v", "json"),
                OgcFaults.noSuchCollection("c"),
                OgcFaults.noSuchFeature("f", "c"),
                OgcFaults.noSuchTile("1/2/3"),
                OgcFaults.noSuchTileMatrixSet("q"),
                OgcFaults.notAcceptable("image/png", "json"),
                OgcFaults.noImage("f", "EPSG:4551"));
        assertThat(all).extracting(Fault::code).doesNotHaveDuplicates().allMatch(code -> code.startsWith("OGC-0"));
        assertThat(all).allSatisfy(fault -> {
            assertThat(field(fault)).isNotBlank();
            assertThat(fault.remedy()).endsWith(".");
            assertThat(fault.problem()).endsWith(".");
        });
    }
}
