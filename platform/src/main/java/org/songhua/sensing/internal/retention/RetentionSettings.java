package org.songhua.sensing.internal.retention;

import java.util.Map;
import org.songhua.store.StoreException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long readings are kept.
 *
 * @param days by the code of a network, such as {@code air}, at least 1; a network that is not named keeps everything
 */
@ConfigurationProperties("songhua.sensing.retention")
record RetentionSettings(@DefaultValue Map<String, Integer> days) {

    RetentionSettings {
        days = Map.copyOf(days);
        days.forEach((network, number) -> {
            if (network.isBlank() || number < 1)
                throw new StoreException("songhua.sensing.retention.days.%s is %d: name a network, and one day or more."
                        .formatted(network, number));
        });
    }
}
