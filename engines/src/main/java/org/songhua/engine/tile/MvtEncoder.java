package org.songhua.engine.tile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songhua.engine.geo.WkbCursor;

/**
 * Builds one vector tile: Mapbox Vector Tile 2.1, scheme WebMercatorQuad, 4096 units with 64 units of buffer. The same calls
 * give the same bytes. Not for use by several threads.
 */
public final class MvtEncoder {
    private static final int POINTS = 1;
    private static final int LINES = 2;
    private static final int POLYGONS = 3;
    private static final int TILE_LAYERS = 3;
    private static final int MAX_ZOOM = 30;

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Commands pointCommands = new Commands();
    private final Commands lineCommands = new Commands();
    private final Commands polygonCommands = new Commands();
    private final PointReader points;
    private final LineReader lines;
    private final PolygonReader polygons;

    /**
     * @param zoom 0 to 30
     * @param column from west
     * @param row from north
     */
    public MvtEncoder(int zoom, int column, int row) {
        if (zoom < 0 || zoom > MAX_ZOOM || column < 0 || row < 0 || column >> zoom != 0 || row >> zoom != 0) {
            throw new IllegalArgumentException("Not a tile: zoom %d, column %d, row %d".formatted(zoom, column, row));
        }
        var frame = new TileFrame(zoom, column, row);
        points = new PointReader(frame);
        lines = new LineReader(frame);
        polygons = new PolygonReader(frame);
    }

    /**
     * Adds a feature. What of it lies in the tile or its buffer is kept, snapped to whole units; lines without length and
     * polygons without area vanish, and a feature of which nothing is left is not added. Polygons come out valid: what snapping
     * makes cross itself is repaired. A collection becomes one feature for each kind of geometry in it.
     *
     * @param layer its name; layers come in the order of their first feature that is not dropped
     * @param wkb geometry in longitude and latitude, degrees
     * @param tags keys must differ
     * @throws IllegalArgumentException when the bytes are not WKB, or a position is not finite or more than 540 degrees off;
     *     then nothing was added
     */
    public void feature(String layer, byte[] wkb, List<Tag> tags) {
        feature(layer, wkb, 0, wkb.length, tags);
    }

    /**
     * The same of a geometry that lies among other bytes.
     *
     * @param from where it begins
     * @param to where it ends
     */
    public void feature(String layer, byte[] bytes, int from, int to, List<Tag> tags) {
        points.reset();
        polygons.reset();
        pointCommands.reset();
        lineCommands.reset();
        polygonCommands.reset();
        var cursor = new WkbCursor(bytes, from, to);
        geometry(cursor, cursor.root(), 0);
        cursor.end();
        points.write(pointCommands);
        polygons.write(bytes, from, to, polygonCommands);
        add(layer, POINTS, pointCommands, tags);
        add(layer, LINES, lineCommands, tags);
        add(layer, POLYGONS, polygonCommands, tags);
    }

    /** {@return the tile, uncompressed; no bytes when no feature was kept} */
    public byte[] toBytes() {
        List<Protobuf> encoded = layers.values().stream().map(Layer::encode).toList();
        var tile = new Protobuf(
                encoded.stream().mapToInt(layer -> layer.size() + Long.BYTES).sum());
        for (Protobuf layer : encoded) tile.message(TILE_LAYERS, layer);
        return tile.toBytes();
    }

    private void geometry(WkbCursor cursor, int type, int depth) {
        switch (type) {
            case WkbCursor.POINT -> points.point(cursor);
            case WkbCursor.LINE -> lines.line(cursor, cursor.points(), lineCommands);
            case WkbCursor.POLYGON -> polygons.polygon(cursor);
            default -> {
                int members = cursor.members();
                for (int i = 0; i < members; i++) geometry(cursor, cursor.member(type, depth + 1), depth + 1);
            }
        }
    }

    private void add(String layer, int type, Commands geometry, List<Tag> tags) {
        if (geometry.isEmpty()) return;
        layers.computeIfAbsent(layer, Layer::new).add(type, geometry.encoded(), tags);
    }
}
