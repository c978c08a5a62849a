package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /collections}, {@code /collections/{id}} and the schema of a collection's features. */
@RestController
class CollectionsController extends OgcController {
    private static final List<Media> OFFERED = List.of(Media.JSON, Media.HTML);
    private static final List<Media> SCHEMA_OFFERED = List.of(Media.SCHEMA, Media.HTML);

    private final Catalogue catalogue;

    CollectionsController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(Ask.ROOT + "/collections")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> collections(HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        Media media = Parameters.onlyMedia(ask, OFFERED);
        var now = catalogue.now(caller.scope());
        List<Collection> collections = now.collections();
        List<Link> links = Link.ofSelf(ask, media, OFFERED);
        if (media == Media.HTML) return Reply.html(ask, CollectionPages.list(ask, collections, links));
        var listed = collections.stream()
                .map(collection ->
                        CollectionDocument.of(ask, collection, List.of(self(ask, collection)), List.of("#/crs")))
                .toList();
        var document = new Document().with("links", links).with("crs", CollectionDocument.crs(now.extent()));
        return Reply.json(ask, media, document.with("collections", listed));
    }

    @GetMapping(Ask.ROOT + "/collections/{collectionId}")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> collection(@PathVariable String collectionId, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        Collection collection = catalogue.get(collectionId, caller.scope());
        Media media = Parameters.onlyMedia(ask, OFFERED);
        List<Link> links = Link.ofSelf(ask, media, OFFERED);
        if (media == Media.HTML) return Reply.html(ask, CollectionPages.one(ask, collection, links));
        var crs = CollectionDocument.crs(catalogue.now(caller.scope()).extent());
        return Reply.json(ask, media, CollectionDocument.of(ask, collection, links, crs));
    }

    @GetMapping(Ask.ROOT + "/collections/{collectionId}/schema")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> schema(@PathVariable String collectionId, HttpServletRequest request, Caller caller) {
        Ask ask = Ask.of(request, caller);
        Collection collection = catalogue.get(collectionId, caller.scope());
        Media media = Parameters.onlyMedia(ask, SCHEMA_OFFERED);
        var schema = new Document()
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("$id", ask.at("/collections/" + collection.id() + "/schema"));
        schema.putAll(FeatureSchema.of(collection.definition(), ask.language()));
        if (media == Media.SCHEMA) return Reply.json(ask, media, schema);
        List<Link> links = Link.ofSelf(ask, media, SCHEMA_OFFERED);
        return Reply.html(ask, CollectionPages.schema(ask, collection, links).around(schema));
    }

    private static Link self(Ask ask, Collection collection) {
        String title = ask.language().of(collection.definition().title());
        return Link.of(ask.at("/collections/" + collection.id(), Media.JSON), "self", Media.JSON, title);
    }
}
