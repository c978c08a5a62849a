package org.songhua.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.songhua.engine.fault.Place;
import org.songhua.engine.indicator.Measured;
import org.songhua.engine.indicator.Status;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.table.TableReader;
import org.songhua.engine.table.TableRow;

/** Values as CSV for people and as SDMX-CSV for statistical systems. */
class ValueTablesTest {
    private static IndicatorValue value(Measured measured, boolean broken, String wanting, String source) {
        var entry = source == null ? null : new IndicatorValue.Entry(source, "r", "li", "wang");
        return new IndicatorValue(
                7,
                "x-2025:A01",
                "220100",
                "v",
                "2025",
                measured,
                broken,
                2,
                wanting,
                null,
                null,
                "abc",
                1L,
                "COMPUTED",
                entry,
                Instant.EPOCH,
                null);
    }

    private static String csv(IndicatorValue... values) {
        return ValueTables.csv(List.of(values), id -> Optional.empty());
    }

    private static List<List<String>> read(String text) throws IOException {
        var rows = new ArrayList<List<String>>();
        var reader = new TableReader(new StringReader(text), ',', Place.inFile("values.csv"));
        for (TableRow row = reader.next(); row != null; row = reader.next()) rows.add(row.cells());
        return rows;
    }

    @Test
    void aRowHasEverythingThatStandsBehindTheValue() {
        String text = csv(value(Measured.ratio(1, 3, 0.01, Status.ESTIMATED), true, null, "台账.xlsx"));
        assertThat(text.lines().toList().getFirst())
                .isEqualTo(
                        "\uFEFFindicator,name,unit,geography,period,value,status,numerator,denominator,net,break,lacking,wanting,state,source,hash");
        assertThat(text.lines().toList().getLast())
                .startsWith("x-2025:A01,,,220100,2025,33.33333")
                .endsWith(",estimated,1,3,,true,2,,COMPUTED,台账.xlsx,abc");
        assertThat(text).endsWith("\r\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"NOT_APPLICABLE", "NOT_COLLECTED", "NOT_EVALUATED", "SUPPRESSED"})
    void whatIsNotThereIsAnEmptyCellAndNeverZero(Status status) {
        String row = csv(value(Measured.without(status), false, "class:market", null))
                .lines()
                .toList()
                .getLast();
        assertThat(row).contains(",2025,," + status.code() + ",,,,false,2,class:market,");
        String sdmx =
                ValueTables.sdmx(List.of(value(Measured.without(status), false, null, null)), id -> Optional.empty());
        assertThat(sdmx.lines().toList().getLast())
                .isEqualTo("dataflow,SONGHUA:INDICATORS(1.0),R,x-2025:A01,220100,2025,," + status.sdmx() + ",,,,");
    }

    @Test
    void aBreakIsMarkedAsStatisticiansDo() {
        String sdmx = ValueTables.sdmx(
                List.of(value(Measured.amount(5, 1, Status.MEASURED), true, null, null)), id -> Optional.empty());
        assertThat(sdmx.lines().toList().getFirst())
                .isEqualTo(
                        "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,OBS_PRE_BREAK,UNIT_MEASURE,DECIMALS,COMMENT");
        assertThat(sdmx.lines().toList().getLast()).contains(",2025,5,A,B,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "plain | plain",
                "a,b | \"a,b\"",
                "say \"yes\" | \"say \"\"yes\"\"\"",
                "=1+1 | '=1+1",
                "+86 | '+86",
                "@cmd | '@cmd",
                "-5 | -5",
                "-5.25 | -5.25",
                "-cmd | '-cmd",
                "=a,b | \"'=a,b\"",
                "1e5 | 1e5"
            })
    void cellsAreKeptFromBeingFormulasAndFromBreakingTheirLine(String text, String cell) {
        assertThat(ValueTables.line(text, "x")).isEqualTo(cell + ",x\r\n");
    }

    @Test
    void emptyAndMissingCellsAreEmpty() {
        assertThat(ValueTables.line(null, "", "x")).isEqualTo(",,x\r\n");
        assertThat(ValueTables.line()).isEqualTo("\r\n");
    }

    @Test
    void whateverIsWrittenIsReadBackAsItWas() {
        String signs = "a,\"\n\r;é中'= \t";
        Seeded.check(300, random -> {
            var cells = new String[1 + random.nextInt(4)];
            for (int i = 0; i < cells.length; i++) {
                var cell = new StringBuilder("x");
                for (int c = random.nextInt(8); c > 0; c--) cell.append(signs.charAt(random.nextInt(signs.length())));
                cells[i] = cell.append('x').toString();
            }
            try {
                assertThat(read(ValueTables.line(cells))).containsExactly(List.of(cells));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
