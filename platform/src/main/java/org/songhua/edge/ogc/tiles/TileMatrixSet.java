package org.songhua.edge.ogc.tiles;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.songhua.cim.Tiles;
import org.songhua.edge.ogc.http.Document;

/** WebMercatorQuad, the one tile matrix set, as OGC 17-083r4 annex D.1 defines it. */
final class TileMatrixSet {
    static final String ID = "WebMercatorQuad";
    static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";
    static final String TITLE = "Google Maps Compatible for the World";

    private static final int MATRICES = 25;
    private static final double ORIGIN_METERS = 20037508.3427892;
    private static final double CELL_METERS = 156543.033928041;
    private static final double SCALE_DENOMINATOR = 559082264.028717;

    private TileMatrixSet() {}

    /** {@return the definition, without links} */
    static Map<String, Object> definition() {
        return new Document()
                .with("id", ID)
                .with("title", TITLE)
                .with("uri", URI)
                .with("crs", CRS)
                .with("orderedAxes", List.of("X", "Y"))
                .with("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible")
                .with(
                        "tileMatrices",
                        IntStream.range(0, MATRICES)
                                .mapToObj(TileMatrixSet::matrix)
                                .toList());
    }

    /** {@return the rows and columns for which there are tiles: the whole world up to the greatest zoom} */
    static List<Map<String, Object>> limits() {
        return IntStream.rangeClosed(0, Tiles.MAX_ZOOM)
                .mapToObj(TileMatrixSet::limits)
                .toList();
    }

    private static Map<String, Object> limits(int zoom) {
        int last = (1 << zoom) - 1;
        return new Document()
                .with("tileMatrix", Integer.toString(zoom))
                .with("minTileRow", 0)
                .with("maxTileRow", last)
                .with("minTileCol", 0)
                .with("maxTileCol", last);
    }

    private static Map<String, Object> matrix(int zoom) {
        long tiles = 1L << zoom;
        return new Document()
                .with("id", Integer.toString(zoom))
                .with("scaleDenominator", SCALE_DENOMINATOR / tiles)
                .with("cellSize", CELL_METERS / tiles)
                .with("cornerOfOrigin", "topLeft")
                .with("pointOfOrigin", List.of(-ORIGIN_METERS, ORIGIN_METERS))
                .with("tileWidth", 256)
                .with("tileHeight", 256)
                .with("matrixWidth", tiles)
                .with("matrixHeight", tiles);
    }
}
