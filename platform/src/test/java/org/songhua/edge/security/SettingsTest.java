package org.songhua.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class SettingsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final SessionSettings SESSION = new SessionSettings(Duration.ofHours(1), Duration.ofHours(12));

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT59M59S, true", "PT0S, PT1H, false",
        "PT11H30M, PT11H59M59S, true", "PT11H30M, PT12H, false",
        "PT11H59M, PT13H, false",
    })
    void aSessionEndsWhenItIsIdleAndWhenItIsOld(Duration used, Duration now, boolean alive) {
        assertThat(SESSION.isAlive(NOON, NOON.plus(used), NOON.plus(now))).isEqualTo(alive);
    }

    @Test
    void refusesSessionTimesThatMakeNoSense() {
        assertThatThrownBy(() -> new SessionSettings(Duration.ZERO, Duration.ofHours(1)))
                .hasMessageContaining("songhua.session");
        assertThatThrownBy(() -> new SessionSettings(Duration.ofHours(2), Duration.ofHours(1)))
                .hasMessageContaining("songhua.session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "map.example.org", "https://map.example.org/", "https://map.example.org/path", "null"})
    void refusesOriginsThatAreNone(String origin) {
        assertThatThrownBy(() -> new HttpSettings(DataSize.ofKilobytes(1), List.of(origin)))
                .hasMessageContaining("cors-origins");
    }

    @Test
    void takesOrigins() {
        var origins = List.of("https://map.example.org", "http://localhost:3000");
        assertThat(new HttpSettings(DataSize.ofKilobytes(1), origins).corsOrigins())
                .isEqualTo(origins);
    }

    @Test
    void takesNoIdentityProviderWithoutAnAudience() {
        assertThatThrownBy(() -> oidc("https://id.example.org", null)).hasMessageContaining("audience");
        assertThat(oidc("https://id.example.org", "songhua").isEnabled()).isTrue();
        assertThat(oidc(null, null).isEnabled()).isFalse();
        assertThat(oidc("", "").isEnabled()).isFalse();
    }

    private static OidcSettings oidc(String issuer, String audience) {
        return new OidcSettings(issuer, audience, "preferred_username", "roles", Map.of(), null, null, null);
    }
}
