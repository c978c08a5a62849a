package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Moment;
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
import org.songhua.engine.geo.CrsByReference;
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
        send(new ItemsPage(objects, ask, wanted, collection, snapshot), response);
    }

    private void send(ItemsPage page, HttpServletResponse response) {
        Media media = page.wanted().media();
        try {
            response.setContentType(media.contentType());
            response.setHeader(
                    CrsParameter.HEADER,
                    CrsParameter.header(shown(media, page.wanted().crs())));
            if (media == Media.HTML) page.html(response);
            else page.geoJson(clock.instant(), response);
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
        var parameters = new Parameters(ask);
        Media media = parameters.media(ItemsRequest.OFFERED);
        Moment moment = Period.moment(parameters);
        CrsByReference crs = CrsParameter.find(parameters, "crs");
        CityObject object = find(collection, featureId, moment, caller)
                .orElseThrow(() -> OgcException.notFound(OgcFaults.noSuchFeature(featureId, collectionId)));
        parameters.check();
        List<Link> links = links(ask, media, collection, object, moment);
        byte[] body = media == Media.HTML
                ? FeaturePages.one(ask, collection, object, snapshot, links).getBytes(StandardCharsets.UTF_8)
                : feature(collection, object, snapshot, links, crs);
        String tag = ItemTag.of(object, tag(ask, media, snapshot));
        return withHeaders(Reply.of(ask, media, body, tag), links, shown(media, crs));
    }

    private static List<Link> links(Ask ask, Media media, Collection collection, CityObject object, Moment moment) {
        List<Link> links = ItemsPage.ofCollection(ask, media, collection);
        String item = "/collections/" + collection.id() + "/items/" + object.id();
        String history = ask.language().of("历史版本", "Versions");
        links.add(Link.of(ask.at(item + "/versions", Media.GEOJSON), "version-history", Media.GEOJSON, history));
        if (!moment.isNow()) {
            String latest = ask.language().of("当前版本", "Version in force");
            links.add(Link.of(ask.at(item, Media.GEOJSON), "latest-version", Media.GEOJSON, latest));
        }
        return links;
    }

    private static byte[] feature(
            Collection collection, CityObject object, Snapshot snapshot, List<Link> links, CrsByReference crs) {
        var out = new ByteSink();
        new FeatureWriter(collection.definition(), snapshot.datasets(), crs).open(object, out);
        out.ascii(",\"links\":").utf8(JsonMapper.shared().writeValueAsString(links));
        return out.ascii("}").toBytes();
    }

    private Optional<CityObject> find(Collection collection, String featureId, Moment moment, Caller caller) {
        try {
            return objects.find(ObjectId.parse(featureId), moment, caller.scope())
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

    /** Pages for people show degrees, whatever programs ask for. */
    private static CrsByReference shown(Media media, CrsByReference wanted) {
        return media == Media.HTML ? CrsByReference.CRS84 : wanted;
    }

    private static ResponseEntity<byte[]> withHeaders(
            ResponseEntity<byte[]> reply, List<Link> links, CrsByReference crs) {
        return ResponseEntity.status(reply.getStatusCode())
                .headers(reply.getHeaders())
                .header(CrsParameter.HEADER, CrsParameter.header(crs))
                .header("Link", links.stream().map(Link::header).toArray(String[]::new))
                .body(reply.getBody());
    }
}
