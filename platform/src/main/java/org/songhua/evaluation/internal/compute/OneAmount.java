package org.songhua.evaluation.internal.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.evaluation.internal.declared.PackWords;

/** What one object adds to a total that the database makes, as an expression of it, with the condition under which it counts. */
final class OneAmount {
    final List<@Nullable Object> before = new ArrayList<>();
    final List<@Nullable Object> after;
    final String sql;
    final String where;

    OneAmount(Total total, PackWords words, Map<String, Double> parameters) {
        sql = switch (total.measure()) {
            case SUM -> attribute(total, words, 0);
            case GAP ->
                "case when " + difference(total, words) + " > 0 then " + difference(total, words) + " else 0 end";
            default -> "1";
        };
        var condition = ConditionSql.of(total.over(), words, parameters);
        where = condition.sql();
        after = condition.values();
    }

    private String difference(Total total, PackWords words) {
        return attribute(total, words, 0) + " - " + attribute(total, words, 1);
    }

    private String attribute(Total total, PackWords words, int number) {
        return ConditionSql.number(total.attributes().get(number), JdbcTotals.scale(total, words, number), before);
    }
}
