package org.songhua.people.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cost of hashing a password with Argon2id. The defaults are the OWASP Password Storage Cheat Sheet's first choice for
 * little memory; raising them rehashes each password at its next successful login.
 *
 * @param memoryKib memory in KiB, at least 8 per lane
 * @param iterations passes over the memory
 * @param parallelism lanes
 */
@ConfigurationProperties("songhua.passwords")
record PasswordSettings(
        @DefaultValue("19456") int memoryKib,
        @DefaultValue("2") int iterations,
        @DefaultValue("1") int parallelism) {
    PasswordSettings {
        if (memoryKib < 8 * parallelism || iterations < 1 || parallelism < 1)
            throw new IllegalArgumentException(
                    "songhua.passwords: memory-kib %d, iterations %d, parallelism %d do not fit."
                            .formatted(memoryKib, iterations, parallelism));
    }
}
