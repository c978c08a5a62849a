package org.songhua.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.pack.Text;
import org.songhua.project.Closure.Count;

/** Colours by days late, rates by day, and shares that are not invented. */
class LibraryTest {
    private static final Library.Milestones STEPS = new Library.Milestones(
            "r", "p", "o", "n", "d", "a", Map.of("blue", -14, "yellow", 1, "orange", 30, "red", 90));

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "-15, ''",
                "-14, blue",
                "0, blue",
                "1, yellow",
                "29, yellow",
                "30, orange",
                "89, orange",
                "90, red",
                "9999, red"
            })
    void aColourHoldsFromItsDayOn(long daysLate, String colour) {
        assertThat(STEPS.colour(daysLate)).isEqualTo(colour);
    }

    @Test
    void withoutColoursNothingIsColoured() {
        assertThat(new Library.Milestones("r", "p", "o", "n", "d", "a", Map.of()).colour(9999))
                .isEmpty();
    }

    @Test
    void theLatestRateThatHoldsIsTaken() {
        var library = new Library(
                "r",
                "p",
                new Text("库", "Library"),
                "y",
                "e",
                List.of("draft"),
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Library.Rate(LocalDate.of(2010, 1, 1), new BigDecimal("0.08"), "a"),
                        new Library.Rate(LocalDate.of(2020, 1, 1), new BigDecimal("0.06"), "b")));
        assertThat(library.findRate(LocalDate.of(2009, 12, 31))).isEmpty();
        assertThat(library.findRate(LocalDate.of(2019, 12, 31)).orElseThrow().basis())
                .isEqualTo("a");
        assertThat(library.findRate(LocalDate.of(2020, 1, 1)).orElseThrow().basis())
                .isEqualTo("b");
        assertThat(library.parts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"46, 28, 60.87", "182, 117, 64.29", "31, 6, 19.35", "3, 3, 100.00", "3, 0, 0.00"})
    void aShareIsToTwoDecimals(long found, long closed, String share) {
        assertThat(new Count("", found, closed, 0).share()).isEqualTo(new BigDecimal(share));
    }
}
