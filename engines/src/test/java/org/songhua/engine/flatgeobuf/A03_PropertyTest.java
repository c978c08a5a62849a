package org.songhua.engine.flatgeobuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.flatgeobuf.FgbBytes.Properties;
import org.songhua.engine.flatgeobuf.FlatWriter.Bytes;
import org.songhua.engine.flatgeobuf.FlatWriter.Slot;
import org.songhua.engine.flatgeobuf.FlatWriter.Table;
import org.songhua.engine.flatgeobuf.FlatWriter.Tables;
import org.songhua.engine.flatgeobuf.FlatWriter.Text;

/** Attributes of every type, and bytes that are none. */
class A03_PropertyTest {

    private static FgbFeature one(int type, Properties properties) throws IOException {
        return FgbBytes.columns(type).properties(properties.toBytes()).read().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        // type, bytes, what they are as bits, what they are as a number
        "0,1,0xFF,-1", // byte
        "1,1,0xFF,255", // unsigned byte
        "3,2,0x8000,-32768",
        "4,2,0x8000,32768",
        "5,4,0xFFFFFFFE,-2",
        "6,4,0xFFFFFFFE,4294967294",
        "7,8,0x7FFFFFFFFFFFFFFF,9223372036854775807",
        "7,8,-1,-1",
        "8,8,0x7FFFFFFFFFFFFFFF,9223372036854775807"
    })
    void wholeNumbersAreOfEightSizes(int type, int size, String bits, long expected) throws IOException {
        assertThat(one(type, Properties.of(0).number(Long.decode(bits), size)).properties())
                .isEqualTo(Map.of("c0", expected));
    }

    @Test
    void aNumberBeyondSixtyThreeBitsIsText() throws IOException {
        assertThat(one(FgbColumn.ULONG, Properties.of(0).number(-1, 8)).properties())
                .isEqualTo(Map.of("c0", "18446744073709551615"));
    }

    @Test
    void numbersWithFractionsAreDoubles() throws IOException {
        assertThat(one(FgbColumn.FLOAT, Properties.of(0).number(Float.floatToIntBits(0.5f), 4))
                        .properties())
                .isEqualTo(Map.of("c0", 0.5));
        assertThat(one(FgbColumn.DOUBLE, Properties.of(0).number(Double.doubleToLongBits(43.88), 8))
                        .properties())
                .isEqualTo(Map.of("c0", 43.88));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsNotKnown(double value) throws IOException {
        assertThat(one(FgbColumn.DOUBLE, Properties.of(0).number(Double.doubleToLongBits(value), 8))
                        .properties())
                .isEmpty();
        assertThat(one(FgbColumn.FLOAT, Properties.of(0).number(Float.floatToIntBits((float) value), 4))
                        .properties())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "255,true"})
    void aTruthIsAByte(int value, boolean expected) throws IOException {
        assertThat(one(FgbColumn.BOOL, Properties.of(0).number(value, 1)).properties())
                .isEqualTo(Map.of("c0", expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {FgbColumn.STRING, FgbColumn.JSON, FgbColumn.DATETIME})
    void textsAreUtf8WithTheirLength(int type) throws IOException {
        assertThat(one(type, Properties.of(0).text("长春 𠮷")).properties()).isEqualTo(Map.of("c0", "长春 𠮷"));
        assertThat(one(type, Properties.of(0).text("")).properties()).isEqualTo(Map.of("c0", ""));
    }

    @Test
    void bytesArePassedOver() throws IOException {
        var file = FgbBytes.columns(FgbColumn.BINARY, FgbColumn.INT)
                .properties(Properties.of(0).text("raw").column(1).number(7, 4).toBytes());
        assertThat(file.read().getFirst().properties()).isEqualTo(Map.of("c1", 7L));
    }

    @Test
    void valuesComeInAnyOrderAndMayBeMissing() throws IOException {
        var file = FgbBytes.columns(FgbColumn.INT, FgbColumn.STRING, FgbColumn.BOOL)
                .properties(Properties.of(2).number(1, 1).column(0).number(5, 4).toBytes())
                .properties(new byte[0]);
        assertThat(file.read())
                .extracting(FgbFeature::properties)
                .containsExactly(Map.of("c2", true, "c0", 5L), Map.of());
    }

    @Test
    void aFeatureMayHaveColumnsOfItsOwn() throws IOException {
        Table own = Table.of(new Slot(0, new Text("own")), FgbBytes.number(1, FgbColumn.SHORT, 1));
        var file = FgbBytes.columns(FgbColumn.STRING)
                .feature(
                        new Slot(0, FgbBytes.geometry(1, 1, 2)),
                        new Slot(1, new Bytes(Properties.of(0).number(-3, 2).toBytes())),
                        new Slot(2, new Tables(java.util.List.of(own))));
        assertThat(file.read().getFirst().properties()).isEqualTo(Map.of("own", -3L));
    }

    @Test
    void whatIsNoValueIsToldAndTheNextFeatureRead() throws IOException {
        var file = FgbBytes.columns(FgbColumn.STRING, FgbColumn.LONG, 15)
                .properties(Properties.of(3).number(0, 4).toBytes()) // no such column
                .properties(Properties.of(1).number(0, 7).toBytes()) // a number of seven bytes
                .properties(Properties.of(0).number(100, 4).toBytes()) // a text of 100 bytes that are not there
                .properties(Properties.of(0).number(-1, 4).toBytes())
                .properties(Properties.of(0).number(0, 3).toBytes()) // three bytes of a length
                .properties(Properties.of(2).number(0, 8).toBytes()) // a column of no type
                .properties(Properties.of(0).text("right").toBytes());
        var features = file.read();
        assertThat(features).hasSize(7);
        for (int i = 0; i < 6; i++) {
            assertThat(features.get(i).fault().code()).as("feature %d", i + 1).isEqualTo("FGB-004");
            assertThat(features.get(i).fault().place()).isEqualTo(FgbBytes.FILE.withRow(i + 1));
            assertThat(features.get(i).properties()).isEmpty();
        }
        assertThat(features.get(6).properties()).isEqualTo(Map.of("c0", "right"));
    }
}
