package org.songhua.engine.tile;

import java.util.List;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.WebMercator;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.random.Shapes;

/** Lets tests draw in the units of one tile: turns geometries in tile units into WKB in degrees. */
record TileSpace(int zoom, int column, int row) {
    /** A tile of Changchun. */
    static final TileSpace CHANGCHUN = new TileSpace(14, 13897, 5973);

    byte[] wkb(Geometry units) {
        double world = (double) (1L << zoom) * TileFrame.EXTENT;
        Geometry degrees = units.copy();
        degrees.apply((CoordinateFilter) c -> {
            c.x = WebMercator.longitude((c.x + (double) column * TileFrame.EXTENT) / world);
            c.y = WebMercator.latitude((c.y + (double) row * TileFrame.EXTENT) / world);
        });
        return Wkb.of(degrees);
    }

    byte[] wkb(String unitsWkt) {
        return wkb(Shapes.wkt(unitsWkt));
    }

    MvtEncoder encoder() {
        return new MvtEncoder(zoom, column, row);
    }

    /** {@return a tile with one feature in tile units, read back} */
    DecodedTile tile(Geometry units) {
        var encoder = encoder();
        encoder.feature("layer", wkb(units), List.of());
        return DecodedTile.of(encoder.toBytes());
    }

    /** {@return what the tile shows of one feature in tile units, as text; EMPTY when it vanished} */
    String shown(String unitsWkt) {
        var features = tile(Shapes.wkt(unitsWkt)).features();
        if (features.isEmpty()) return "EMPTY";
        if (features.size() > 1) throw new AssertionError(features.size() + " features");
        Geometry geometry = features.getFirst().geometry();
        return (geometry.getNumGeometries() == 1 ? geometry.getGeometryN(0) : geometry).toText();
    }
}
