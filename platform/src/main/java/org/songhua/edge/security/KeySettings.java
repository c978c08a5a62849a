package org.songhua.edge.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one API key may ask. A map that is opened fetches some hundred tiles at once.
 *
 * @param burst requests at once
 * @param requestsPerSecond requests for ever
 */
@ConfigurationProperties("songhua.keys")
record KeySettings(
        @DefaultValue("500") int burst, @DefaultValue("100") double requestsPerSecond) {

    TokenBucket.Limit limit() {
        return new TokenBucket.Limit(burst, requestsPerSecond);
    }
}
