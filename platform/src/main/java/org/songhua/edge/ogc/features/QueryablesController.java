package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Queryables;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.HtmlPage;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.ogc.http.Reply;
import org.songhua.pack.ClassDefinition.GeometryKind;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What filters may ask for: of the features of one collection, and of all features. */
@RestController
class QueryablesController extends OgcController {
    private static final List<Media> OFFERED = List.of(Media.SCHEMA, Media.HTML);
    private static final String NAME = "/queryables";

    private final Catalogue catalogue;

    QueryablesController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(Ask.ROOT + NAME)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> ofAll(HttpServletRequest request, Caller caller) {
        return answer(Ask.of(request, caller), null);
    }

    @GetMapping(Ask.ROOT + "/collections/{collectionId}" + NAME)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> ofOne(@PathVariable String collectionId, HttpServletRequest request, Caller caller) {
        return answer(Ask.of(request, caller), catalogue.get(collectionId, caller.scope()));
    }

    private static ResponseEntity<byte[]> answer(Ask ask, @Nullable Collection collection) {
        Media media = Parameters.onlyMedia(ask, OFFERED);
        Queryables queryables = collection != null ? collection.queryables() : Queryables.common();
        GeometryKind kind = collection != null ? collection.definition().geometry() : GeometryKind.ANY;
        String what = collection != null
                ? CollectionPages.title(ask, collection)
                : ask.language().of("全部集合", "All collections");
        String title = ask.language().of("可筛选的属性：", "Properties to filter by: ") + what;
        var document = QueryablesDocument.of(ask.at(ask.path()), title, queryables, kind, ask.language());
        if (media == Media.SCHEMA) return Reply.json(ask, media, document);
        List<Link> links = Link.ofSelf(ask, media, OFFERED);
        var crumbs = collection != null ? CollectionPages.crumbs(ask, collection) : HtmlPage.home(ask);
        return Reply.html(ask, new HtmlPage(ask, title, crumbs, links).around(document));
    }
}
