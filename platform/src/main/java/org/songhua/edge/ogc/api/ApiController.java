package org.songhua.edge.ogc.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
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
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API for programs and for people. */
@RestController
class ApiController extends OgcController {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private static final List<Media> OFFERED = List.of(Media.OPENAPI, Media.HTML);

    private final Catalogue catalogue;
    private final List<ApiPart> parts;
    // The description follows from these and is large; whoever reads it reads it often.
    private final Cache<Key, byte[]> documents =
            Caffeine.newBuilder().maximumSize(16).build();

    ApiController(Catalogue catalogue, List<ApiPart> parts) {
        this.catalogue = catalogue;
        this.parts = List.copyOf(parts);
    }

    @GetMapping(Ask.ROOT + "/api")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> api(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        Media media = Parameters.onlyMedia(ask, OFFERED);
        List<Collection> collections = catalogue.now(caller.scope()).collections();
        if (media == Media.OPENAPI) return Reply.of(ask, media, json(ask, collections));
        Map<String, Object> document = OpenApi.of(ask, collections, parts);
        String title = ask.language().of("接口文档", "API");
        List<Link> links = Link.ofSelf(ask, media, OFFERED);
        return Reply.html(ask, new HtmlPage(ask, title, HtmlPage.home(ask), links).around(page(ask, document)));
    }

    private byte[] json(Ask ask, List<Collection> collections) {
        var ids = collections.stream().map(Collection::id).toList();
        return documents.get(
                new Key(ask.root(), ask.language(), ids),
                key -> JsonMapper.shared().writeValueAsBytes(OpenApi.of(ask, collections, parts)));
    }

    /** All that the description depends on: the definitions of the classes do not change while the program runs. */
    private record Key(String root, Language language, List<String> collections) {}

    /** The same definition as a table of paths and parameters. */
    private static Html page(Ask ask, Map<String, Object> document) {
        var language = ask.language();
        var html = new Html();
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", language.of("路径", "Path")).element("th", language.of("说明", "Description"));
        html.element("th", language.of("参数", "Parameters"))
                .close("tr")
                .close("thead")
                .open("tbody");
        object(document.get("paths")).forEach((path, item) -> {
            for (String method : METHODS)
                row(html, method, String.valueOf(path), object(item).get(method));
        });
        return html.close("tbody").close("table").close("div");
    }

    private static void row(Html html, String method, String path, @Nullable Object operation) {
        if (operation == null) return;
        html.open("tr")
                .open("td")
                .element("code", method.toUpperCase(Locale.ROOT) + " " + path)
                .close("td");
        html.element("td", String.valueOf(object(operation).get("summary"))).open("td");
        if (object(operation).get("parameters") instanceof List<?> parameters)
            for (Object parameter : parameters)
                html.element("code", name(parameter)).text(" ");
        html.close("td").close("tr");
    }

    private static String name(Object parameter) {
        Object reference = object(parameter).get("$ref");
        if (reference == null) return String.valueOf(object(parameter).get("name"));
        return reference.toString().substring(reference.toString().lastIndexOf('/') + 1);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }
}
