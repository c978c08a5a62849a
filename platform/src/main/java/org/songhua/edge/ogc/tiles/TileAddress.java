package org.songhua.edge.ogc.tiles;

import java.util.Map;
import org.songhua.cim.Tiles;
import org.songhua.edge.ogc.http.OgcException;
import org.songhua.edge.ogc.http.OgcFaults;

/**
 * The path of a tile as it was asked for.
 *
 * @param tileMatrixSetId name of the tile matrix set
 * @param tileMatrix zoom
 * @param tileRow row from north
 * @param tileCol column from west
 */
record TileAddress(String tileMatrixSetId, String tileMatrix, String tileRow, String tileCol) {

    /** {@return the address that the variables of a path make} */
    static TileAddress of(Map<String, String> path) {
        return new TileAddress(
                path.getOrDefault("tileMatrixSetId", ""),
                path.getOrDefault("tileMatrix", ""),
                path.getOrDefault("tileRow", ""),
                path.getOrDefault("tileCol", ""));
    }

    /** A tile within the limits. */
    record Position(int zoom, int row, int column) {}

    /**
     * {@return the tile}
     *
     * @throws OgcException not found, when it is outside the limits or no tile at all
     */
    Position position() {
        int zoom = number(tileMatrix, Tiles.MAX_ZOOM);
        int last = (1 << zoom) - 1;
        return new Position(zoom, number(tileRow, last), number(tileCol, last));
    }

    private int number(String text, int greatest) {
        // Seven digits are more than any row has, and less than an int can hold.
        if (!text.matches("[0-9]{1,7}")) throw none();
        int number = Integer.parseInt(text);
        if (number > greatest) throw none();
        return number;
    }

    private OgcException none() {
        return OgcException.notFound(OgcFaults.noSuchTile(tileMatrix + "/" + tileRow + "/" + tileCol));
    }
}
