package org.songhua.engine.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.random.Seeded;

/** Tables of text: every field comes out as it went in, and nothing that is wrong goes unsaid. */
class A01_CsvTest {
    private final List<Fault> faults = new ArrayList<>();
    private final List<CsvRow> rows = new ArrayList<>();

    private boolean read(String text, String... required) {
        return CsvReader.read(text, "t.csv", List.of(required), faults::add, rows::add);
    }

    private List<String> column(String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }

    @Test
    void fields_go_by_the_name_of_their_column() {
        assertThat(read("b,a\n1,2\n3,4\n", "a", "b")).isTrue();
        assertThat(column("a")).containsExactly("2", "4");
        assertThat(column("b")).containsExactly("1", "3");
        assertThat(column("c")).containsExactly("", "");
    }

    @Test
    void names_of_columns_are_compared_without_case_and_space() {
        assertThat(read(" ID ,Lat\nx,1\n", "id", "lat")).isTrue();
        assertThat(column("id")).containsExactly("x");
    }

    @Test
    void quoted_fields_hold_commas_quotes_and_line_breaks() {
        read("a,b\n\"1,5\",\"he said \"\"no\"\"\"\n\"two\nlines\",x\n", "a");
        assertThat(column("a")).containsExactly("1,5", "two\nlines");
        assertThat(column("b")).containsExactly("he said \"no\"", "x");
    }

    @Test
    void lines_are_counted_as_an_editor_counts_them() {
        read("a\n\n1\n\"x\ny\"\n\n2\n", "a");
        assertThat(rows.stream().map(CsvRow::line)).containsExactly(3L, 4L, 7L);
    }

    @Test
    void the_last_line_needs_no_end_and_windows_lines_are_lines() {
        read("a,b\r\n1,2\r\n3,4", "a");
        assertThat(column("b")).containsExactly("2", "4");
    }

    @Test
    void a_quote_that_is_never_closed_ends_with_the_text() {
        read("a\n\"open", "a");
        assertThat(column("a")).containsExactly("open");
    }

    @Test
    void of_columns_with_one_name_the_first_counts() {
        read("a,a\n1,2\n", "a");
        assertThat(column("a")).containsExactly("1");
    }

    @Test
    void a_row_with_too_few_fields_has_empty_ones() {
        read("a,b,c\n1\n", "a");
        assertThat(column("c")).containsExactly("");
        assertThat(faults).isEmpty();
    }

    @Test
    void a_row_with_too_many_fields_is_not_taken() {
        read("a,b\n1,2,3\n4,5\n", "a");
        assertThat(column("a")).containsExactly("4");
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("CSV-002");
            assertThat(fault.line()).startsWith("t.csv:2 CSV-002 The row has 3 fields, the header 2.");
        });
    }

    @Test
    void missing_columns_are_named_together() {
        assertThat(read("x\n1\n", "a", "b")).isFalse();
        assertThat(rows).isEmpty();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.problem()).isEqualTo("The header lacks the columns a, b.");
            assertThat(fault.remedy()).contains("a,b");
        });
    }

    @ParameterizedTest
    @CsvSource({"5, true", "-3, true", "1e1, true", "10.01, false", "-3.5, false", "NaN, false", "x, false", "'', false"
    })
    void a_number_is_within_its_bounds_or_a_fault(String text, boolean good) {
        read("a,n\n1," + text + "\n", "a");
        assertThat(rows.getFirst().number("n", -3, 10).isPresent()).isEqualTo(good);
        assertThat(faults).hasSize(good ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"5, true", "0, true", "-1, false", "5.0, false", "99999999999, false", "'', false"})
    void a_whole_number_is_within_its_bounds_or_a_fault(String text, boolean good) {
        read("a,n\n1," + text + "\n", "a");
        assertThat(rows.getFirst().integer("n", 0, 10).isPresent()).isEqualTo(good);
        assertThat(faults).hasSize(good ? 0 : 1);
    }

    @Test
    void a_needed_field_that_is_empty_is_a_fault() {
        read("a,b\n , x\n", "a");
        assertThat(rows.getFirst().require("b")).isTrue();
        assertThat(rows.getFirst().require("a")).isFalse();
        assertThat(faults).extracting(Fault::code).containsExactly("CSV-004");
    }

    private static String field(SplittableRandom random) {
        String alphabet = "ab ,\"\n\r;'长春\t";
        var text = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        return text.toString();
    }

    @Test
    void every_table_that_is_written_properly_is_read_as_it_was() {
        Seeded.check(500, random -> {
            int columns = random.nextInt(2, 5);
            var table = new ArrayList<List<String>>();
            for (int n = random.nextInt(6); n > 0; n--) {
                var row = new ArrayList<String>();
                for (int c = 0; c < columns; c++) row.add(field(random));
                table.add(row);
            }
            var text = new StringBuilder("c0,c1,c2,c3,c4".substring(0, 3 * columns - 1)).append('\n');
            for (var row : table) {
                text.append(row.stream()
                                .map(f -> '"' + f.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",")))
                        .append(random.nextBoolean() ? "\n" : "\r\n");
            }
            var read = new ArrayList<List<String>>();
            CsvReader.read(text.toString(), "t", List.of("c0"), fault -> {}, row -> {
                var fields = new ArrayList<String>();
                for (int c = 0; c < columns; c++) fields.add(row.get("c" + c));
                read.add(fields);
            });
            var stripped = table.stream()
                    .map(row -> row.stream().map(String::strip).toList())
                    .toList();
            assertThat(read).isEqualTo(stripped);
        });
    }

    @Test
    void whatever_the_text_reading_it_ends() {
        Seeded.check(500, random -> {
            var text = new StringBuilder("a,b\n");
            for (int n = random.nextInt(12); n > 0; n--) text.append(field(random));
            CsvReader.read(text.toString(), "t", List.of("a"), fault -> {}, row -> row.get("a"));
        });
    }
}
