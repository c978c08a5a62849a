package org.songhua.engine.grid;

import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * The order of numbers within a community: from west to east, then from north to south. Grids are seldom in rows, so rows are
 * bands as high as a grid is wide, counted from the northern edge of the community; a grid belongs to the band of its centroid.
 */
final class Numbering {
    private Numbering() {}

    /** {@return the grids in order} */
    static List<Polygon> ordered(List<Polygon> grids, double band_m) {
        double north = grids.stream()
                .mapToDouble(g -> g.getEnvelopeInternal().getMaxY())
                .max()
                .orElse(0);
        return grids.stream()
                .map(grid -> Place.of(grid, north, band_m))
                .sorted(Comparator.comparingLong(Place::band)
                        .thenComparingDouble(place -> place.centre.x)
                        .thenComparingDouble(place -> -place.centre.y))
                .map(Place::grid)
                .toList();
    }

    /** A grid with the band it lies in. */
    private record Place(Polygon grid, long band, Coordinate centre) {
        static Place of(Polygon grid, double north, double band_m) {
            Coordinate centre = grid.getCentroid().getCoordinate();
            return new Place(grid, (long) Math.floor((north - centre.y) / band_m), centre);
        }
    }
}
