package org.songhua.edge.ogc.features;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Language;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.engine.geo.CrsByReference;

/** Descriptions of collections, after the schema {@code collection.yaml} of the standard. */
final class CollectionDocument {
    static final String CRS84 = CrsByReference.CRS84.uri();
    static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    private static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";

    private CollectionDocument() {}

    /**
     * {@return the description with links of its own beside the given ones}
     *
     * @param crs the reference systems, or a pointer to the list of all collections
     */
    static Map<String, Object> of(Ask ask, Collection collection, List<Link> first, List<String> crs) {
        Language language = ask.language();
        return new Document()
                .with("id", collection.id())
                .with("title", language.of(collection.definition().title()))
                .with("description", description(collection, language))
                .with("itemType", "feature")
                .with("itemCount", collection.count())
                .with("extent", extent(collection.extent().orElse(null)))
                .with("crs", crs)
                .with("storageCrs", CRS84)
                .with(
                        "links",
                        Stream.concat(first.stream(), links(ask, collection).stream())
                                .toList());
    }

    /**
     * {@return the reference systems that every collection can be had in}
     *
     * @param extent rectangle around all objects; without one every system is of use
     */
    static List<String> crs(Optional<Extent> extent) {
        return extent
                .map(area -> CrsByReference.list(area.west(), area.east()))
                .orElseGet(CrsByReference::list)
                .stream()
                .map(CrsByReference::uri)
                .toList();
    }

    /** {@return the links that a collection has wherever it is described} */
    static List<Link> links(Ask ask, Collection collection) {
        Language language = ask.language();
        String path = "/collections/" + collection.id();
        String items = language.of("要素", "Features");
        return List.of(
                Link.of(ask.at(path + "/items", Media.GEOJSON), "items", Media.GEOJSON, items + " (GeoJSON)"),
                Link.of(ask.at(path + "/items", Media.HTML), "items", Media.HTML, items + " (HTML)"),
                // Written so, because GDAL compares the case; relation types have none (RFC 8288, 2.1.1).
                Link.of(
                        ask.at(path + "/schema", Media.SCHEMA),
                        "describedBy",
                        Media.SCHEMA,
                        language.of("要素的 JSON Schema", "JSON Schema of the features")),
                Link.of(
                        ask.at(path + "/queryables", Media.SCHEMA),
                        QUERYABLES,
                        Media.SCHEMA,
                        language.of("可筛选的属性", "Properties to filter by")),
                Link.of(
                        ask.at(path + "/tiles", Media.JSON),
                        TILESETS,
                        Media.JSON,
                        language.of("矢量瓦片", "Vector tiles")));
    }

    static String description(Collection collection, Language language) {
        var definition = collection.definition();
        String geometry = switch (definition.geometry()) {
            case POINT -> language.of("点", "points");
            case LINE -> language.of("线", "lines");
            case POLYGON -> language.of("面", "polygons");
            case ANY -> language.of("任意几何", "any geometry");
        };
        String standard = definition.standardCode() == null
                ? ""
                : language.of("；标准代码 ", "; code in the standard ") + definition.standardCode();
        return language.of(
                "几何：%s；CIM%d 级%s".formatted(geometry, definition.cimLevel(), standard),
                "Geometry: %s; CIM level %d%s".formatted(geometry, definition.cimLevel(), standard));
    }

    /**
     * {@return the rectangle with room around it} Towards the edge of a zone a projection turns by up to three degrees, and a rectangle whose
     * lower left and upper right corners are taken there as they are leaves out what lies in the two others; with a twelfth of the longer
     * side around it holds everything, up to a latitude of 54 degrees.
     */
    static Extent roomy(Extent extent) {
        double room = Math.max(extent.east() - extent.west(), extent.north() - extent.south()) / 12;
        return new Extent(
                Math.max(-180, extent.west() - room),
                Math.max(-90, extent.south() - room),
                Math.min(180, extent.east() + room),
                Math.min(90, extent.north() + room));
    }

    private static @Nullable Map<String, Object> extent(@Nullable Extent extent) {
        if (extent == null) return null;
        Extent roomy = roomy(extent);
        var box = List.of(roomy.west(), roomy.south(), roomy.east(), roomy.north());
        return new Document()
                .with("spatial", new Document().with("bbox", List.of(box)).with("crs", CRS84));
    }
}
