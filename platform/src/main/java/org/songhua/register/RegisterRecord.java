package org.songhua.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record as it stands now; what its history comes to.
 *
 * @param register code of the register
 * @param id identity for life, which follows from register and key
 * @param key what the register knows it by
 * @param title what people know it by
 * @param state code of its state
 * @param object the city object it is a facet of; null for none
 * @param department organisation it belongs to; null for none
 * @param region code of its region; null when unknown
 * @param longitude degrees east, WGS 84; null without a place
 * @param latitude degrees north, WGS 84; null without a place
 * @param fields values by name: String, {@link java.math.BigDecimal} or Boolean
 * @param nextDue day on which the first of its duties falls due; null when none does
 * @param synthetic whether it was made up for a demonstration
 * @param revision number of its last event; the ETag
 * @param createdAt when it was entered
 * @param changedAt when it was last changed
 */
public record RegisterRecord(
        String register,
        UUID id,
        String key,
        String title,
        String state,
        @Nullable UUID object,
        @Nullable String department,
        @Nullable String region,
        @Nullable Double longitude,
        @Nullable Double latitude,
        Map<String, Object> fields,
        @Nullable LocalDate nextDue,
        boolean synthetic,
        long revision,
        Instant createdAt,
        Instant changedAt) {
    public RegisterRecord {
        fields = Map.copyOf(fields);
    }
}
