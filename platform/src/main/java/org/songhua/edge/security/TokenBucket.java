package org.songhua.edge.security;

import java.time.Duration;
import java.time.Instant;

/**
 * A bucket that fills at a steady rate and is emptied by use: short bursts pass, a steady flow is held to the rate. An
 * immutable value; time is an argument.
 *
 * @param tokens how many are in it
 * @param at moment for which that holds
 */
record TokenBucket(double tokens, Instant at) {

    /**
     * Size and rate of a bucket.
     *
     * @param burst tokens in a full bucket, at least 1
     * @param perSecond tokens added per second, above 0
     */
    record Limit(int burst, double perSecond) {
        Limit {
            if (burst < 1 || !(perSecond > 0))
                throw new IllegalArgumentException(
                        "A limit needs a burst >= 1 and a rate > 0, not " + burst + ", " + perSecond);
        }
    }

    static TokenBucket full(Limit limit, Instant now) {
        return new TokenBucket(limit.burst, now);
    }

    /** {@return the bucket with what has run into it since} */
    TokenBucket filled(Limit limit, Instant now) {
        Duration passed = Duration.between(at, now);
        if (passed.isNegative()) return this;
        double added = passed.toNanos() / 1e9 * limit.perSecond;
        return new TokenBucket(Math.min(limit.burst, tokens + added), now);
    }

    boolean hasOne() {
        return tokens >= 1;
    }

    TokenBucket less() {
        return new TokenBucket(tokens - 1, at);
    }

    /** {@return how long until there is a token} */
    Duration wait(Limit limit) {
        return hasOne() ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / limit.perSecond * 1e9));
    }
}
