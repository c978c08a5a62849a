package org.songhua.sensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that speaks for itself.
 *
 * @param protocol what it speaks: {@code hj212}, {@code gb26875}, {@code jt808}, {@code mqtt}, {@code http}
 * @param code what it calls itself there, such as the MN of HJ 212
 * @param network code of the pack whose field it observes; empty when nobody said
 * @param thing number of the thing it is; null when that was deleted
 * @param enabled whether its messages are taken
 * @param battery share of a full battery, 0 to 1; null when it never told
 * @param lastSeen when its last message came; null before the first
 * @param skew_ms by how much its clock was ahead of ours then; null when it tells no time
 * @param messages taken since it is known
 * @param refused messages that went to quarantine since
 */
public record Device(
        long id,
        String protocol,
        String code,
        String name,
        String network,
        @Nullable Long thing,
        boolean enabled,
        String maker,
        String firmware,
        @Nullable Double battery,
        @Nullable Instant lastSeen,
        @Nullable Long skew_ms,
        long messages,
        long refused) {}
