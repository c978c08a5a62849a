package org.songhua.evaluation.internal.compute;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.formula.Evaluator;
import org.songhua.engine.formula.Expression;
import org.songhua.engine.formula.Expression.Selection;
import org.songhua.engine.formula.Expression.Total;
import org.songhua.evaluation.internal.compute.JdbcTotals.Shape;
import org.songhua.evaluation.internal.declared.PackWords;

/**
 * A total that is asked for, with all that its answer depends on.
 *
 * @param parameters in base units
 */
record Asked(JdbcTotals store, Total total, PackWords words, Map<String, Double> parameters, Moment moment) {

    /** Hands over the objects of a selection, in order of id. */
    void each(Selection selection, Within within, Consumer<Shape> sink) {
        store.each(selection, words, parameters, moment, within, sink);
    }

    /** {@return the sums of the database by region} */
    Map<String, Part> parts(Within within) {
        return store.total(total, words, parameters, moment, within);
    }

    /** {@return objects for which the condition cannot be decided, by region} */
    Map<String, Long> undecided(Within within) {
        return store.undecided(total.over(), words, parameters, moment, within);
    }

    /** {@return what an expression of numbers and parameters comes to; null when something is missing} */
    @Nullable
    Double constant(Expression expression) {
        return Evaluator.number(expression, new Constants(parameters));
    }
}
