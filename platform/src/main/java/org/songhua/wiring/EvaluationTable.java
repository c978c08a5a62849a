package org.songhua.wiring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.ValueTables;
import org.songhua.wiring.EvaluationPort.Row;

/** Indicators of a region as lines for a terminal, and as CSV. What is not there is a dash or an empty cell, never 0. */
final class EvaluationTable {
    private static final List<String> HEAD =
            List.of("code", "value", "unit", "numerator", "denominator", "status", "light", "name");
    /** Columns of numbers, which stand to the right. */
    private static final List<Integer> NUMBERS = List.of(1, 3, 4);
    /** Digits of halves of a share; they are in base units and may be large. */
    private static final int DECIMALS_OF_HALVES = 2;

    private final List<Row> rows;

    EvaluationTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** {@return a heading and a line for each indicator, columns below each other also where names are Chinese} */
    List<String> lines() {
        var cells = new ArrayList<List<String>>(List.of(HEAD));
        rows.forEach(row -> cells.add(cells(row)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> cells.stream()
                        .mapToInt(line -> width(line.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return cells.stream().map(line -> line(line, widths)).toList();
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.id(),
                number(row.value(), row.decimals()),
                row.unit(),
                number(row.numerator(), DECIMALS_OF_HALVES),
                number(row.denominator(), DECIMALS_OF_HALVES),
                row.status(),
                row.light(),
                row.name());
    }

    private static String number(@Nullable Double value, int decimals) {
        if (value == null) return "-";
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        boolean exact = rounded.stripTrailingZeros().scale() <= 0;
        return exact ? rounded.setScale(0, RoundingMode.HALF_UP).toPlainString() : rounded.toPlainString();
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths[column] - width(cell));
            line.append(NUMBERS.contains(column) ? space + cell : cell + space).append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** {@return columns of a terminal that a text takes; ideographs and full-width signs take two} */
    static int width(String text) {
        return text.codePoints().map(EvaluationTable::width).sum();
    }

    private static int width(int codePoint) {
        boolean wide = (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0x3380 && codePoint <= 0x33DF)
                || codePoint >= 0x20000;
        return wide ? 2 : 1;
    }

    /** {@return CSV with a byte order mark, so that spreadsheets read it; numbers with all their digits} */
    String csv(String region, String period) {
        var out = new StringBuilder("\uFEFF");
        out.append(ValueTables.line(
                "code",
                "name",
                "region",
                "period",
                "value",
                "unit",
                "numerator",
                "denominator",
                "status",
                "light",
                "supply"));
        for (Row row : rows) {
            out.append(ValueTables.line(
                    row.id(),
                    row.name(),
                    region,
                    period,
                    exact(row.value()),
                    row.unit(),
                    exact(row.numerator()),
                    exact(row.denominator()),
                    row.status(),
                    row.light(),
                    row.supply()));
        }
        return out.toString();
    }

    private static @Nullable String exact(@Nullable Double value) {
        return value == null
                ? null
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** {@return how many have a number} */
    long known() {
        return rows.stream().filter(Row::hasValue).count();
    }

    int size() {
        return rows.size();
    }
}
