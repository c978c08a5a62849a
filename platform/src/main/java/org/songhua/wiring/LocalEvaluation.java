package org.songhua.wiring;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.indicator.Measured;
import org.songhua.evaluation.Evaluation;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Run;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.evaluation.Plan;
import org.songhua.evaluation.Plan.Stand;
import org.songhua.pack.Text;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** Indicators computed in this process, over a database nobody serves. */
final class LocalEvaluation implements EvaluationPort {
    private final Evaluation evaluation;
    private final Plan plan;

    LocalEvaluation(Evaluation evaluation, Plan plan) {
        this.evaluation = evaluation;
        this.plan = plan;
    }

    @Override
    public Run run(String period) {
        return evaluation.evaluate(period, Caller.SYSTEM);
    }

    @Override
    public List<Area> regions() {
        return evaluation.places(Scope.ALL);
    }

    @Override
    public List<Row> rows(@Nullable String edition, String region, String period) {
        return plan.stands(edition, region, period, Scope.ALL).stream()
                .map(LocalEvaluation::row)
                .toList();
    }

    private static Row row(Stand stand) {
        IndicatorValue value = stand.value();
        Measured measured = value == null ? Measured.without(stand.indicator().otherwise()) : value.measured();
        Text supply = stand.supply();
        return new Row(
                stand.indicator().id(),
                stand.indicator().name().zh(),
                stand.indicator().unitText(),
                stand.indicator().decimals(),
                known(measured.value()),
                known(measured.numerator()),
                known(measured.denominator()),
                measured.status().code(),
                stand.light().name().toLowerCase(Locale.ROOT),
                supply == null ? "" : supply.zh());
    }

    private static @Nullable Double known(double number) {
        return Double.isFinite(number) ? (Double) number : null;
    }
}
