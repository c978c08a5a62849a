package org.songhua.engine.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songhua.engine.parquet.ParquetColumn.Kind;

/** Whole files, read back by a reader of the specification. */
class B01_FileTest {
    private static final List<ParquetColumn> COLUMNS = List.of(
            ParquetColumn.required("stream", Kind.LONG),
            ParquetColumn.required("time", Kind.MOMENT_US),
            ParquetColumn.optional("value", Kind.DOUBLE),
            ParquetColumn.optional("unit", Kind.TEXT),
            ParquetColumn.optional("extras", Kind.JSON));

    private static byte[] file(List<Object[]> rows, int groupRows) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new ParquetWriter(out, COLUMNS, "songhua test", Map.of("month", "2026-05"), groupRows);
        for (Object[] row : rows) writer.add(row);
        assertThat(writer.rows()).isEqualTo(rows.size());
        writer.finish();
        return out.toByteArray();
    }

    private static List<Object[]> random(int size, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < size; i++)
            rows.add(new Object[] {
                (long) random.nextInt(5),
                random.nextLong(),
                random.nextInt(4) == 0 ? null : (Object) random.nextDouble(),
                random.nextInt(3) == 0 ? null : List.of("m", "°C", "", "千帕").get(random.nextInt(4)),
                random.nextInt(9) == 0 ? "{\"n\":" + random.nextInt() + "}" : null
            });
        return rows;
    }

    @Test
    void whatGoesInComesOutHoweverRowsAreGrouped() throws IOException {
        List<Object[]> rows = random(40_000, 11);
        for (int groupRows : new int[] {1 << 17, 16_384, 1_000}) {
            var read = new ParquetFile(file(rows, groupRows));
            assertThat(read.names()).containsExactly("stream", "time", "value", "unit", "extras");
            assertThat(read.rows).hasSize(rows.size());
            for (int i = 0; i < rows.size(); i++) assertThat(read.rows.get(i)).isEqualTo(Arrays.asList(rows.get(i)));
        }
    }

    @Test
    void smallTablesAreFilesToo() throws IOException {
        for (int size : new int[] {0, 1, 2, 9}) {
            List<Object[]> rows = random(size, size);
            var read = new ParquetFile(file(rows, 4));
            assertThat(read.footer.get(3)).isEqualTo((long) size);
            assertThat(read.rows).isEqualTo(rows.stream().map(Arrays::asList).toList());
        }
    }

    @Test
    void theFooterTellsTypesBoundsAndNotes() throws IOException {
        Object[] row = {3L, 1_000_000L, -0.0, "m", null};
        var read = new ParquetFile(file(List.of(row, new Object[] {1L, 5L, 2.5, "m", null}), 10));
        List<?> schema = (List<?>) read.footer.get(2);
        assertThat(ParquetFile.map(schema.get(2)).get(6)).as("TIMESTAMP_MICROS").isEqualTo(10L);
        assertThat(ParquetFile.map(schema.get(4)).get(6)).as("UTF8").isEqualTo(0L);
        assertThat(ParquetFile.map(schema.get(1)).get(3)).as("required").isEqualTo(0L);
        assertThat(ParquetFile.map(schema.get(5)).get(3)).as("optional").isEqualTo(1L);
        var chunks = (List<?>)
                ParquetFile.map(((List<?>) read.footer.get(4)).getFirst()).get(1);
        var statistics = ParquetFile.map(
                ParquetFile.map(ParquetFile.map(chunks.getFirst()).get(3)).get(12));
        assertThat((byte[]) statistics.get(6)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0);
        assertThat((byte[]) statistics.get(5)).containsExactly(3, 0, 0, 0, 0, 0, 0, 0);
        var missing = ParquetFile.map(
                ParquetFile.map(ParquetFile.map(chunks.get(4)).get(3)).get(12));
        assertThat(missing.get(3)).isEqualTo(2L);
        assertThat(ParquetFile.text(ParquetFile.map(((List<?>) read.footer.get(5)).getFirst())
                        .get(2)))
                .isEqualTo("2026-05");
        assertThat(ParquetFile.text(read.footer.get(6))).isEqualTo("songhua test");
        assertThat((List<?>) read.footer.get(7)).hasSameSizeAs(COLUMNS);
    }

    @Test
    void fewDifferentValuesTakeLittle() throws IOException {
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < 50_000; i++) rows.add(new Object[] {7L, 60_000_000L * i, (double) (i % 50), "m", null});
        assertThat(file(rows, 1 << 17).length).isLessThan(50_000 * 5);
    }

    @Test
    void longTextsEndARowGroupEarly() throws IOException {
        String text = "x".repeat(1 << 20);
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < 40; i++) rows.add(new Object[] {1L, 1L, null, null, text + i});
        var read = new ParquetFile(file(rows, 1 << 17));
        assertThat((List<?>) read.footer.get(4)).hasSize(2);
        assertThat(read.rows).hasSize(40);
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> file(List.<Object[]>of(new Object[] {null, 1L, null, null, null}), 4))
                .hasMessageContaining("stream");
        assertThatThrownBy(() -> file(List.<Object[]>of(new Object[] {1L}), 4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
