package org.songhua.register.internal.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
