package org.songhua.edge.security;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken from outside.
 *
 * @param maxBody largest body of a request that is not an upload
 * @param corsOrigins origins of pages that may read {@code /ogcapi} and {@code /sta}, such as {@code https://map.example.org}; none unless
 *     set
 */
@ConfigurationProperties("songhua.http")
record HttpSettings(
        @DefaultValue("2MB") DataSize maxBody, @DefaultValue List<String> corsOrigins) {
    HttpSettings {
        corsOrigins = List.copyOf(corsOrigins);
        corsOrigins.forEach(HttpSettings::requireOrigin);
    }

    private static void requireOrigin(String text) {
        URI uri = URI.create(text);
        boolean origin = uri.getScheme() != null
                && uri.getHost() != null
                && uri.getRawPath().isEmpty();
        if (!origin)
            throw new IllegalArgumentException(
                    "songhua.http.cors-origins: %s is not an origin such as https://map.example.org.".formatted(text));
    }
}
