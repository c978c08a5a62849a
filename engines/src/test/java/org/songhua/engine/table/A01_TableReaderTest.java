package org.songhua.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.random.Seeded;

/** Rows of tables: RFC 4180 with any separator, and what its relatives do otherwise. */
class A01_TableReaderTest {
    private static final Place FILE = Place.inFile("表.csv");

    private static List<TableRow> rows(String text, char separator) throws IOException {
        var reader = new TableReader(new StringReader(text), separator, FILE);
        var rows = new ArrayList<TableRow>();
        for (TableRow row = reader.next(); row != null; row = reader.next()) rows.add(row);
        return rows;
    }

    private static List<List<String>> cells(String text) throws IOException {
        return rows(text, ',').stream().map(TableRow::cells).toList();
    }

    @Test
    void aTableWithoutTextHasNoRows() throws IOException {
        assertThat(rows("", ',')).isEmpty();
        assertThat(rows("\n\r\n\n", ',')).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void everySeparatorPartsValuesAndTheOthersDoNot(char separator) throws IOException {
        String others = ",;\t|".replace(String.valueOf(separator), "");
        String line = "a" + separator + others + separator + "b";
        assertThat(rows(line, separator)).containsExactly(new TableRow(1, List.of("a", others, "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInAnyOfThreeWays(String end) throws IOException {
        assertThat(rows("a,b" + end + "c,d" + end, ','))
                .containsExactly(new TableRow(1, List.of("a", "b")), new TableRow(2, List.of("c", "d")));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(cells("a,b\nc,d")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void emptyValuesCount() throws IOException {
        assertThat(cells(",")).containsExactly(List.of("", ""));
        assertThat(cells("a,,b,\n")).containsExactly(List.of("a", "", "b", ""));
        assertThat(cells("\"\",\"\"")).containsExactly(List.of("", ""));
    }

    @Test
    void emptyLinesArePassedOverButCounted() throws IOException {
        assertThat(rows("a\n\n\r\nb", ',')).extracting(TableRow::line).containsExactly(1L, 4L);
    }

    @Test
    void quotesKeepSeparatorsQuotesAndLines() throws IOException {
        assertThat(cells("\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\r\nthree\""))
                .containsExactly(List.of("a,b", "say \"hi\"", "one\ntwo\r\nthree"));
        assertThat(cells("\"\"\"\"")).containsExactly(List.of("\""));
    }

    @Test
    void aRowTellsTheLineItBeginsOn() throws IOException {
        assertThat(rows("h\n\"1\n2\n3\"\nz\n", ',')).extracting(TableRow::line).containsExactly(1L, 2L, 5L);
    }

    @Test
    void aQuoteInTheMiddleIsItself() throws IOException {
        assertThat(cells("5\" pipe,it\"s\"")).containsExactly(List.of("5\" pipe", "it\"s\""));
    }

    @Test
    void whatFollowsAClosingQuoteBelongsToTheValue() throws IOException {
        assertThat(cells("\"a\"b,c")).containsExactly(List.of("ab", "c"));
        assertThat(cells("\"a\" ,c")).containsExactly(List.of("a ", "c"));
    }

    @Test
    void blanksAndChineseStayAsTheyAre() throws IOException {
        assertThat(cells(" 名称 ,经度\n人民大街 , 125.3")).containsExactly(List.of(" 名称 ", "经度"), List.of("人民大街 ", " 125.3"));
    }

    @Test
    void rowsMayDifferInLength() throws IOException {
        assertThat(cells("a,b,c\n1\n1,2,3,4")).extracting(List::size).containsExactly(3, 1, 4);
    }

    @Test
    void aRowIsACopy() {
        var cells = new ArrayList<>(List.of("a"));
        var row = new TableRow(1, cells);
        cells.set(0, "b");
        assertThat(row.cells()).containsExactly("a");
    }

    @Test
    void aQuoteThatIsNeverClosedIsToldWithItsRow() {
        assertThatThrownBy(() -> rows("h\na,\"b\nc,d\n", ',')).isInstanceOfSatisfying(FaultException.class, e -> {
            assertThat(e.faults().getFirst().code()).isEqualTo("TBL-001");
            assertThat(e.faults().getFirst().place()).isEqualTo(FILE.withRow(2));
            assertThat(e.faults().getFirst().problem()).contains("a quote is never closed");
        });
    }

    @Test
    void aValueHasAnEnd() throws IOException {
        String longest = "x".repeat(TableReader.MOST_CHARACTERS);
        assertThat(cells(longest).getFirst().getFirst()).hasSize(TableReader.MOST_CHARACTERS);
        assertThatThrownBy(() -> cells(longest + "x")).hasMessageContaining("TBL-001");
        assertThatThrownBy(() -> cells("\"" + longest + "x\"")).hasMessageContaining("a value has more than");
    }

    @Test
    void aRowHasAnEnd() throws IOException {
        String most = ",".repeat(TableReader.MOST_CELLS - 1);
        assertThat(cells(most).getFirst()).hasSize(TableReader.MOST_CELLS);
        assertThatThrownBy(() -> cells(most + ",")).hasMessageContaining("a row has more than 5000 values");
    }

    @Test
    void whatIsWrittenWithQuotesIsReadAsItWas() {
        Seeded.check(2_000, random -> {
            char separator = ",;\t|".charAt(random.nextInt(4));
            var table = new ArrayList<List<String>>();
            var text = new StringBuilder();
            for (int row = random.nextInt(1, 6); row > 0; row--) {
                // two values at least, for one that is empty would be an empty line
                List<String> values = values(random);
                table.add(values);
                text.append(String.join(String.valueOf(separator), quoted(values)));
                text.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            assertThat(rows(text.toString(), separator).stream()
                            .map(TableRow::cells)
                            .toList())
                    .isEqualTo(table);
        });
    }

    private static List<String> values(SplittableRandom random) {
        String letters = "a中\"\n\r,;\t| ";
        var values = new ArrayList<String>();
        for (int i = random.nextInt(2, 6); i > 0; i--) {
            var value = new StringBuilder();
            for (int j = random.nextInt(6); j > 0; j--) value.append(letters.charAt(random.nextInt(letters.length())));
            values.add(value.toString());
        }
        return values;
    }

    private static List<String> quoted(List<String> values) {
        return values.stream()
                .map(value -> "\"" + value.replace("\"", "\"\"") + "\"")
                .toList();
    }

    @Test
    void anyTextIsRowsOrOneFault() {
        Seeded.check(5_000, random -> {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) text.append("a,\"\n\r;".charAt(random.nextInt(6)));
            try {
                long before = 0;
                for (TableRow row : rows(text.toString(), ',')) {
                    assertThat(row.line()).isGreaterThan(before);
                    before = row.line();
                }
            } catch (FaultException e) {
                assertThat(e.faults()).singleElement().satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo("TBL-001");
                    assertThat(fault.place().row()).isPositive();
                });
            }
        });
    }
}
