package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObject;
import org.songhua.cim.CityObjects;
import org.songhua.cim.ObjectId;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.catalogue.Snapshot;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.Reply;
import org.songhua.engine.geo.ByteSink;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of features: read from the database straight into the response.
 *
 * @param objects the city's objects
 * @param ask the request
 * @param wanted the request, understood
 * @param collection the collection
 * @param snapshot the collections and data sets at the moment of the request
 */
record ItemsPage(CityObjects objects, Ask ask, ItemsRequest wanted, Collection collection, Snapshot snapshot) {
    /** What a building with a few tags takes. */
    private static final int BYTES_OF_FEATURE = 600;

    /** Sends the page as GeoJSON; what is known only at the end stands at the end. */
    void geoJson(Instant now, HttpServletResponse response) {
        var body = new Body(response, wanted.query().limit() * BYTES_OF_FEATURE);
        ByteSink out = body.bytes();
        var writer = new FeatureWriter(collection.definition(), snapshot.datasets(), wanted.crs());
        out.ascii("{\"type\":\"FeatureCollection\",\"timeStamp\":\"").ascii(now.toString());
        out.ascii("\",\"features\":[");
        var count = new int[1];
        CityObjects.Streamed page =
                objects.streamPacked(wanted.query(), ask.caller().scope(), object -> {
                    if (count[0]++ > 0) out.write((byte) ',');
                    writer.write(object, out);
                    body.relieve();
                });
        long matched = matched(count[0], page);
        List<Link> links = links(matched, page.next());
        out.ascii("],\"numberMatched\":").number(matched);
        out.ascii(",\"numberReturned\":").number(count[0]);
        out.ascii(",\"links\":").utf8(JsonMapper.shared().writeValueAsString(links));
        out.write((byte) '}');
        body.finish(r -> addLinks(r, links));
    }

    /** Sends the page for people. */
    void html(HttpServletResponse response) {
        var found = new ArrayList<CityObject>();
        CityObjects.Streamed page =
                objects.streamPacked(wanted.query(), ask.caller().scope(), object -> found.add(object.toObject()));
        long matched = matched(found.size(), page);
        List<Link> links = links(matched, page.next());
        var body = new Body(response, found.size() * BYTES_OF_FEATURE);
        body.bytes().utf8(FeaturePages.list(ask, collection, found, matched, links));
        body.finish(r -> {
            Reply.pageHeaders().forEach(r::setHeader);
            addLinks(r, links);
        });
    }

    /** Counting costs as much as reading: not needed when all is here, and once in a walk through many pages. */
    private long matched(int returned, CityObjects.Streamed page) {
        PageToken token = wanted.token();
        if (token == null && page.next() == null) return returned;
        if (token == null && page.matched().isPresent()) return page.matched().getAsLong();
        if (token != null && token.version() == snapshot.version()) return token.matched();
        if (wanted.isUnfiltered()) return collection.count();
        return objects.count(wanted.query(), ask.caller().scope());
    }

    private List<Link> links(long matched, @Nullable ObjectId next) {
        List<Link> links = ofCollection(ask, wanted.media(), collection);
        if (next == null) return links;
        var token = new PageToken(next, matched, snapshot.version());
        String href =
                ask.with(Map.of("token", token.toString(), "f", wanted.media().key()));
        links.add(Link.of(href, "next", wanted.media(), ask.language().of("下一页", "Next page")));
        return links;
    }

    /** {@return the links that a page and a single feature have: to themselves and to their collection} */
    static List<Link> ofCollection(Ask ask, Media media, Collection collection) {
        List<Link> links = new ArrayList<>(Link.ofSelf(ask, media, ItemsRequest.OFFERED));
        String title = CollectionPages.title(ask, collection);
        links.add(Link.of(ask.at("/collections/" + collection.id(), Media.JSON), "collection", Media.JSON, title));
        return links;
    }

    private static void addLinks(HttpServletResponse response, List<Link> links) {
        links.forEach(link -> response.addHeader("Link", link.header()));
    }
}
