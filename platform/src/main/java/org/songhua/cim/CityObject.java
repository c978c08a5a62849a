package org.songhua.cim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing of the city as the platform holds it now.
 *
 * @param id identity for life
 * @param classCode its class
 * @param dataset number of its data set
 * @param sourceId its identifier in the source
 * @param name what people call it
 * @param wkb geometry as ISO WKB, longitude then latitude in degrees (CGCS2000, taken as WGS 84), not to be changed
 * @param attributesJson JSON object: declared attributes, and under {@code tags} what the source said beyond them
 * @param region code of the smallest region that its representative point lies in
 * @param validFrom since when it is so in the world; null when unknown
 * @param validTo until when it was so in the world; null while it is
 * @param recordedFrom since when the platform says so
 * @param revision 1 for the first version, one more with each change; the ETag
 */
@SuppressWarnings(
        "ArrayRecordComponent") // read once and written out; copying every geometry would cost more than it guards
public record CityObject(
        ObjectId id,
        String classCode,
        int dataset,
        String sourceId,
        @Nullable String name,
        byte[] wkb,
        String attributesJson,
        @Nullable String region,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Instant recordedFrom,
        int revision) {

    /** An object that has not ended. */
    public CityObject(
            ObjectId id,
            String classCode,
            int dataset,
            String sourceId,
            @Nullable String name,
            byte[] wkb,
            String attributesJson,
            @Nullable String region,
            @Nullable Instant validFrom,
            Instant recordedFrom,
            int revision) {
        this(
                id,
                classCode,
                dataset,
                sourceId,
                name,
                wkb,
                attributesJson,
                region,
                validFrom,
                null,
                recordedFrom,
                revision);
    }
}
