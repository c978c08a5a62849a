package org.songhua.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.demo.DemoIncident;
import org.songhua.store.StoreException;

/** What is played when, and what happens in it. */
class SimulateCommandTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    /** A step of five minutes after the newest reading; never from the future, and from now on where there is no reading. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-01T11:00:00Z, 2026-05-01T11:05:00Z",
        "2026-05-01T11:55:00Z, 2026-05-01T12:00:00Z",
        "2026-05-01T11:59:00Z, 2026-05-01T12:00:00Z",
        "2026-05-02T00:00:00Z, 2026-05-01T12:00:00Z",
        ", 2026-05-01T12:00:00Z"
    })
    void whatIsSentAtOnceGoesOnWhereTheReadingsEnd(@Nullable Instant newest, Instant expected) {
        assertThat(SimulateCommand.next(Optional.ofNullable(newest), 300, NOW)).isEqualTo(expected);
    }

    @Test
    void aBurstOfAPipeLastsTwoHoursFromTheFirstTimeOn() {
        var burst = SimulateCommand.burst("burst:00000001-0289-8d78-bc0e-eb05a2305420:150", NOW);
        assertThat(burst.pipe()).isEqualTo("00000001-0289-8d78-bc0e-eb05a2305420");
        assertThat(burst.drawn()).isEqualTo(150);
        assertThat(burst.from()).isEqualTo(NOW);
        assertThat(burst.until()).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"burst:", "burst:a", "burst:a:", "burst:a:much", "burst:a:0", "burst:a:-3", "burst:a:1:2"})
    void whatIsNoBurstOfAPipeIsToldWithAnExample(String text) {
        assertThatThrownBy(() -> SimulateCommand.burst(text, NOW))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("burst:PIPE:120");
    }

    @ParameterizedTest
    @CsvSource({"burst, BURST", "leak, LEAK", "storm, STORM"})
    void whatHappensAtAPlaceIsReadFromItsName(String name, DemoIncident.Kind kind) {
        DemoIncident incident = SimulateCommand.happening(name + "@125.3,43.9", NOW);
        assertThat(incident.kind()).isEqualTo(kind);
        assertThat(incident.lon()).isEqualTo(125.3);
        assertThat(incident.lat()).isEqualTo(43.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flood@125.3,43.9", "burst", "burst@", "burst@125.3", "burst@east,43.9", "burst@1,2,3"})
    void whatIsNoHappeningIsToldWithThoseThereAre(String text) {
        assertThatThrownBy(() -> SimulateCommand.happening(text, NOW))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("burst@125.3,43.9")
                .hasMessageContaining("storm");
    }
}
