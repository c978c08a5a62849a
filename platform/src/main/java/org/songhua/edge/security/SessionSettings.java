package org.songhua.edge.security;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts.
 *
 * @param idle without any request
 * @param absolute whatever is done with it
 */
@ConfigurationProperties("songhua.session")
record SessionSettings(
        @DefaultValue("1h") Duration idle,
        @DefaultValue("12h") Duration absolute) {
    SessionSettings {
        if (!idle.isPositive() || absolute.compareTo(idle) < 0)
            throw new IllegalArgumentException(
                    "songhua.session: idle %s must be positive and not above absolute %s.".formatted(idle, absolute));
    }

    /** {@return whether a session opened and last used at these moments still holds} */
    boolean isAlive(Instant openedAt, Instant usedAt, Instant now) {
        return now.isBefore(usedAt.plus(idle)) && now.isBefore(openedAt.plus(absolute));
    }
}
