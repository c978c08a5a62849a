package org.songhua.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Scope;

/** Reports held against the stored values. */
public interface Reports {

    /** Forms of a report. */
    enum Form {
        TEXT,
        HTML,
        CSV
    }

    /** {@return everything in a report that contradicts itself or the stored values of a region and period} */
    List<Fault> check(Draft draft, Scope scope);

    /**
     * {@return a report on the plan in a region, every number quoted by its id; HTML without scripts}
     *
     * @param plan code of a plan; null for the first that the packs declare
     */
    String write(@Nullable String plan, String geography, String period, Scope scope);

    /**
     * A report.
     *
     * @param cityClass whose thresholds count; null for that of the geography
     */
    record Draft(
            Form form,
            String text,
            String geography,
            String period,
            @Nullable String cityClass) {}
}
