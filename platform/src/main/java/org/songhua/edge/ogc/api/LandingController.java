package org.songhua.edge.ogc.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Html;
import org.songhua.edge.ogc.http.HtmlPage;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.ogc.http.Reply;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Open;
import org.songhua.people.Permission;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The landing page, the conformance declaration and the style sheet of the pages. */
@RestController
class LandingController extends OgcController {
    private static final List<Media> OFFERED = List.of(Media.JSON, Media.HTML);

    private final Catalogue catalogue;
    private final List<ApiPart> parts;

    LandingController(Catalogue catalogue, List<ApiPart> parts) {
        this.catalogue = catalogue;
        this.parts = List.copyOf(parts);
    }

    @GetMapping({Ask.ROOT, Ask.ROOT + "/"})
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> landing(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        Media media = Parameters.onlyMedia(ask, OFFERED);
        List<Link> links = new ArrayList<>(Link.ofSelf(ask, media, OFFERED));
        links.addAll(links(ask));
        parts.forEach(part -> links.addAll(part.links(ask)));
        if (media == Media.HTML) return Reply.html(ask, page(ask, links));
        return Reply.json(
                ask,
                media,
                new Document()
                        .with("title", title(ask))
                        .with("description", description(ask))
                        .with(
                                "extent",
                                extent(catalogue.now(caller.scope()).extent().orElse(null)))
                        .with("links", links));
    }

    @GetMapping(Ask.ROOT + "/conformance")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> conformance(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        Media media = Parameters.onlyMedia(ask, OFFERED);
        List<String> classes = Stream.concat(
                        Arrays.stream(ConformanceClass.values()).map(ConformanceClass::uri),
                        parts.stream().flatMap(part -> part.conformance().stream()))
                .toList();
        List<Link> links = Link.ofSelf(ask, media, OFFERED);
        Map<String, Object> document =
                new Document().with("conformsTo", classes).with("links", links);
        if (media == Media.JSON) return Reply.json(ask, media, document);
        var html = new Html().open("ul");
        classes.forEach(uri -> html.open("li").link(uri, uri).close("li"));
        String title = ask.language().of("符合性声明", "Conformance");
        return Reply.html(ask, new HtmlPage(ask, title, HtmlPage.home(ask), links).around(html.close("ul")));
    }

    @GetMapping(Ask.ROOT + "/style.css")
    @Open("A style sheet holds no data.")
    ResponseEntity<byte[]> style() throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("ogc/style.css").getContentAsByteArray());
    }

    private static List<Link> links(Ask ask) {
        Language language = ask.language();
        return List.of(
                Link.of(
                        ask.at("/api", Media.OPENAPI),
                        "service-desc",
                        Media.OPENAPI,
                        language.of("接口定义（OpenAPI 3.0）", "Definition of the API (OpenAPI 3.0)")),
                Link.of(
                        ask.at("/api", Media.HTML),
                        "service-doc",
                        Media.HTML,
                        language.of("接口文档", "Documentation of the API")),
                Link.of(
                        ask.at("/conformance", Media.JSON),
                        "conformance",
                        Media.JSON,
                        language.of("符合性声明", "Conformance declaration")),
                Link.of(ask.at("/collections", Media.JSON), "data", Media.JSON, language.of("集合", "Collections")),
                Link.of(
                        ask.at("/records", Media.GEOJSON),
                        "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog",
                        Media.GEOJSON,
                        language.of("数据集目录", "Catalogue of data sets")),
                Link.of(
                        ask.at("/queryables", Media.SCHEMA),
                        "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                        Media.SCHEMA,
                        language.of("可筛选的属性", "Properties to filter by")),
                Link.of(
                        ask.at("/tiles", Media.JSON),
                        "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                        Media.JSON,
                        language.of("矢量瓦片", "Vector tiles")),
                Link.of(
                        ask.at("/tileMatrixSets", Media.JSON),
                        "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                        Media.JSON,
                        language.of("瓦片矩阵集", "Tile matrix sets")));
    }

    private static String page(Ask ask, List<Link> links) {
        Language language = ask.language();
        var html = new Html().element("p", description(ask), "class", "lead").open("div", "class", "cards");
        card(html, ask, "/collections", "集合", "Collections", "按类别浏览城市对象", "Browse the city's objects by class");
        card(html, ask, "/tiles", "矢量瓦片", "Vector tiles", "地图客户端使用", "For map clients");
        card(html, ask, "/api", "接口文档", "API", "全部资源与参数", "All resources and parameters");
        card(html, ask, "/conformance", "符合性", "Conformance", "实现的 OGC 标准", "OGC standards implemented");
        html.close("div");
        return new HtmlPage(ask, title(ask), List.of(), links)
                .around(html.element(
                        "p",
                        language.of(
                                "QGIS、GDAL 等软件可直接用本页地址连接。",
                                "QGIS, GDAL and others connect to the address of this page."),
                        "class",
                        "note"));
    }

    private static void card(Html html, Ask ask, String path, String zh, String en, String zhText, String enText) {
        html.open("a", "href", ask.at(path)).element("strong", ask.language().of(zh, en));
        html.element("span", ask.language().of(zhText, enText)).close("a");
    }

    private static String title(Ask ask) {
        return ask.language().of("松花城市对象开放接口", "Songhua: the city's objects");
    }

    private static String description(Ask ask) {
        return ask.language()
                .of(
                        "以 OGC API - Features 与 OGC API - Tiles 开放标准提供城市信息模型中的全部对象。",
                        "All objects of the city information model by the open standards OGC API - Features and OGC API -"
                                + " Tiles.");
    }

    private static @Nullable Map<String, Object> extent(@Nullable Extent extent) {
        if (extent == null) return null;
        var box = List.of(extent.west(), extent.south(), extent.east(), extent.north());
        return new Document().with("spatial", new Document().with("bbox", List.of(box)));
    }
}
