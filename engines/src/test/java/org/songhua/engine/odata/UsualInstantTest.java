package org.songhua.engine.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader of times says what the JDK says, or nothing. */
class UsualInstantTest {
    private static final long SEED = 20261128;

    private static @Nullable Instant ofTheJdk(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T08:00:00Z, 1769846400, 0",
        "1970-01-01T00:00:00Z, 0, 0",
        "1970-01-01T00:00:00.5Z, 0, 500000000",
        "1970-01-01T00:00:00.000000001Z, 0, 1",
        "1969-12-31T23:59:59.25Z, -1, 250000000",
        "2024-02-29T00:00:00Z, 1709164800, 0"
    })
    void theUsualFormIsRead(String text, long seconds, int nanos) {
        assertThat(UsualInstant.read(text)).isEqualTo(Instant.ofEpochSecond(seconds, nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31T08:00:00+08:00",
                "2026-01-31T08:00:00",
                "2026-01-31 08:00:00Z",
                "2026-02-29T08:00:00Z",
                "2026-13-01T08:00:00Z",
                "2026-04-31T08:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T08:60:00Z",
                "2026-01-31T08:00:60Z",
                "2026-01-31T08:00:00.Z",
                "2026-01-31T08:00:00.1234567890Z",
                "0000-01-31T08:00:00Z",
                "20x6-01-31T08:00:00Z"
            })
    void anyOtherIsLeftToTheJdk(String text) {
        assertThat(UsualInstant.read(text)).isNull();
    }

    @Test
    void whatItReadsIsWhatTheJdkReads() {
        var random = new SplittableRandom(SEED);
        String alphabet = "0123456789-T:.Z+";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(Instant.ofEpochSecond(
                            random.nextLong(-5_000_000_000L, 200_000_000_000L), random.nextInt(1_000_000_000))
                    .toString());
            if (random.nextInt(3) == 0)
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            Instant read = UsualInstant.read(text.toString());
            if (read != null) assertThat(read).as("seed " + SEED + ": " + text).isEqualTo(ofTheJdk(text.toString()));
        }
    }
}
