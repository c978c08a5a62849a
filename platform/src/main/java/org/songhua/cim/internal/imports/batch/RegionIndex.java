package org.songhua.cim.internal.imports.batch;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the smallest region around a point. Immutable, safe for use by many threads. */
public final class RegionIndex {
    /** No regions. */
    public static final RegionIndex EMPTY = new RegionIndex(List.of());

    private final boolean empty;
    private final STRtree tree = new STRtree();

    /**
     * An administrative area.
     *
     * @param code division code
     * @param level 1 (province) to 5 (community)
     * @param geometry its area; others than polygons are left out
     */
    public record Region(String code, int level, Geometry geometry) {}

    private record Entry(Region region, double area, PointOnGeometryLocator locator) {}

    private static final Comparator<Entry> SMALLEST_FIRST = Comparator.comparingInt((Entry e) -> -e.region.level())
            .thenComparingDouble(Entry::area)
            .thenComparing(e -> e.region.code());

    /** An index of regions. */
    public RegionIndex(List<Region> regions) {
        regions.stream().filter(r -> r.geometry() instanceof Polygonal).forEach(this::insert);
        empty = tree.isEmpty();
        tree.build();
    }

    private void insert(Region region) {
        var locator = new IndexedPointInAreaLocator(region.geometry());
        tree.insert(
                region.geometry().getEnvelopeInternal(),
                new Entry(region, region.geometry().getArea(), locator));
    }

    boolean isEmpty() {
        return empty;
    }

    /** {@return code of the region of the greatest level that holds the point, or null; degrees} */
    @Nullable
    String find(double longitude, double latitude) {
        Coordinate point = new CoordinateXY(longitude, latitude);
        Entry best = null;
        for (Object candidate : tree.query(new Envelope(point))) {
            Entry entry = (Entry) candidate;
            if ((best == null || SMALLEST_FIRST.compare(entry, best) < 0)
                    && entry.locator.locate(point) != Location.EXTERIOR) best = entry;
        }
        return best == null ? null : best.region.code();
    }
}
