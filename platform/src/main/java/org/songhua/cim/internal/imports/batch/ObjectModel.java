package org.songhua.cim.internal.imports.batch;

import org.jspecify.annotations.Nullable;

/**
 * The third dimension of a feature as it is stored: a CityJSONFeature.
 *
 * @param crs of its vertices
 * @param lod highest level of detail; empty when none is told
 * @param json UTF-8, not to be changed
 * @param body what was measured of it; null when it has no surfaces that could stand in a city
 */
@SuppressWarnings("ArrayRecordComponent") // made once and written out
public record ObjectModel(
        String crs, String lod, byte[] json, @Nullable Body body) {
    /**
     * What its surfaces measure.
     *
     * @param height_m from the lowest to the highest point
     * @param volume_m3 NaN when they do not close
     * @param box west, south, east, north, degrees
     */
    public record Body(double height_m, double volume_m3, double[] box) {}
}
