package org.songhua.edge.ogc.features;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.CityObjects;
import org.songhua.cim.Edit;
import org.songhua.cim.ObjectId;
import org.songhua.cim.ObjectVersion;
import org.songhua.edge.ogc.catalogue.Catalogue;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.HtmlPage;
import org.songhua.edge.ogc.http.HtmlPage.Crumb;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.edge.ogc.http.OgcController;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.edge.ogc.http.OgcFaults;
import org.songhua.edge.ogc.http.Parameters;
import org.songhua.edge.ogc.http.Reply;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.geo.CrsByReference;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The versions of a feature, newest first, as proposed for OGC API - Features (issue 1057), with the link relations of RFC 5829.
 * A feature that is gone has a tombstone as its newest version: no geometry, and how and when it went.
 */
@RestController
class VersionsController extends OgcController {
    private static final String VERSIONS = ChangeItemsController.ITEMS + "/{featureId}/versions";

    private final Catalogue catalogue;
    private final CityObjects objects;

    VersionsController(Catalogue catalogue, CityObjects objects) {
        this.catalogue = catalogue;
        this.objects = objects;
    }

    @GetMapping(VERSIONS)
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> versions(
            @PathVariable String collectionId,
            @PathVariable String featureId,
            HttpServletRequest request,
            Caller caller) {
        Ask ask = Ask.of(request, caller);
        Media media = Parameters.onlyMedia(ask, ItemsRequest.OFFERED);
        var history = history(ask, collectionId, featureId);
        var features = new ArrayList<Object>();
        history.tombstone().ifPresent(features::add);
        for (int i = 0; i < history.versions().size(); i++) features.add(history.feature(i));
        List<Link> links = new ArrayList<>(Link.ofSelf(ask, media, ItemsRequest.OFFERED));
        links.add(history.latest());
        var document = new Document()
                .with("type", "FeatureCollection")
                .with("features", features)
                .with("numberReturned", features.size())
                .with("links", links);
        return reply(ask, media, document, history, links);
    }

    @GetMapping(VERSIONS + "/{versionId}")
    @Allow(Permission.CIM_VIEW)
    ResponseEntity<byte[]> version(
            @PathVariable String collectionId,
            @PathVariable String featureId,
            @PathVariable String versionId,
            HttpServletRequest request,
            Caller caller) {
        Ask ask = Ask.of(request, caller);
        Media media = Parameters.onlyMedia(ask, ItemsRequest.OFFERED);
        var history = history(ask, collectionId, featureId);
        for (int i = 0; i < history.versions().size(); i++) {
            if (!History.id(history.versions().get(i)).equals(versionId)) continue;
            return reply(ask, media, history.feature(i), history, history.links(i));
        }
        throw OgcException.notFound(OgcFaults.noSuchFeature(featureId + "/versions/" + versionId, collectionId));
    }

    private static ResponseEntity<byte[]> reply(
            Ask ask, Media media, Map<String, ?> document, History history, List<Link> links) {
        if (media != Media.HTML) return Reply.json(ask, media, document);
        var crumbs = new ArrayList<>(CollectionPages.crumbs(ask, history.collection()));
        String item = "/collections/" + history.collection().id() + "/items/" + history.id();
        crumbs.add(new Crumb(history.id().toString(), item));
        String title = ask.language().of("历史版本", "Versions");
        return Reply.html(ask, new HtmlPage(ask, title, crumbs, links).around(document));
    }

    private History history(Ask ask, String collectionId, String featureId) {
        Collection collection = catalogue.get(collectionId, ask.caller().scope());
        try {
            ObjectId id = ObjectId.parse(featureId);
            List<ObjectVersion> versions = objects.versions(id, ask.caller().scope()).stream()
                    .filter(version -> version.object().classCode().equals(collectionId))
                    .toList();
            if (!versions.isEmpty()) {
                var writer = new FeatureWriter(
                        collection.definition(),
                        catalogue.now(ask.caller().scope()).datasets(),
                        CrsByReference.CRS84);
                return new History(ask, collection, id, versions, writer);
            }
        } catch (IllegalArgumentException e) {
            // Told below, like any other unknown id.
        }
        throw OgcException.notFound(OgcFaults.noSuchFeature(featureId, collectionId));
    }

