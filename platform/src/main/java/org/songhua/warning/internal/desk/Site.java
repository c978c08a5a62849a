package org.songhua.warning.internal.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at and where it is.
 *
 * @param subject number of the datastream
 * @param longitude NaN when there is no place
 */
public record Site(
        long subject,
        String property,
        long thing,
        String thingName,
        @Nullable UUID cityObject,
        @Nullable String objectName,
        @Nullable String classCode,
        @Nullable String region,
        double longitude,
        double latitude) {
    public boolean hasPlace() {
        return !Double.isNaN(longitude);
    }
}
