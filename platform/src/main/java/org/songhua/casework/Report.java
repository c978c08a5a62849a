package org.songhua.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 上报, 诉求: what somebody told. Who it was, and in which words, lies in the vault.
 *
 * @param number counted up; the request id of Open311
 * @param caseId the case that answers it
 * @param publicText what everybody may read; null until it is released
 * @param findings kinds of personal data found in the text, such as {@code phone}
 * @param place where, null when nobody knows
 * @param solved what the reporter said after closing: solved?
 * @param satisfied 1 to 5, null when not said
 */
public record Report(
        UUID id,
        long number,
        UUID caseId,
        String channel,
        String classCode,
        UUID reporter,
        @Nullable String publicText,
        List<String> findings,
        @Nullable String externalNo,
        Instant receivedAt,
        @Nullable Place place,
        @Nullable Boolean solved,
        @Nullable Integer satisfied) {

    /**
     * Where something is, as it was understood and as it was told.
     *
     * @param longitude WGS 84 degrees
     * @param latitude WGS 84 degrees
     * @param inputCrs WGS84, CGCS2000, GCJ02 or BD09
     * @param method gps, map, geocode, asset or manual
     * @param quality A (metres) to D (kilometres)
     * @param accuracyMeters as the device said; null when it did not
     */
    public record Place(
            double longitude,
            double latitude,
            String inputCrs,
            double inputX,
            double inputY,
            String method,
            String quality,
            @Nullable Double accuracyMeters) {}
}
