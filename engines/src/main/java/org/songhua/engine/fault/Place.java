package org.songhua.engine.fault;

import org.jspecify.annotations.Nullable;

/**
 * Where a fault lies. Every part may be absent; the more are given, the sooner it is found.
 *
 * @param file name of the file as its sender called it
 * @param row line or feature number, counted from 1; 0 when unknown
 * @param feature identifier of the feature in its source, such as {@code way/4711}
 * @param field attribute name or JSON pointer
 * @param longitude degrees east, WGS 84; NaN when unknown
 * @param latitude degrees north, WGS 84; NaN when unknown
 */
public record Place(
        @Nullable String file,
        long row,
        @Nullable String feature,
        @Nullable String field,
        double longitude,
        double latitude) {

    /** Nowhere in particular. */
    public static final Place NOWHERE = new Place(null, 0, null, null, Double.NaN, Double.NaN);

    /** A place in a file. */
    public static Place inFile(String file) {
        return new Place(file, 0, null, null, Double.NaN, Double.NaN);
    }

    /** A field of a request or document, named by its JSON pointer or attribute name. */
    public static Place atField(String field) {
        return new Place(null, 0, null, field, Double.NaN, Double.NaN);
    }

    public Place withRow(long newRow) {
        return new Place(file, newRow, feature, field, longitude, latitude);
    }

    public Place withFeature(@Nullable String newFeature) {
        return new Place(file, row, newFeature, field, longitude, latitude);
    }

    public Place withField(@Nullable String newField) {
        return new Place(file, row, feature, newField, longitude, latitude);
    }

    public Place withPosition(double newLongitude, double newLatitude) {
        return new Place(file, row, feature, field, newLongitude, newLatitude);
    }

    /** True when longitude and latitude are known. */
    public boolean hasPosition() {
        return !Double.isNaN(longitude) && !Double.isNaN(latitude);
    }
}
