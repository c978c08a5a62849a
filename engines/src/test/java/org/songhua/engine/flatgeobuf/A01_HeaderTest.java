package org.songhua.engine.flatgeobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.songhua.engine.flatgeobuf.FgbBytes.number;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.flatgeobuf.FlatWriter.Slot;
import org.songhua.engine.flatgeobuf.FlatWriter.Table;
import org.songhua.engine.flatgeobuf.FlatWriter.Tables;
import org.songhua.engine.flatgeobuf.FlatWriter.Text;

/** What a file says of itself, and the index behind it. */
class A01_HeaderTest {

    private static Slot crs(Slot... slots) {
        return new Slot(10, Table.of(slots));
    }

    @Test
    void aHeaderWithoutFieldsHasThoseOfTheSchema() throws IOException {
        FgbHeader header = FgbBytes.file().header();
        // an index of 16 branches is the default, yet without features it has no bytes
        assertThat(header).isEqualTo(new FgbHeader("", 0, false, List.of(), 0, 16, null));
    }

    @Test
    void aHeaderTellsNameTypeHeightsColumnsAndReferenceSystem() throws IOException {
        var columns = List.of(
                Table.of(new Slot(0, new Text("名称")), number(1, FgbColumn.STRING, 1)),
                Table.of(new Slot(0, new Text("层数")), number(1, FgbColumn.INT, 1)));
        FgbHeader header = FgbBytes.file(
                        new Slot(0, new Text("建筑")),
                        number(2, 3, 1),
                        number(3, 1, 1),
                        new Slot(7, new Tables(columns)),
                        number(8, 12, 8),
                        number(9, 0, 2),
                        crs(new Slot(0, new Text("EPSG")), number(1, 4551, 4)))
                .header();
        assertThat(header)
                .isEqualTo(new FgbHeader(
                        "建筑",
                        3,
                        true,
                        List.of(FgbColumn.text("名称"), new FgbColumn("层数", FgbColumn.INT)),
                        12,
                        0,
                        "EPSG:4551"));
    }

    @Test
    void aReferenceSystemIsACodeOrACodeAsTextOrWellKnownText() throws IOException {
        assertThat(FgbBytes.file(crs(number(1, 4490, 4))).header().crs()).isEqualTo("EPSG:4490");
        assertThat(FgbBytes.file(crs(new Slot(0, new Text("ESRI")), number(1, 102100, 4)))
                        .header()
                        .crs())
                .isEqualTo("ESRI:102100");
        assertThat(FgbBytes.file(crs(new Slot(0, new Text("OGC")), new Slot(5, new Text("CRS84"))))
                        .header()
                        .crs())
                .isEqualTo("OGC:CRS84");
        assertThat(FgbBytes.file(crs(new Slot(4, new Text("GEOGCS[...]"))))
                        .header()
                        .crs())
                .isEqualTo("GEOGCS[...]");
        assertThat(FgbBytes.file(crs()).header().crs()).isNull();
    }

    @Test
    void aColumnWithoutNameIsNamedByItsNumber() throws IOException {
        var columns = List.of(Table.of(new Slot(0, new Text("a"))), Table.of(number(1, FgbColumn.BOOL, 1)));
        assertThat(FgbBytes.file(new Slot(7, new Tables(columns))).header().columns())
                .containsExactly(new FgbColumn("a", FgbColumn.BYTE), FgbColumn.truth("column2"));
    }

    @ParameterizedTest
    @CsvSource({
        // a packed tree of nodes of 40 bytes: leaves, their parents, and so on to one root
        "1,16,1", // the only leaf is the root
        "2,16,3", // 2 + 1
        "16,16,17", // 16 + 1
        "17,16,20", // 17 + 2 + 1
        "256,16,273", // 256 + 16 + 1
        "257,16,277", // 257 + 17 + 2 + 1
        "5,2,11", // 5 + 3 + 2 + 1
        "1000,65535,1001"
    })
    void theIndexIsPassedOverWithItsRightSize(int features, int branches, int nodes) throws IOException {
        var file = FgbBytes.file(number(8, features, 8), number(9, branches, 2))
                .raw(new byte[40 * nodes])
                .feature(new Slot(0, FgbBytes.geometry(1, 5, 6)));
        assertThat(file.read()).singleElement().satisfies(feature -> {
            assertThat(feature.geometry()).hasToString("POINT (5 6)");
            assertThat(feature.number()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"0,16", "100,0", "100,1", "-5,16"})
    void withoutFeaturesOrBranchesThereIsNoIndex(int features, int branches) throws IOException {
        var file = FgbBytes.file(number(8, features, 8), number(9, branches, 2))
                .feature(new Slot(0, FgbBytes.geometry(1, 5, 6)));
        assertThat(file.read()).hasSize(1);
    }

    @Test
    void aFileThatEndsInItsIndexIsCutShort() {
        var file = FgbBytes.file(number(8, 17, 8), number(9, 16, 2)).raw(new byte[40 * 20 - 1]);
        assertThatThrownBy(file::read).hasMessageContaining("FGB-002");
    }

    @Test
    void aStreamThatSkipsBeyondItsEndDoesNotHideTheCut() {
        // as a file does, which lets its position be anywhere
        byte[] cut = FgbBytes.file(number(8, 17, 8), number(9, 16, 2))
                .raw(new byte[40 * 3])
                .toBytes();
        InputStream lenient = new ByteArrayInputStream(cut) {
            @Override
            public synchronized long skip(long bytes) {
                super.skip(bytes);
                return bytes;
            }
        };
        assertThatThrownBy(() -> new FgbReader(lenient, FgbBytes.FILE)).hasMessageContaining("FGB-002");
    }

    @Test
    void aStreamThatSkipsNothingIsReadInstead() throws IOException {
        byte[] file = FgbBytes.file(number(8, 17, 8), number(9, 16, 2))
                .raw(new byte[40 * 20])
                .feature(new Slot(0, FgbBytes.geometry(1, 5, 6)))
                .toBytes();
        InputStream stubborn = new ByteArrayInputStream(file) {
            @Override
            public synchronized long skip(long bytes) {
                return 0;
            }
        };
        assertThat(new FgbReader(stubborn, FgbBytes.FILE).next().geometry()).hasToString("POINT (5 6)");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE / 40, 1L << 58})
    void anIndexThatCannotBeIsRefused(long features) {
        assertThatThrownBy(() ->
                        FgbBytes.file(number(8, features, 8), number(9, 2, 2)).read())
                .isInstanceOf(FaultException.class)
                .hasMessageMatching("(?s).*FGB-00[12].*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fgb", "fgb\3fgb", "fgb\2fgb\0", "fgb\4fgb\0", "PK\3\4abcd", "{\"type\": "})
    void anotherFileIsNoFlatGeobuf(String beginning) {
        byte[] bytes = beginning.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FgbBytes.read(bytes)).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults().getFirst().code()).isEqualTo("FGB-001");
            assertThat(e.faults().getFirst().place()).isEqualTo(FgbBytes.FILE);
        });
    }

    @Test
    void theLastByteOfTheMagicIsTheirPatchLevel() throws IOException {
        byte[] file = FgbBytes.file().toBytes();
        file[7] = 9;
        assertThat(FgbBytes.read(file)).isEmpty();
    }
}
