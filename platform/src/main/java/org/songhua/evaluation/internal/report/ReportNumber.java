package org.songhua.evaluation.internal.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.songhua.engine.indicator.Status;
import org.songhua.evaluation.IndicatorDefinition;
import org.songhua.evaluation.IndicatorValue;

/**
 * A number of a report.
 *
 * @param id by which it is quoted: indicator and edition, region, year
 * @param name what it is called
 * @param printed rounded to the decimals of its indicator, half up
 * @param value exactly
 * @param unit as written after it
 * @param geography code of the region
 * @param period year
 * @param status in words
 * @param hash of the stored value; of a count, what was counted
 */
record ReportNumber(
        String id,
        String name,
        String printed,
        double value,
        String unit,
        String geography,
        String period,
        String status,
        String hash) {

    static ReportNumber of(IndicatorDefinition indicator, IndicatorValue value) {
        double number = value.measured().value();
        String printed = BigDecimal.valueOf(number)
                .setScale(indicator.decimals(), RoundingMode.HALF_UP)
                .toPlainString();
        return new ReportNumber(
                value.quote(),
                indicator.name().zh(),
                printed,
                number,
                indicator.unitText(),
                value.geography(),
                value.period(),
                value.measured().status() == Status.ESTIMATED ? "估算" : "实测",
                value.hash());
    }

    /** {@return how many there are of something that the report itself counts} */
    static ReportNumber count(String what, String name, long count, String unit, String geography, String period) {
        String id = "count:" + what + "@" + geography + "@" + period;
        return new ReportNumber(
                id, name, String.valueOf(count), count, unit, geography, period, "计数", String.valueOf(count));
    }
}
