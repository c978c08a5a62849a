package org.songhua.cim.internal.imports.batch;

import java.util.Optional;
import org.locationtech.jts.geom.Polygonal;
import org.songhua.cim.internal.imports.batch.RegionIndex.Region;

/** Tells which features are regions that objects can be placed in. */
public final class Regions {
    /** Class of administrative areas. */
    public static final String CLASS_CODE = "region";

    private Regions() {}

    /** {@return the region that a feature is, if it is one with code, level and area} */
    public static Optional<Region> region(Feature feature) {
        if (!feature.definition().code().equals(CLASS_CODE) || !(feature.geometry() instanceof Polygonal)) {
            return Optional.empty();
        }
        if (!(feature.attributes().get("code") instanceof String code)) return Optional.empty();
        long level = feature.attributes().get("level") instanceof Number number ? number.longValue() : 0;
        return level < 1 || level > 5
                ? Optional.empty()
                : Optional.of(new Region(code, (int) level, feature.geometry()));
    }
}
