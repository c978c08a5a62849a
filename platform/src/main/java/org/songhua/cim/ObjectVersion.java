package org.songhua.cim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of an object in the record.
 *
 * @param object as it was
 * @param recordedTo when the platform ceased to say so; null for the current version
 * @param endedBy who recorded what came after: a user, or {@code import:<number>}; null for the current version
 */
public record ObjectVersion(
        CityObject object,
        @Nullable Instant recordedTo,
        @Nullable String endedBy) {}
