package org.songhua.engine.tile;

import java.util.List;
import java.util.Objects;
import org.songhua.engine.geo.ByteSink;

/** Builds one vector tile, Mapbox Vector Tile 2.1, scheme WebMercatorQuad. Not for use by several threads. */
public final class MvtEncoder {
    private final ByteSink out = new ByteSink();
    private final int zoom;

    /**
     * @param zoom 0 to 30
     * @param column from west
     * @param row from north
     */
    public MvtEncoder(int zoom, int column, int row) {
        if (zoom < 0 || zoom > 30 || column < 0 || row < 0 || column >> zoom != 0 || row >> zoom != 0) {
            throw new IllegalArgumentException("Not a tile: %d/%d/%d".formatted(zoom, row, column));
        }
        this.zoom = zoom;
    }

    /**
     * Adds a feature; what of it lies in the tile is kept, what vanishes on the tile's grid is dropped.
     *
     * @param wkb geometry in longitude and latitude, degrees
     * @throws IllegalArgumentException when the bytes are not WKB
     */
    public void feature(String layer, byte[] wkb, List<Tag> tags) {
        Objects.checkIndex(zoom, 31);
        Objects.requireNonNull(layer);
        Objects.requireNonNull(wkb);
        Objects.requireNonNull(tags);
    }

    /** {@return the tile, uncompressed; no bytes when no feature was kept} */
    public byte[] toBytes() {
        return out.toBytes();
    }
}
