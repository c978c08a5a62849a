package org.songhua.engine.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * Places and the squares they lie in. A place finds every other within the side of a square among its own square and those around it, up
 * to 85 degrees of latitude and not over the antimeridian. Distances on a plane that touches at the mean latitude: 0.5 % off within
 * kilometres.
 */
final class Squares {
    private static final double METRES_PER_DEGREE = 111_319.49;

    /** Squares are a little larger than said, so that rounding hides no neighbour. */
    private static final double MARGIN = 1.01;

    private final double metres;

    /** @param metres side, above 0 */
    Squares(double metres) {
        this.metres = metres * MARGIN;
    }

    static double distance_m(LinkRecord a, LinkRecord b) {
        double east = (a.longitude() - b.longitude()) * shrink((a.latitude() + b.latitude()) / 2);
        return METRES_PER_DEGREE * Math.hypot(east, a.latitude() - b.latitude());
    }

    private static double shrink(double latitude) {
        return Math.cos(Math.toRadians(latitude));
    }

    /** {@return the square in which a place lies} */
    String home(LinkRecord one) {
        long row = row(one.latitude());
        return name(row, column(row, one.longitude()));
    }

    /** {@return the squares in which places within the side of a square lie} */
    List<String> around(LinkRecord one) {
        var found = new ArrayList<String>();
        long middle = row(one.latitude());
        for (long row = middle - 1; row <= middle + 1; row++) {
            double reach = width(row);
            long last = column(row, one.longitude() + reach);
            for (long column = column(row, one.longitude() - reach); column <= last; column++)
                found.add(name(row, column));
        }
        return found;
    }

    private long row(double latitude) {
        return (long) Math.floor(latitude * METRES_PER_DEGREE / metres);
    }

    private long column(long row, double longitude) {
        return (long) Math.floor(longitude / width(row));
    }

    /** Degrees of longitude of a square; by the edge of the row that is nearer to the pole, where a degree is shortest. */
    private double width(long row) {
        double edge = Math.max(Math.abs(row), Math.abs(row + 1)) * metres / METRES_PER_DEGREE;
        return metres / METRES_PER_DEGREE / shrink(Math.min(edge, 85));
    }

    private static String name(long row, long column) {
        return row + ":" + column;
    }
}
