package org.songhua.evaluation.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.evaluation.Reports.Order;

/** What a file says of itself: which report it is. */
class StampTest {
    private static final String DIGEST = "0123456789abcdef";

    private static String page(String content) {
        return "<html><head><meta name=\"songhua-report\" content=\"" + content + "\"></head></html>";
    }

    @ParameterizedTest
    @CsvSource({
        "city, 220100, 2025, , ",
        "clause_report, 220100, 2026, 0, ",
        "clause_report, group:border_counties, 2026, 24, ",
        "department_sheet, *, 2030, , 省住建厅",
        "department_sheet, 220102001001, 2030, , 珲春、临江、集安等边境市县"
    })
    void aStampComesBackAsItWas(String template, String geography, String period, Integer clause, String lead) {
        var stamp = new Stamp(new Order(template, geography, period, clause, lead), DIGEST);
        assertThat(Stamp.ofHtml(page(Html.escaped(stamp.text())))).contains(stamp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "city|220100|2025|||",
                "city|220100|2025||0123456789abcdef",
                "city|220100|25||| 0123456789abcdef",
                "city|220100'; drop table x|2025|||0123456789abcdef",
                "../city|220100|2025|||0123456789abcdef",
                "city|220100|2025|9999||0123456789abcdef",
                "city|220100|2025|||0123456789ABCDEF"
            })
    void whatIsNoStampIsNone(String content) {
        assertThat(Stamp.ofHtml(page(content))).isEmpty();
    }

    @Test
    void aPageWithoutOneHasNone() {
        assertThat(Stamp.ofHtml("<p>songhua-report</p>")).isEmpty();
        assertThat(Stamp.ofHtml("")).isEmpty();
    }

    @Test
    void entitiesAreTheCharactersThatTheyWere() {
        String text = "甲 & <乙> \"丙\"\u0001\u0008丁\n";
        assertThat(Html.plain(Html.escaped(text))).isEqualTo("甲 & <乙> \"丙\"丁\n");
        assertThat(Html.escaped("&amp;")).isEqualTo("&amp;amp;");
    }
}
