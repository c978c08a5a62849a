package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.demo.internal.shape.Axes;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanarMap;

/** Names and directions of the streets as they lie on the final map. */
final class Roads {
    private final PlanarMap map;
    private final List<Street> streets;
    private final double[] length;
    private final Axes[] axes;
    private final double[] start;
    private final @Nullable String[] names;

    Roads(PlanarMap map, StreetBook book, Names stock) {
        this.map = map;
        streets = book.list();
        int size = streets.size();
        length = new double[size];
        axes = new Axes[size];
        start = new double[size];
        names = new String[size];
        Arrays.fill(start, Double.POSITIVE_INFINITY);
        measure();
        name(stock);
    }

    private void measure() {
        double[] sumCos = new double[streets.size()];
        double[] sumSin = new double[streets.size()];
        for (int e = 0; e < map.edgeCount(); e++) {
            int street = map.street(e);
            if (street < 0) continue;
            Coordinate a = map.point(map.origin(2 * e));
            Coordinate b = map.point(map.origin(2 * e + 1));
            double part = a.distance(b);
            length[street] += part;
            // doubled angles: a street has a direction but no sense
            sumCos[street] += ((b.x - a.x) * (b.x - a.x) - (b.y - a.y) * (b.y - a.y)) / part;
            sumSin[street] += 2 * (b.x - a.x) * (b.y - a.y) / part;
        }
        for (int s = 0; s < axes.length; s++) axes[s] = Axes.turned(StrictMath.atan2(sumSin[s], sumCos[s]) / 2);
        for (int e = 0; e < map.edgeCount(); e++) {
            int street = map.street(e);
            if (street < 0) continue;
            for (int end = 0; end < 2; end++) {
                double at = axes[street].local(map.point(map.origin(2 * e + end))).x;
                start[street] = Math.min(start[street], at);
            }
        }
    }

    private void name(Names stock) {
        int[] used = new int[Street.Role.values().length];
        List<Street> order = new ArrayList<>(streets);
        order.removeIf(s -> length[s.number()] == 0 || !s.kind().isNamed());
        order.sort(Comparator.comparing(Street::kind)
                .thenComparing(Comparator.comparingDouble((Street s) -> length[s.number()])
                        .reversed())
                .thenComparingInt(Street::number));
        for (Street street : order) names[street.number()] = name(stock, street, used);
    }

    private String name(Names stock, Street street, int[] used) {
        boolean south = StrictMath.abs(axes[street.number()].sin()) > 0.72;
        return switch (street.role()) {
            case RING -> stock.once("street", stock.stock().text("ring"));
            case PLAZA -> stock.once("street", stock.stock().text("plaza"));
            case RIVERSIDE -> stock.listed("riverside", used[0]++, "滨路");
            case RAILSIDE -> stock.listed("railside", used[1]++, "站路");
            case HIGHWAY -> stock.listed("highways", used[2]++, "公路");
            case DIAGONAL -> stock.pair("street", "斜街");
            default -> plain(stock, street, south, used);
        };
    }

    private String plain(Names stock, Street street, boolean south, int[] used) {
        if (street.kind() == LineKind.PRIMARY) {
            int axis = south ? 3 : 4;
            if (used[axis]++ == 0) return stock.once("street", stock.stock().text(south ? "avenue" : "cross"));
            return stock.pair("street", south ? "大街" : "大路");
        }
        boolean lane = street.kind() == LineKind.RESIDENTIAL && length[street.number()] < 190;
        return stock.pair("street", lane ? "胡同" : south ? "街" : "路");
    }

    /** {@return the name of a street, or null if it has none} */
    @Nullable
    String name(int street) {
        return street < 0 ? null : names[street];
    }

    /** {@return how far along its street a place lies, metres from its western or southern end} */
    double position(int street, Coordinate p) {
        return axes[street].local(p).x - start[street];
    }

    /** {@return whether a place lies on the left of its street} */
    boolean left(int street, Coordinate p, Coordinate onStreet) {
        return axes[street].local(p).y > axes[street].local(onStreet).y;
    }

    Street street(int number) {
        return streets.get(number);
    }
}
