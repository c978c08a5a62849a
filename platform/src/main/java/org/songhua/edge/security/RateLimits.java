package org.songhua.edge.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** One token bucket per name, in memory; those not used for an hour, and so full, are forgotten. */
public final class RateLimits {
    private static final int MOST_NAMES = 100_000;

    private final TokenBucket.Limit limit;
    private final Clock clock;
    private final LoadingCache<String, AtomicReference<TokenBucket>> buckets;

    RateLimits(TokenBucket.Limit limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_NAMES)
                .expireAfterAccess(Duration.ofHours(1))
                .build(name -> new AtomicReference<>(TokenBucket.full(limit, clock.instant())));
    }

    /** Takes a token. {@return zero when there was one, else how long until there is} */
    public Duration take(String name) {
        Instant now = clock.instant();
        TokenBucket before = buckets.get(name).getAndUpdate(bucket -> take(bucket.filled(limit, now)));
        return before.filled(limit, now).wait(limit);
    }

    private static TokenBucket take(TokenBucket bucket) {
        return bucket.hasOne() ? bucket.less() : bucket;
    }

    /** {@return how long until there is a token; takes none} */
    public Duration peek(String name) {
        Instant now = clock.instant();
        return buckets.get(name)
                .updateAndGet(bucket -> bucket.filled(limit, now))
                .wait(limit);
    }
}
