package org.songhua.cim.internal.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.cim.Imports.Reading;
import org.songhua.cim.internal.imports.rows.Row;
import org.songhua.cim.internal.imports.rows.RowSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;
import org.songhua.engine.random.Seeded;

/** Tables with positions: separators, encodings, columns and rows that are wrong. */
class CsvFileTest {
    private static final Crs DEGREES = Crs.find("EPSG:4490").orElseThrow();
    private static final Place PLACE = Place.inFile("t.csv");

    @TempDir
    Path folder;

    private List<Row> rows(String text, Reading reading) {
        return rows(text.getBytes(StandardCharsets.UTF_8), reading);
    }

    private List<Row> rows(String text) {
        return rows(text, NONE);
    }

    private static final Reading NONE = Reading.AS_TOLD;

    private static Reading reading(
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String x,
            @Nullable String y,
            @Nullable String id) {
        return new Reading(encoding, separator, x, y, id, null);
    }

    private List<Row> rows(byte[] bytes, Reading reading) {
        try {
            Path file = Files.write(folder.resolve("t.csv"), bytes);
            var table = new CsvFile(file, PLACE, DEGREES, reading);
            List<Row> out = new ArrayList<>();
            try (RowSource source = table.open()) {
                for (Row row = source.next(); row != null; row = source.next()) out.add(row);
                assertThat(source.share()).isBetween(0.99, 1.0);
            }
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String refusal(String text, Reading reading) {
        try {
            rows(text, reading);
            return "taken";
        } catch (FaultException e) {
            return e.faults().getFirst().code();
        }
    }

    private static List<String> remarks(Row row) {
        return row.remarks().stream().map(Fault::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFound(String separator) {
        List<Row> rows = rows(String.join(separator, "id", "longitude", "latitude", "name") + "\n"
                + String.join(separator, "a", "125.3", "43.9", "井") + "\n");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().id()).isEqualTo("a");
        assertThat(rows.getFirst().geometry().getCoordinate().x).isEqualTo(125.3);
        assertThat(rows.getFirst().properties()).containsEntry("name", "井").doesNotContainKeys("longitude", "latitude");
    }

    @ParameterizedTest
    @CsvSource({"longitude, latitude", "lon, lat", "经度, 纬度", "x, y", "X, Y", "LNG, LAT"})
    void columnsOfPositionsAreKnownByTheirNames(String x, String y) {
        List<Row> rows = rows(x + "," + y + ",k\n125.3,43.9,1\n");
        assertThat(rows.getFirst().geometry().getCoordinate().y).isEqualTo(43.9);
    }

    @Test
    void columnsThatSomebodyNamesAreTaken() {
        List<Row> rows = rows("东,北,longitude,latitude\n125.3,43.9,1,2\n", reading(null, null, "东", "北", null));
        assertThat(rows.getFirst().geometry().getCoordinate().x).isEqualTo(125.3);
        assertThat(refusal("a,b\n1,2\n", reading(null, null, "c", "d", null))).isEqualTo("TBL-003");
    }

    @Test
    void aGeometryInFullCountsMoreThanAPointOnIt() {
        List<Row> rows = rows("x,y,wkt\n1,2,\"LINESTRING (0 0, 3 3)\"\n1,2,\n");
        assertThat(rows.get(0).geometry().getGeometryType()).isEqualTo("LineString");
        assertThat(rows.get(1).geometry().getGeometryType()).isEqualTo("Point");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (1|TBL-005",
                "POINT EMPTY|TBL-005",
                "CIRCLE (1 2)|TBL-005",
                "''|TBL-005",
                "LINESTRING (1 2)|TBL-005"
            })
    void whatIsNoWellKnownTextIsTold(String wkt, String code) {
        Row row = rows("id;wkt\na;" + wkt + "\nb;POINT (1 2)\n").getFirst();
        assertThat(row.geometry()).isNull();
        assertThat(row.fault().code()).isEqualTo(code);
        assertThat(row.fault().place().row()).isEqualTo(2);
    }

    @Test
    void textThatIsNestedWithoutEndIsNotParsed() {
        Row row = rows("id;wkt\na;" + "GEOMETRYCOLLECTION (".repeat(3_000) + ")".repeat(3_000) + "\nb;POINT (1 2)\n")
                .getFirst();
        assertThat(row.fault().code()).isEqualTo("TBL-005");
        assertThat(row.fault().problem()).contains("too deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "NaN", "Infinity", "1e999", "43°54'"})
    void whatIsNoNumberPlacesNoRow(String y) {
        Row row = rows("id,x,y\na,125.3," + y + "\nb,1,2\n").getFirst();
        assertThat(row.geometry()).isNull();
        assertThat(row.fault().code()).isEqualTo("TBL-004");
        assertThat(row.fault().place().field()).isEqualTo("y");
        assertThat(row.fault().place().feature()).isEqualTo("a");
    }

    @Test
    void raggedRowsAreRemarkedAndKept() {
        List<Row> rows = rows("id,x,y,k\na,1,2\nb,1,2,3,4\nc,1,2,3\n");
        assertThat(remarks(rows.get(0))).containsExactly("TBL-006");
        assertThat(remarks(rows.get(1))).containsExactly("TBL-006");
        assertThat(remarks(rows.get(2))).isEmpty();
        assertThat(rows).allMatch(r -> r.geometry() != null);
    }

    @Test
    void quotedCellsMayHoldSeparatorsQuotesAndLines() {
        Row row = rows("id,x,y,说明\na,1,2,\"一,二\"\"三\"\"\n四\"\nb,1,2,x\n").getFirst();
        assertThat(row.properties()).containsEntry("说明", "一,二\"三\"\n四");
    }

    @Test
    void aColumnWithoutANameIsNumberedAndOfTwoOfANameTheFirstCounts() {
        Row row = rows("x,y,,k,k\n1,2,a,b,c\n").getFirst();
        assertThat(row.properties())
                .containsEntry("column3", "a")
                .containsEntry("k", "b")
                .hasSize(2);
    }

    @Test
    void emptyCellsAreLeftOut() {
        assertThat(rows("x,y,a,b\n1,2,, \n").getFirst().properties()).isEmpty();
    }

    @Test
    void theIdentifierMayBeInAnyColumn() {
        assertThat(rows("x,y,编号\n1,2,J-7\n", reading(null, null, null, null, "编号"))
                        .getFirst()
                        .id())
                .isEqualTo("J-7");
        assertThat(rows("x,y,ID\n1,2,J-8\n").getFirst().id()).isEqualTo("J-8");
        assertThat(rows("x,y,k\n1,2,J-8\n").getFirst().id()).isNull();
    }

    @Test
    void gbkIsFoundAndRemarkedOnce() {
        byte[] bytes = "编号,经度,纬度,名称\n1,125.3,43.9,人民大街检查井\n2,125.4,43.9,解放大路\n".getBytes(Charset.forName("GBK"));
        List<Row> rows = rows(bytes, NONE);
        assertThat(rows.get(0).properties()).containsEntry("名称", "人民大街检查井");
        assertThat(remarks(rows.get(0))).containsExactly("IMP-020");
        assertThat(remarks(rows.get(1))).isEmpty();
        assertThat(remarks(rows(bytes, reading("GBK", null, null, null, null)).getFirst()))
                .isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(rows("\uFEFFid,x,y\na,1,2\n").getFirst().id()).isEqualTo("a");
    }

    @Test
    void anEncodingOrSeparatorThatIsNoneIsRefused() {
        assertThat(refusal("x,y\n1,2\n", reading("klingon", null, null, null, null)))
                .isEqualTo("IMP-019");
        assertThat(refusal("x,y\n1,2\n", reading(null, "ab", null, null, null))).isEqualTo("TBL-007");
        assertThat(refusal("x,y\n1,2\n", reading(null, "\"", null, null, null))).isEqualTo("TBL-007");
        assertThat(rows("x\ty\n1\t2\n", reading(null, "TAB", null, null, null))).hasSize(1);
        assertThat(rows("x:y\n1:2\n", reading(null, ":", null, null, null))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|TBL-008", "hello|TBL-008", "a,b\\n1,2\\n|TBL-002", "x,b\\n1,2\\n|TBL-002"})
    void withoutColumnsOfPositionsThereIsNoTable(String text, String code) {
        assertThat(refusal(text.replace("\\n", "\n"), NONE)).isEqualTo(code);
    }

    @Test
    void aTableInNoSystemIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "x,y\n1,2\n");
        assertThatThrownBy(() -> new CsvFile(file, PLACE, null, NONE))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.faults().getFirst().code()).isEqualTo("CRS-005"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b\\n1,2\\n|true",
                "a\\n1\\n|false",
                "a,b|false",
                "{\"a\":1,\\n\"b\":2}|false",
                "a;b\\n1;2\\n\\n|true"
            })
    void aTableHasASeparatorInAllItsFirstLines(String text, boolean table) {
        assertThat(CsvFile.isTable(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(table);
    }

    @Test
    void whatIsWrittenIsReadWhateverTheCells() {
        String letters = "ab,;\"\n 松\t|'";
        Seeded.check(60, random -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                var cell = new StringBuilder("x");
                for (int k = 0; k < random.nextInt(8); k++)
                    cell.append(letters.charAt(random.nextInt(letters.length())));
                cells.add(cell.append('x').toString());
            }
            var text = new StringBuilder("x,y,k\n");
            for (String cell : cells)
                text.append("1,2,\"").append(cell.replace("\"", "\"\"")).append("\"\n");
            assertThat(rows(text.toString(), reading(null, ",", null, null, null)))
                    .extracting(r -> r.properties().get("k"))
                    .containsExactlyElementsOf(List.<Object>copyOf(cells));
        });
    }
}
