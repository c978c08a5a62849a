package org.songhua.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonLinesTest {
    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3",
        "12.3456789, 12.346",
        "-0.000123456, -0.00012346",
        "123456.7, 123457",
        "1234567, 1234567",
        "100, 100",
        "1.0E-12, 0.000000000001",
        "0.0, 0"
    })
    void aFigureHasFiveDigitsAndAllThatAreWhole(String observed, String told) {
        assertThat(ReasonLines.of(
                        "[{\"text\":\"gas\",\"observed\":%s,\"limit\":20,\"unit\":\"%%{LEL}\"}]".formatted(observed)))
                .containsExactly("gas: " + told + " / 20 %{LEL}");
    }

    @Test
    void whatIsNotKnownIsADash() {
        assertThat(ReasonLines.of("[{\"text\":\"silence\",\"observed\":null},{\"text\":\"gap\",\"unit\":\"min\"}]"))
                .containsExactly("silence: - / -", "gap: - / - min");
        assertThat(ReasonLines.of("[]")).isEmpty();
    }
}
