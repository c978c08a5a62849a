package org.songhua.warning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.risk.RiskColour;

/**
 * How great the risk of an object was found to be.
 *
 * @param longitude of a point within the object
 * @param method LS or LEC, see {@link org.songhua.engine.risk.RiskMethod}
 * @param ranksJson JSON object of its factors
 * @param score product of the factors
 * @param isCurrent whether no later one of the method took its place
 */
public record RiskRating(
        long id,
        UUID cityObject,
        String classCode,
        @Nullable String region,
        @Nullable String objectName,
        double longitude,
        double latitude,
        String method,
        String ranksJson,
        double score,
        RiskColour colour,
        @Nullable String note,
        String by,
        Instant at,
        boolean isCurrent) {}
