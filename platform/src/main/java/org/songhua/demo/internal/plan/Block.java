package org.songhua.demo.internal.plan;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/**
 * A piece of land between public streets with one use.
 *
 * @param area its land up to the middle of the streets around
 * @param superblock face of the street plan that it was cut from
 * @param zone zone it lies in
 * @param use what it is for
 * @param site what compound stands on it when the use alone does not say, such as {@code PRIMARY_SCHOOL}; else empty
 * @param year when it was built on
 */
record Block(Polygon area, int superblock, Zone zone, LandUse use, String site, int year) {

    Block as(LandUse other) {
        return new Block(area, superblock, zone, other, site, year);
    }

    Block as(LandUse other, String newSite) {
        return new Block(area, superblock, zone, other, newSite, year);
    }

    Block within(Polygon part) {
        return new Block(part, superblock, zone, use, site, year);
    }

    Coordinate centre() {
        return area.getCentroid().getCoordinate();
    }

    /** {@return a number that is the block's own whatever else changes, to key its dice with} */
    long key() {
        Coordinate c = centre();
        return StrictMath.round(c.x) * 1_000_003L + StrictMath.round(c.y);
    }
}
