package org.songhua.planning.internal.view;

import org.songhua.cim.Extent;
import org.songhua.engine.network.Ellipsoid;
import org.songhua.engine.osm.Locations;

/**
 * Where the points of a grid lie: columns east and rows south of its north-western point. Metres are local, one scale east
 * and one north, off by less than 0.1 % within 10 km of the middle.
 *
 * @param west longitude of the first column
 * @param north latitude of the first row
 * @param columns number of columns
 * @param rows number of rows
 * @param cell_m metres between neighbours, east and north alike
 * @param degreesEast degrees between columns
 * @param degreesSouth degrees between rows
 */
public record GridFrame(
        double west, double north, int columns, int rows, double cell_m, double degreesEast, double degreesSouth) {

    /** {@return the frame that holds a box, its points a cell apart} */
    public static GridFrame over(Extent box, double cell_m) {
        double latitude = (box.south() + box.north()) / 2;
        double east = cell_m / Ellipsoid.metresPerDegreeEast(latitude);
        double south = cell_m / Ellipsoid.metresPerDegreeNorth(latitude);
        int columns = steps(box.east() - box.west(), east) + 1;
        int rows = steps(box.north() - box.south(), south) + 1;
        return new GridFrame(box.west(), box.north(), columns, rows, cell_m, east, south);
    }

    private static int steps(double degrees, double step) {
        // A hair less, so that a box of whole cells has no column more by rounding.
        return (int) Math.min(1 << 20, Math.ceil(degrees / step - 1e-6));
    }

    /** {@return the frame of all points within a radius of a place, which is a point of the grid itself} */
    public static GridFrame around(long place, double radius_m, double cell_m) {
        int steps = (int) Math.ceil(radius_m / cell_m - 1e-6);
        double latitude = Locations.latitude(place);
        double east = cell_m / Ellipsoid.metresPerDegreeEast(latitude);
        double south = cell_m / Ellipsoid.metresPerDegreeNorth(latitude);
        return new GridFrame(
                Locations.longitude(place) - steps * east,
                latitude + steps * south,
                2 * steps + 1,
                2 * steps + 1,
                cell_m,
                east,
                south);
    }

    /** {@return points of the grid in all} */
    public long size() {
        return (long) columns * rows;
    }

    public double longitude(double column) {
        return west + column * degreesEast;
    }

    public double latitude(double row) {
        return north - row * degreesSouth;
    }

    /** {@return column of a longitude, fractions included, also beyond the grid} */
    public double column(double longitude) {
        return (longitude - west) / degreesEast;
    }

    /** {@return row of a latitude, fractions included, also beyond the grid} */
    public double row(double latitude) {
        return (north - latitude) / degreesSouth;
    }

    public boolean holds(int column, int row) {
        return column >= 0 && row >= 0 && column < columns && row < rows;
    }

    /** {@return the ground that the grid covers, half a cell beyond its outer points} */
    public Extent extent() {
        return new Extent(longitude(-0.5), latitude(rows - 0.5), longitude(columns - 0.5), latitude(-0.5));
    }
}
