package org.songhua.engine.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.text.TextEncoding;

/** Texts of attribute tables: what the table says of its encoding, and names and values in it. */
class B02_DbfEncodingTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private static Charset language(int code) throws IOException {
        return DbfBytes.table()
                .language(code)
                .column("V", 'C', 2)
                .reader()
                .languageEncoding()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0x4D,GB18030",
        "0x7A,GB18030",
        "0x56,GB18030",
        "0x4F,Big5",
        "0x78,Big5",
        "0x03,windows-1252",
        "0x58,windows-1252",
        "0x59,windows-1252",
        "0xC8,windows-1250",
        "0xC9,windows-1251"
    })
    void theLanguageByteNamesAnEncoding(String code, String encoding) throws IOException {
        assertThat(language(Integer.decode(code))).isEqualTo(Charset.forName(encoding));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x57, 0x01, 0xFF})
    void aByteThatProgramsSetAtRandomNamesNone(int code) throws IOException {
        // 0x57 is "ANSI", whatever that was where the table was written
        assertThat(DbfBytes.table().language(code).column("V", 'C', 2).reader().languageEncoding())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void namesAndValuesAreReadInTheGivenEncoding(String name) throws IOException {
        Charset charset = Charset.forName(name);
        var table = DbfBytes.table()
                .column("名称".getBytes(charset), 'C', 30)
                .column("用途".getBytes(charset), 'C', 12)
                .row(' ', padded("长春市南关区", 30, "住宅", charset));
        assertThat(table.read(charset).rows()).containsExactly(Map.of("名称", "长春市南关区", "用途", "住宅"));
    }

    private static byte[] padded(String first, int width, String second, Charset charset) {
        byte[] row = (" ".repeat(width) + " ".repeat(12)).getBytes(StandardCharsets.US_ASCII);
        byte[] one = first.getBytes(charset);
        byte[] two = second.getBytes(charset);
        System.arraycopy(one, 0, row, 0, one.length);
        System.arraycopy(two, 0, row, width, two.length);
        return row;
    }

    @Test
    void halfACharacterAtTheEndOfAFullValueIsCutOff() throws IOException {
        // 长春 is E9 95 BF E6 98 A5: of five bytes the last two are no character
        byte[] cut = java.util.Arrays.copyOf("长春".getBytes(UTF_8), 5);
        assertThat(DbfBytes.table()
                        .column("V", 'C', 5)
                        .row(' ', cut)
                        .read(UTF_8)
                        .rows())
                .containsExactly(Map.of("V", "长"));
    }

    @Test
    void aValueOfTheWrongEncodingIsKeptWithItsMarks() throws IOException {
        // every byte of GBK text that is no UTF-8 becomes U+FFFD; nothing but the last half is hidden
        byte[] gbk = "长春市".getBytes(TextEncoding.GBK);
        assertThat(DbfBytes.table()
                        .column("V", 'C', 6)
                        .row(' ', gbk)
                        .read(UTF_8)
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("V").toString()).contains("\uFFFD"));
    }

    @Test
    void aNameEndsAtItsZeroByteAndFillsElevenBytesAtMost() throws IOException {
        var table = DbfBytes.table()
                .column("SHORT\0junk", 'N', 2)
                .column("ELEVENBYTES", 'N', 2)
                .column(" BLANKS ", 'N', 2);
        assertThat(table.reader().fields(UTF_8))
                .extracting(DbfField::name)
                .containsExactly("SHORT", "ELEVENBYTES", "BLANKS");
    }

    @Test
    void aColumnWithoutNameIsNamedByItsNumber() throws IOException {
        var table = DbfBytes.table().column("A", 'N', 2).column("", 'N', 2).column("   ", 'N', 2);
        assertThat(table.reader().fields(UTF_8)).extracting(DbfField::name).containsExactly("A", "column2", "column3");
    }

    @Test
    void fieldsTellTypeLengthAndDecimals() throws IOException {
        var table = DbfBytes.table().column("A", 'C', 254).column("B", 'L', 1);
        assertThat(table.reader().fields(UTF_8))
                .containsExactly(new DbfField("A", 'C', 254, 0), new DbfField("B", 'L', 1, 0));
    }

    @Test
    void textsAndNamesAreGivenForGuessing() throws IOException {
        var table = DbfBytes.table()
                .column("名".getBytes(TextEncoding.GBK), 'C', 4)
                .column("N", 'N', 3)
                .column("B", 'C', 2)
                .row(' ', "长春 12ab".getBytes(TextEncoding.GBK));
        var reader = table.reader();
        byte[] texts = reader.texts(reader.nextRow());
        // numbers are left out, and a blank parts the texts
        assertThat(new String(texts, TextEncoding.GBK)).isEqualTo("长春 ab ");
        assertThat(new String(reader.nameBytes(), TextEncoding.GBK)).isEqualTo("名NB");
        assertThat(TextEncoding.guess(texts)).isEqualTo(TextEncoding.GBK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "Big5"})
    void anEncodingIsGuessedFromTextsOfManyRows(String name) throws IOException {
        Charset charset = Charset.forName(name);
        var table = DbfBytes.table().column("V", 'C', 20);
        for (String text : List.of("人民大街", "南關區", "長春")) table.row(' ', text.getBytes(charset));
        var reader = table.reader();
        for (byte[] row = reader.nextRow(); row != null; row = reader.nextRow()) {
            // Big5 and GBK share their bytes; what is no UTF-8 is taken as GBK here
            Charset expected = charset.equals(UTF_8) ? UTF_8 : TextEncoding.GBK;
            assertThat(TextEncoding.guess(reader.texts(row))).isEqualTo(expected);
        }
    }
}
