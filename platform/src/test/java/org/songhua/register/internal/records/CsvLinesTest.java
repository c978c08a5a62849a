package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of a table that somebody will open in a spreadsheet. */
class CsvLinesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain|plain
            -12.5|-12.5
            a,b|"a,b"
            say "hi"|"say ""hi""\"
            =1+1|'=1+1
            @SUM(A1)|'@SUM(A1)
            +86 431|'+86 431
            -x|'-x
            """)
    void aCellIsQuotedWhenItMustBeAndIsNeverAFormula(String text, String cell) {
        assertThat(CsvLines.cell(text)).isEqualTo(cell);
    }

    /** A spreadsheet shows the mark before a formula; whoever takes the table in again must not take it for a part of the text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "=1+1",
                "'=1+1",
                "''=1+1",
                "-x",
                "'-x",
                "-12.5",
                "'-12.5",
                "'quoted'",
                "'",
                "''",
                "@a",
                "+86",
                "\t="
            })
    void whatGoesOutComesInAsItWas(String text) {
        String cell = CsvLines.cell(text);
        assertThat(cell).doesNotMatch("[=+@\t].*");
        assertThat(CsvLines.said(cell)).isEqualTo(text);
    }
}
