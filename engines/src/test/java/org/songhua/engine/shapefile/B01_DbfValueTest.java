package org.songhua.engine.shapefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.Fault;

/** Values of attribute tables by the type of their column. */
class B01_DbfValueTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private static Map<String, Object> one(char type, int length, String value) throws IOException {
        return DbfBytes.table()
                .column("V", type, length)
                .row(value)
                .read(UTF_8)
                .rows()
                .getFirst();
    }

    private static DbfBytes.Read number(char type, String value) throws IOException {
        return DbfBytes.table().column("V", type, 24).row(value).read(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"N,'   42',42", "N,-7,-7", "N,+7,7", "F,000123,123", "N,999999999999999999,999999999999999999"})
    void aNumberWithoutPointIsWhole(char type, String text, long expected) throws IOException {
        assertThat(number(type, text).rows().getFirst()).containsEntry("V", expected);
    }

    @ParameterizedTest
    @CsvSource({
        "N,3.50,3.5",
        "F,-1.2500000000e+003,-1250",
        "F,1E3,1000",
        "N,.5,0.5",
        // 19 digits may be more than a whole number of 64 bits holds
        "N,9999999999999999999,1e19"
    })
    void aNumberWithPointExponentOrManyDigitsIsADouble(char type, String text, double expected) throws IOException {
        assertThat(number(type, text).rows().getFirst()).containsEntry("V", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "      ", "************************", "***", "\0\0\0\0"})
    void starsBlanksAndZeroBytesAreNoNumber(String text) throws IOException {
        assertThat(number('N', text).rows().getFirst()).isEmpty();
        assertThat(number('N', text).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12a", "1,5", "-", "1.2.3", "1 000", "1e", "abc", "12*"})
    void whatIsNoNumberIsKeptAsTextAndTold(String text) throws IOException {
        DbfBytes.Read read = number('N', text);
        assertThat(read.rows().getFirst()).containsEntry("V", text);
        assertThat(read.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("SHP-007");
            assertThat(fault.severity()).isEqualTo(Fault.Severity.REMARK);
            assertThat(fault.place()).isEqualTo(DbfBytes.FILE.withRow(1).withField("V"));
            assertThat(fault.problem()).contains(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999"})
    void aNumberThatIsNotFiniteStaysTextSoThatJsonCanHoldIt(String text) throws IOException {
        assertThat(number('F', text).rows().getFirst()).containsEntry("V", text);
    }

    @Test
    void aLongWrongValueIsShortenedInTheFault() throws IOException {
        var read = DbfBytes.table().column("V", 'N', 200).row("x".repeat(200)).read(UTF_8);
        assertThat(read.faults().getFirst().problem())
                .contains("x".repeat(40) + "…")
                .hasSizeLessThan(120);
    }

    @ParameterizedTest
    @CsvSource({"T,true", "t,true", "Y,true", "y,true", "F,false", "f,false", "N,false", "n,false"})
    void aTruthIsOneOfEightLetters(String letter, boolean expected) throws IOException {
        assertThat(one('L', 1, letter)).containsEntry("V", expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", " ", "0", "1"})
    void anyOtherLetterIsNotKnown(String letter) throws IOException {
        assertThat(one('L', 1, letter)).isEmpty();
    }

    @Test
    void aDayIsWrittenWithHyphens() throws IOException {
        assertThat(one('D', 8, "20260131")).containsEntry("V", "2026-01-31");
        assertThat(one('D', 8, "00000000")).isEmpty();
        assertThat(one('D', 8, "        ")).isEmpty();
        // what is no day stays as it is
        assertThat(one('D', 8, "2026/1/3")).containsEntry("V", "2026/1/3");
    }

    @Test
    void aTextLosesBlanksAndZeroBytesAtItsEndOnly() throws IOException {
        assertThat(one('C', 10, "  a b  ")).containsEntry("V", "  a b");
        assertThat(one('C', 10, "ab\0\0")).containsEntry("V", "ab");
        assertThat(one('C', 10, "")).isEmpty();
        assertThat(one('V', 10, "ab")).containsEntry("V", "ab");
    }

    @Test
    void numbersAsBytesAreLittleEndian() throws IOException {
        byte[] whole = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-123_456)
                .array();
        byte[] broken = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(43.88)
                .array();
        var row = ByteBuffer.allocate(20).put(whole).put(broken).put(broken).array();
        assertThat(DbfBytes.table()
                        .column("I", 'I', 4)
                        .column("O", 'O', 8)
                        .column("B", 'B', 8)
                        .row(' ', row)
                        .read(UTF_8)
                        .rows())
                .containsExactly(Map.of("I", -123_456L, "O", 43.88, "B", 43.88));
    }

    @Test
    void aReferenceToAMemoIsNoValue() throws IOException {
        // M and G point into a .dbt; B of 10 digits does so too in dBASE
        assertThat(one('M', 10, "0000000001")).isEmpty();
        assertThat(one('G', 10, "0000000001")).isEmpty();
        assertThat(one('B', 10, "0000000001")).isEmpty();
        assertThat(one('I', 2, "12")).isEmpty();
        assertThat(one('T', 8, "12345678")).isEmpty();
    }

    @Test
    void aColumnBehindOneThatIsNotReadIsAtItsPlace() throws IOException {
        assertThat(DbfBytes.table()
                        .column("MEMO", 'M', 10)
                        .column("V", 'N', 3)
                        .row("0000000001 42")
                        .read(UTF_8)
                        .rows())
                .containsExactly(Map.of("V", 42L));
    }

    @Test
    void deletedRowsAreReadAsDeleted() throws IOException {
        var read = DbfBytes.table()
                .column("V", 'N', 2)
                .row("1")
                .row('*', new byte[] {'2'})
                .row("3")
                .read(UTF_8);
        assertThat(read.rows()).containsExactly(Map.of("V", 1L), Map.of("V", 3L));
        assertThat(DbfReader.isDeleted(new byte[] {'*', '1'})).isTrue();
        assertThat(DbfReader.isDeleted(new byte[] {' ', '*'})).isFalse();
    }

    @Test
    void theMarkOfTheEndEndsTheTable() throws IOException {
        var table = DbfBytes.table().column("V", 'N', 2).row("1");
        assertThat(table.raw(0x1A).read(UTF_8).rows()).hasSize(1);
        assertThat(table.raw('j', 'u', 'n', 'k').read(UTF_8).rows()).hasSize(1);
    }

    @Test
    void theFirstOfTwoColumnsOfOneNameCounts() throws IOException {
        var table = DbfBytes.table().column("V", 'N', 2).column("V", 'N', 2);
        assertThat(table.row(" 1 2").read(UTF_8).rows()).containsExactly(Map.of("V", 1L));
    }

    @Test
    void aTruthWithoutBytesIsNoValue() throws IOException {
        assertThat(one('L', 0, "")).isEmpty();
        assertThat(one('N', 0, "")).isEmpty();
        assertThat(one('C', 0, "")).isEmpty();
        assertThat(one('D', 0, "")).isEmpty();
    }
}
