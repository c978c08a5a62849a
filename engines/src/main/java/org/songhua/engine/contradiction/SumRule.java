package org.songhua.engine.contradiction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.songhua.engine.contradiction.Document.Table;
import org.songhua.engine.fault.Fault;

/** Totals of tables against the rows above them. Only what is counted is added up: percentages and decimals are not. */
final class SumRule {
    private static final Pattern TOTAL = Pattern.compile(
            "^(合[\\s\\u3000]*计|总[\\s\\u3000]*计|小[\\s\\u3000]*计|总数|total|sum)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SUBTOTAL = Pattern.compile("小[\\s\\u3000]*计");

    private SumRule() {}

    static void check(Document document, Consumer<Fault> sink) {
        for (Table table : document.tables()) {
            int width = table.rows().isEmpty() ? 0 : table.rows().getFirst().size();
            for (int column = 1; column < width; column++) column(table, column, sink);
        }
    }

    /** {@return whether a row is a total} */
    static boolean isTotal(List<String> row) {
        return !row.isEmpty() && TOTAL.matcher(row.getFirst().strip()).matches();
    }

    private static boolean isSubtotal(List<String> row) {
        return SUBTOTAL.matcher(row.getFirst().strip()).matches();
    }

    /** A subtotal is held against the rows since the total before it, a total against all rows since the last one that was none of a part. */
    private static void column(Table table, int column, Consumer<Fault> sink) {
        var parts = new ArrayList<Printed>();
        var all = new ArrayList<Printed>();
        for (int row = 1; row < table.rows().size(); row++) {
            List<String> cells = table.rows().get(row);
            List<Printed> numbers = Printed.all(cells.get(column));
            boolean counted = numbers.size() == 1 && !numbers.getFirst().isPercent();
            if (!isTotal(cells)) {
                if (counted) {
                    parts.add(numbers.getFirst());
                    all.add(numbers.getFirst());
                }
                continue;
            }
            List<Printed> summed = isSubtotal(cells) ? parts : all;
            if (counted && summed.size() > 1) compare(table, column, summed, numbers.getFirst(), sink);
            parts.clear();
            if (!isSubtotal(cells)) all.clear();
        }
    }

    private static void compare(Table table, int column, List<Printed> parts, Printed total, Consumer<Fault> sink) {
        double sum = parts.stream().mapToDouble(Printed::number).sum();
        double room =
                total.rounding() + parts.stream().mapToDouble(Printed::rounding).sum();
        boolean whole = total.decimals() == 0 && parts.stream().allMatch(part -> part.decimals() == 0);
        if (Math.abs(sum - total.number()) <= (whole ? 0 : room)) return;
        ContradictionCheck.tell(
                sink,
                "CONTRA-005",
                ContradictionCheck.table(table.number()),
                "The parts of \"%s\" add up to %s, the total says %s."
                        .formatted(
                                table.rows().getFirst().get(column),
                                ShareRules.plain(sum),
                                total.value().toPlainString()),
                "Correct the total or say which parts overlap; a building with several problems counts once.");
    }
}
