package org.songhua.cim;

import java.util.Set;
import org.songhua.people.Scope;

/** Vector tiles of city objects: Mapbox Vector Tile 2.1, scheme WebMercatorQuad, one layer for each class. */
public interface Tiles {
    /** Greatest zoom for which tiles are made; clients overzoom beyond it. */
    int MAX_ZOOM = 16;

    /**
     * {@return the tile, empty bytes when nothing lies in it}
     *
     * @param zoom 0 to {@link #MAX_ZOOM}
     * @param column 0 to 2^zoom - 1, from west
     * @param row 0 to 2^zoom - 1, from north
     * @param classCodes classes wanted; empty for all
     */
    default Tile tile(int zoom, int column, int row, Set<String> classCodes, Scope scope) {
        return tile(zoom, column, row, classCodes, Moment.NOW, scope);
    }

    /** {@return the tile as it is or was at a moment} */
    Tile tile(int zoom, int column, int row, Set<String> classCodes, Moment moment, Scope scope);

    /**
     * An encoded tile.
     *
     * @param bytes protobuf, not compressed
     * @param etag strong validator that changes with the content
     */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to the response
    record Tile(byte[] bytes, String etag) {}
}
