package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.catalogue.Snapshot;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.edge.ogc.http.OgcFaults;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.ogc.http.Reply;
import org.songhua.edge.ogc.http.Validator;
import org.songhua.engine.geo.ByteSink;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /collections/{id}/items} and {@code /collections/{id}/items/{featureId}}. */
@RestController
class ItemsController extends OgcController {
    private final Catalogue catalogue;
    private final CityObjects objects;
    private final Clock clock;
    // Another build or other packs may write the same data differently.
    private final Instant started;

    ItemsController(Catalogue catalogue, CityObjects objects, Clock clock) {
        this.catalogue = catalogue;
        this.objects = objects;
        this.clock = clock;
        this.started = clock.instant();
    }

    @GetMapping(Ask.ROOT + "/collections/{collectionId}/items")
    @Allow(Permission.CIM_VIEW)
    void items(
            @PathVariable String collectionId,
            HttpServletRequest request,
            HttpServletResponse response,
            Caller caller) {
        Ask ask = Ask.of(request, caller);
        Snapshot snapshot = catalogue.now(caller.scope());
        Collection collection = find(snapshot, collectionId);
        ItemsRequest wanted = ItemsRequest.of(ask, collection, snapshot);
        String tag = tag(ask, wanted.media(), snapshot);
        Reply.headers(ask, tag).forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        if (Validator.matches(ask.ifNoneMatch(), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        try {
            var page = new Page(ask, collection, wanted, matched(wanted, collection, snapshot, ask), snapshot);
            response.setContentType(wanted.media().contentType());
            if (wanted.media() == Media.HTML) html(page, response);
            else geoJson(page, response);
        } catch (RuntimeException e) {
            // An error must not carry the headers of a success.
            if (!response.isCommitted()) response.reset();
            throw e;
        }
    }

    @GetMapping(Ask.ROOT + "/collections/{collectionId}/items/{featureId}")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> item(
            @PathVariable String collectionId,
            @PathVariable String featureId,
            HttpServletRequest request,
            Caller caller) {
        Ask ask = Ask.of(request, caller);
        Snapshot snapshot = catalogue.now(caller.scope());
        Collection collection = find(snapshot, collectionId);
        CityObject object = find(collection, featureId, caller)
                .orElseThrow(() -> OgcException.notFound(OgcFaults.noSuchFeature(featureId, collectionId)));
        var parameters = new Parameters(ask);
        Media media = parameters.media(ItemsRequest.OFFERED);
        parameters.check();
        List<Link> links = new ArrayList<>(Link.ofSelf(ask, media, ItemsRequest.OFFERED));
        String title = CollectionPages.title(ask, collection);
        links.add(Link.of(ask.at("/collections/" + collectionId, Media.JSON), "collection", Media.JSON, title));
        byte[] body = media == Media.HTML
                ? FeaturePages.one(ask, collection, object, snapshot, links).getBytes(StandardCharsets.UTF_8)
                : feature(collection, object, snapshot, links);
        var reply = Reply.of(ask, media, body, tag(ask, media, snapshot));
        return withLinks(reply, links);
    }

    /** A page of features that was asked for, before it is read. */
    private record Page(Ask ask, Collection collection, ItemsRequest wanted, long matched, Snapshot snapshot) {
        /** {@return the links of the page, given the id after which the next one begins} */
        List<Link> links(@Nullable ObjectId next) {
            List<Link> links = new ArrayList<>(Link.ofSelf(ask, wanted.media(), ItemsRequest.OFFERED));
            String title = CollectionPages.title(ask, collection);
            links.add(Link.of(ask.at("/collections/" + collection.id(), Media.JSON), "collection", Media.JSON, title));
            if (next == null) return links;
            var token = new PageToken(next, matched, snapshot.version());
            String href = ask.with(
                    Map.of("token", token.toString(), "f", wanted.media().key()));
            links.add(Link.of(href, "next", wanted.media(), ask.language().of("下一页", "Next page")));
            return links;
        }
    }

    private void geoJson(Page page, HttpServletResponse response) {
        var body = new Body(response);
        ByteSink out = body.bytes();
        var writer = new FeatureWriter(
                page.collection().definition(), page.snapshot().datasets());
        out.ascii("{\"type\":\"FeatureCollection\",\"numberMatched\":").number(page.matched());
        out.ascii(",\"timeStamp\":\"").ascii(clock.instant().toString()).ascii("\",\"features\":[");
        var count = new int[1];
        ObjectId next =
                objects.stream(page.wanted().query(), page.ask().caller().scope(), object -> {
                    if (count[0]++ > 0) out.ascii(",");
                    writer.write(object, out);
                    body.relieve();
                });
        List<Link> links = page.links(next);
        out.ascii("],\"numberReturned\":").number(count[0]).ascii(",\"links\":");
        out.utf8(JsonMapper.shared().writeValueAsString(links)).ascii("}");
        body.finish(r -> addLinks(r, links));
    }

    private void html(Page page, HttpServletResponse response) {
        var found = new ArrayList<CityObject>();
        ObjectId next =
                objects.stream(page.wanted().query(), page.ask().caller().scope(), found::add);
        List<Link> links = page.links(next);
        String html = FeaturePages.list(page.ask(), page.collection(), found, page.matched(), links);
        var body = new Body(response);
        body.bytes().utf8(html);
        body.finish(r -> {
            Reply.pageHeaders().forEach(r::setHeader);
            addLinks(r, links);
        });
    }

    private byte[] feature(Collection collection, CityObject object, Snapshot snapshot, List<Link> links) {
        var out = new ByteSink();
        new FeatureWriter(collection.definition(), snapshot.datasets()).open(object, out);
        out.ascii(",\"links\":")
                .utf8(JsonMapper.shared().writeValueAsString(links))
                .ascii("}");
        return out.toBytes();
    }

    /** Counting costs as much as reading, so a walk through many pages counts once. */
    private long matched(ItemsRequest wanted, Collection collection, Snapshot snapshot, Ask ask) {
        PageToken token = wanted.token();
        if (token != null && token.version() == snapshot.version()) return token.matched();
        if (wanted.isUnfiltered()) return collection.count();
        return objects.count(wanted.query(), ask.caller().scope());
    }

    private Optional<CityObject> find(Collection collection, String featureId, Caller caller) {
        try {
            return objects.find(ObjectId.parse(featureId), caller.scope())
                    .filter(object -> object.classCode().equals(collection.id()))
                    // UUIDs can be written in more than one way; a feature has one address.
                    .filter(object -> object.id().toString().equals(featureId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Collection find(Snapshot snapshot, String collectionId) {
        return snapshot.find(collectionId)
                .orElseThrow(() -> OgcException.notFound(OgcFaults.noSuchCollection(collectionId)));
    }

    private String tag(Ask ask, Media media, Snapshot snapshot) {
        return Validator.of(
                started,
                snapshot.version(),
                ask.inFormat(media),
                ask.language(),
                ask.caller().scope());
    }

    private static void addLinks(HttpServletResponse response, List<Link> links) {
        links.forEach(link -> response.addHeader("Link", link.header()));
    }

    private static ResponseEntity<byte[]> withLinks(ResponseEntity<byte[]> reply, List<Link> links) {
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .header("Link", links.stream().map(Link::header).toArray(String[]::new))
                .body(reply.getBody());
    }
}
