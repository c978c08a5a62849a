package org.songhua.edge.ogc.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.Extent;
import org.songhua.cim.Tiles;
import org.songhua.edge.ogc.catalogue.Collection;
import org.songhua.edge.ogc.http.Ask;
import org.songhua.edge.ogc.http.Document;
import org.songhua.edge.ogc.http.Link;
import org.songhua.edge.ogc.http.Media;
import org.songhua.pack.AttributeDefinition;
import org.songhua.pack.ClassDefinition;

/** Descriptions of tile sets: tile set metadata of OGC 17-083r4 and TileJSON 3.0. */
final class TilesetDocument {
    static final String TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    private static final String GEODATA = "http://www.opengis.net/def/rel/ogc/1.0/geodata";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private TilesetDocument() {}

    /** {@return the entry of a list of tile sets} */
    static Map<String, Object> entry(Ask ask, TileSource source) {
        List<Link> links = new ArrayList<>();
        links.add(Link.of(ask.at(path(source)) + source.query("json"), "self", Media.JSON, source.title(ask)));
        links.addAll(links(ask, source));
        var entry = head(ask, source);
        entry.put("tileMatrixSetId", TileMatrixSet.ID);
        entry.put("tileMatrixSetLimits", TileMatrixSet.limits());
        entry.put("links", links);
        return entry;
    }

    /**
     * {@return the whole description}
     *
     * @param own links of the document itself
     */
    static Map<String, Object> of(Ask ask, TileSource source, List<Link> own) {
        List<Link> links = new ArrayList<>(own);
        links.addAll(links(ask, source));
        source.collections().forEach(collection -> links.add(geodata(ask, collection)));
        var document = head(ask, source);
        document.put("tileMatrixSetId", TileMatrixSet.ID);
        document.put("tileMatrixSetLimits", TileMatrixSet.limits());
        document.put("mediaTypes", List.of(Media.MVT.type()));
        document.putAll(new Document().with("boundingBox", boundingBox(source.extent())));
        document.put(
                "layers", source.collections().stream().map(c -> layer(ask, c)).toList());
        document.put("links", links);
        return document;
    }

    /** {@return the description for web maps} */
    static Map<String, Object> tileJson(Ask ask, TileSource source) {
        Extent extent = source.extent();
        String tiles = ask.at(path(source)) + "/{z}/{y}/{x}" + source.query("mvt");
        return new Document()
                .with("tilejson", "3.0.0")
                .with("name", source.title(ask))
                .with("scheme", "xyz")
                .with("tiles", List.of(tiles))
                .with("minzoom", 0)
                .with("maxzoom", Tiles.MAX_ZOOM)
                .with(
                        "bounds",
                        extent == null ? null : List.of(extent.west(), extent.south(), extent.east(), extent.north()))
                .with(
                        "vector_layers",
                        source.collections().stream()
                                .map(c -> vectorLayer(ask, c))
                                .toList());
    }

    /** {@return the links that a tile set has beside those to itself} */
    static List<Link> links(Ask ask, TileSource source) {
        var language = ask.language();
        String tile = ask.at(path(source)) + "/{tileMatrix}/{tileRow}/{tileCol}" + source.query("mvt");
        var links = new ArrayList<Link>();
        links.add(Link.template(tile, "item", Media.MVT, language.of("瓦片地址模板", "Template of tile addresses")));
        links.add(Link.of(
                ask.at("/tileMatrixSets/" + TileMatrixSet.ID, Media.JSON),
                TILING_SCHEME,
                Media.JSON,
                TileMatrixSet.TITLE));
        return links;
    }

    private static Link geodata(Ask ask, Collection collection) {
        String title = ask.language().of(collection.definition().title());
        return Link.of(ask.at("/collections/" + collection.id(), Media.JSON), GEODATA, Media.JSON, title);
    }

    static String path(TileSource source) {
        return source.path() + "/" + TileMatrixSet.ID;
    }

    private static Map<String, Object> head(Ask ask, TileSource source) {
        return new Document()
                .with("title", source.title(ask))
                .with("dataType", "vector")
                .with("crs", TileMatrixSet.CRS)
                .with("tileMatrixSetURI", TileMatrixSet.URI);
    }

    private static Map<String, Object> layer(Ask ask, Collection collection) {
        ClassDefinition definition = collection.definition();
        return new Document()
                .with("id", collection.id())
                .with("title", ask.language().of(definition.title()))
                .with("dataType", "vector")
                .with("geometryDimension", dimension(definition))
                .with("minTileMatrix", Integer.toString(leastZoom(definition)))
                .with("maxTileMatrix", Integer.toString(Tiles.MAX_ZOOM))
                .with("boundingBox", boundingBox(collection.extent().orElse(null)));
    }

    private static Map<String, Object> vectorLayer(Ask ask, Collection collection) {
        ClassDefinition definition = collection.definition();
        var fields = new Document().with("id", "String").with("name", "String");
        for (String name : definition.style().tileAttributes()) {
            definition.attribute(name).ifPresent(attribute -> fields.put(name, fieldType(attribute)));
        }
        return new Document()
                .with("id", collection.id())
                .with("description", ask.language().of(definition.title()))
                .with("minzoom", leastZoom(definition))
                .with("maxzoom", Tiles.MAX_ZOOM)
                .with("fields", fields);
    }

    private static int leastZoom(ClassDefinition definition) {
        int zoom = definition.style().minZoom();
        var zoomBy = definition.style().zoomBy();
        if (zoomBy != null) {
            for (int other : zoomBy.zooms().values()) zoom = Math.min(zoom, other);
        }
        return Math.min(zoom, Tiles.MAX_ZOOM);
    }

    private static @Nullable Integer dimension(ClassDefinition definition) {
        return switch (definition.geometry()) {
            case POINT -> 0;
            case LINE -> 1;
            case POLYGON -> 2;
            case ANY -> null;
        };
    }

    private static String fieldType(AttributeDefinition attribute) {
        return switch (attribute.type()) {
            case STRING -> "String";
            case INTEGER, NUMBER -> "Number";
            case BOOLEAN -> "Boolean";
        };
    }

    private static @Nullable Map<String, Object> boundingBox(@Nullable Extent extent) {
        if (extent == null) return null;
        return new Document()
                .with("crs", CRS84)
                .with("lowerLeft", List.of(extent.west(), extent.south()))
                .with("upperRight", List.of(extent.east(), extent.north()));
    }
}
