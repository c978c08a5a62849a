package org.songhua.wiring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.Evaluation.Area;
import org.songhua.evaluation.Evaluation.Run;

/** Indicators computed here, or by a platform that runs. */
interface EvaluationPort {

    /** Computes everything for a year. */
    Run run(String period);

    /** {@return the regions there are, from the largest to the smallest} */
    List<Area> regions();

    /**
     * {@return every indicator in a region}
     *
     * @param edition system and year, such as {@code mohurd-2025}; null for all
     */
    List<Row> rows(@Nullable String edition, String region, String period);

    /**
     * An indicator in a region.
     *
     * @param value in the unit; null without a number, never 0
     * @param numerator in base units; null without one
     * @param denominator in base units; null for what simply adds up
     * @param status such as {@code measured} or {@code not_collected}
     * @param light green, yellow, red or unknown
     * @param supply what a person must supply while there is no number; empty when nothing
     */
    record Row(
            String id,
            String name,
            String unit,
            int decimals,
            @Nullable Double value,
            @Nullable Double numerator,
            @Nullable Double denominator,
            String status,
            String light,
            String supply) {
        /** {@return whether there is a number} */
        boolean hasValue() {
            return value != null;
        }
    }
}
