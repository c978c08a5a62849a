package org.songhua.cim;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found.
 *
 * @param number 1, 2, 3 … within check and data set
 * @param object the object; null when the finding is of the data set itself
 * @param classCode class of the object; null without an object, or when it is no more
 * @param name name of the object, or its code when it has none
 * @param region smallest region the object lies in
 * @param longitude degrees east, middle of the object's box; NaN without an object
 * @param latitude degrees north
 * @param note what exactly, such as the value that is wrong; null when the check says it all
 */
public record QualityFinding(
        long number,
        @Nullable ObjectId object,
        @Nullable String classCode,
        @Nullable String name,
        @Nullable String region,
        double longitude,
        double latitude,
        @Nullable String note) {}
