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

    /** Forms that a report is written in. */
    enum Output {
        HTML,
        WORD,
        PDF
    }

    /** {@return the kinds of reports that the packs declare} */
    List<ReportTemplate> templates();

    /**
     * {@return a report as a file; the same stored values give the same bytes}
     *
     * @throws org.songhua.people.NotFoundException when no pack declares such a report, or the plan has no such clause or lead
     */
    byte[] write(Order order, Output output, Scope scope);

    /**
     * {@return the text of a Word file as HTML, with its numbers quoted and the stamp of the report it is; to be checked}
     *
     * @throws org.songhua.engine.fault.FaultException with EVAL-054 when it is none
     */
    String textOfWord(byte[] file);

    /** {@return everything in a report that contradicts itself or the stored values of a region and period} */
    List<Fault> check(Draft draft, Scope scope);

    /**
     * {@return a report on the plan in a region, every number quoted by its id; HTML without scripts}
     *
     * @param plan code of a plan; null for the first that the packs declare
     */
    String write(@Nullable String plan, String geography, String period, Scope scope);

    /**
     * A report to be written.
     *
     * @param template code
     * @param geography code of a region or of a group of regions
     * @param period year
     * @param clause number of a clause; for reports on one
     * @param lead name of a department; for reports on what it leads
     */
    record Order(
            String template,
            String geography,
            String period,
            @Nullable Integer clause,
            @Nullable String lead) {}

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
