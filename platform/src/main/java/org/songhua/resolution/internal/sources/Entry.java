package org.songhua.resolution.internal.sources;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.linkage.LinkRecord;

/**
 * A record as far as it is compared, with where it belongs.
 *
 * @param of what it is a record of
 * @param record what is compared
 * @param region code of its region; null when unknown
 * @param department organisation it belongs to; null for none that is known
 */
public record Entry(
        String of,
        LinkRecord record,
        @Nullable String region,
        @Nullable String department) {

    /** {@return its identity} */
    public UUID id() {
        return UUID.fromString(record.id());
    }
}
