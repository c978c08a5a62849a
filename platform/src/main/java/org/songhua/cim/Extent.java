package org.songhua.cim;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rectangle in degrees, WGS 84; west is never east of east (split at the antimeridian before).
 *
 * @param west -180 to 180
 * @param south -90 to 90
 * @param east -180 to 180, at least west
 * @param north -90 to 90, at least south
 */
public record Extent(double west, double south, double east, double north) {
    /** The whole world. */
    public static final Extent WORLD = new Extent(-180, -90, 180, 90);

    /** What Java takes beyond this, such as 1d, 0x1p3 or NaN, is no number to anybody else. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");

    public Extent {
        if (!isOne(west, south, east, north)) {
            throw new IllegalArgumentException(
                    "Not an extent: west %s, south %s, east %s, north %s".formatted(west, south, east, north));
        }
    }

    /** {@return the rectangle that a text gives as {@code west,south,east,north}; nothing when it gives none} */
    public static Optional<Extent> parse(String text) {
        String[] parts = text.split(",", 5);
        if (parts.length != 4) return Optional.empty();
        if (!Arrays.stream(parts).allMatch(part -> NUMBER.matcher(part.strip()).matches())) return Optional.empty();
        double[] sides = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
        return find(sides[0], sides[1], sides[2], sides[3]);
    }

    /** {@return the rectangle with these sides; nothing when there is none} */
    public static Optional<Extent> find(double west, double south, double east, double north) {
        return isOne(west, south, east, north) ? Optional.of(new Extent(west, south, east, north)) : Optional.empty();
    }

    private static boolean isOne(double west, double south, double east, double north) {
        return west <= east && south <= north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
    }

    /** {@return the smallest rectangle around both} */
    public Extent union(Extent other) {
        return new Extent(
                Math.min(west, other.west),
                Math.min(south, other.south),
                Math.max(east, other.east),
                Math.max(north, other.north));
    }
}
