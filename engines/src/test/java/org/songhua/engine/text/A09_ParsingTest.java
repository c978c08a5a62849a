package org.songhua.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a parser does not take is nothing. */
class A09_ParsingTest {

    @Test
    void aTextThatFitsIsWhatItSays() {
        assertThat(Parsing.find("2026-02-28", LocalDate::parse)).contains(LocalDate.of(2026, 2, 28));
        assertThat(Parsing.find("1.5", BigDecimal::new)).contains(new BigDecimal("1.5"));
    }

    @Test
    void aTextThatDoesNotFitIsEmptyAndSoIsNone() {
        assertThat(Parsing.find("2026-02-30", LocalDate::parse)).isEmpty();
        assertThat(Parsing.find("no id", UUID::fromString)).isEmpty();
        assertThat(Parsing.find("", BigDecimal::new)).isEmpty();
        assertThat(Parsing.find(null, LocalDate::parse)).isEmpty();
    }

    @Test
    void aFailureOfTheParserItselfIsNotHidden() {
        assertThatThrownBy(() -> Parsing.find("a", text -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Beside the parser of the Java platform, for what it takes and what it does not. */
    @Test
    void aDayIsReadAsTheJavaPlatformReadsIt() {
        for (String text : List.of(
                "2026-02-28",
                "2024-02-29",
                "2026-02-29",
                "0000-01-01",
                "9999-12-31",
                "-0044-03-15",
                "+12026-01-01",
                "2026-13-01",
                "2026-00-10",
                "2026-1-01",
                "2026/01/01",
                "2026-01-01 ",
                "2026-01-01T00:00",
                "２０２６-01-01",
                "20260101",
                "",
                "today"))
            assertThat(Parsing.find(text, Parsing::day)).as(text).isEqualTo(Parsing.find(text, LocalDate::parse));
    }
}