    /** All versions of one feature, and how each is told. */
    private record History(
            Ask ask, Collection collection, ObjectId id, List<ObjectVersion> versions, FeatureWriter writer) {

        /** {@return revision, and after a point the part where a revision also tells of times before} */
        static String id(ObjectVersion version) {
            String revision = Integer.toString(version.object().revision());
            return version.part() == 0 ? revision : revision + "." + version.part();
        }

        Document feature(int i) {
            ObjectVersion version = versions.get(i);
            var out = new ByteSink();
            writer.write(version.object(), out);
            JsonNode feature = JsonMapper.shared().readTree(out.toBytes());
            var document = new Document();
            feature.properties().forEach(member -> document.put(member.getKey(), member.getValue()));
            return document.with("version", told(version)).with("links", links(i));
        }

        private Document told(ObjectVersion version) {
            return new Document()
                    .with("id", id(version))
                    .with("recordedFrom", version.object().recordedFrom().toString())
                    .with("recordedTo", Objects.toString(version.recordedTo(), null))
                    .with("validFrom", Objects.toString(version.object().validFrom(), null))
                    .with("validTo", Objects.toString(version.object().validTo(), null))
                    .with("edit", edit(version.edit()));
        }

        private static @Nullable Document edit(@Nullable Edit edit) {
            if (edit == null) return null;
            return new Document()
                    .with("number", edit.number())
                    .with("kind", edit.kind().name().toLowerCase(Locale.ROOT))
                    .with("by", edit.by())
                    .with("since", Objects.toString(edit.since(), null))
                    .with("reason", edit.reason());
        }

        /** Neighbours in time are those in force before and after. */
        List<Link> links(int i) {
            var links = new ArrayList<Link>();
            links.add(link(address(versions.get(i)), "self", ask.language().of("本版本", "This version")));
            links.add(link(all(), "version-history", ask.language().of("历史版本", "Versions")));
            links.add(latest());
            neighbour(i, 1)
                    .ifPresent(version -> links.add(link(
                            address(version),
                            "predecessor-version",
                            ask.language().of("上一版本", "Version before"))));
            neighbour(i, -1)
                    .ifPresent(version -> links.add(link(
                            address(version),
                            "successor-version",
                            ask.language().of("下一版本", "Version after"))));
            return links;
        }

        private Optional<ObjectVersion> neighbour(int i, int step) {
            for (int j = i + step; j >= 0 && j < versions.size(); j += step) {
                if (versions.get(j).part() == 0) return Optional.of(versions.get(j));
            }
            return Optional.empty();
        }

        Link latest() {
            String title = ask.language().of("当前版本", "Version in force");
            return link("/collections/" + collection.id() + "/items/" + id, "latest-version", title);
        }

        /** What stands for a feature that is no more. */
        Optional<Document> tombstone() {
            ObjectVersion last = versions.stream()
                    .filter(version -> version.part() == 0)
                    .findFirst()
                    .orElseThrow();
            if (last.isCurrent()) return Optional.empty();
            var properties = new Document()
                    .with("ending", Objects.toString(last.ending(), "").toLowerCase(Locale.ROOT))
                    .with("endedAt", Objects.toString(last.recordedTo(), null))
                    .with("endedBy", last.endedBy());
            var document = new Document().with("type", "Feature").with("id", id.toString());
            document.put("geometry", JsonNodeFactory.instance.nullNode());
            document.put("properties", properties);
            return Optional.of(document);
        }

        private String all() {
            return "/collections/" + collection.id() + "/items/" + id + "/versions";
        }

        private String address(ObjectVersion version) {
            return all() + "/" + id(version);
        }

        private Link link(String path, String rel, String title) {
            return Link.of(ask.at(path, Media.GEOJSON), rel, Media.GEOJSON, title);
        }
    }
}
