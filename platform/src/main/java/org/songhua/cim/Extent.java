package org.songhua.cim;

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

    public Extent {
        if (!(west <= east && south <= north && west >= -180 && east <= 180 && south >= -90 && north <= 90)) {
            throw new IllegalArgumentException(
                    "Not an extent: west %s, south %s, east %s, north %s".formatted(west, south, east, north));
        }
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
