package org.songhua.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.evaluation.IndicatorValue;
import org.songhua.people.Caller;
import org.songhua.register.RegisterRecord;

/**
 * All projects, read from the registers of their libraries. What is written, is written through the registers; what does not add up
 * is refused there in the transaction of the step. Every call sees what the caller may see. Unknown libraries and projects
 * end in {@link org.songhua.people.NotFoundException}.
 */
public interface Projects {
    /** Most projects on a board. */
    int MOST = 5_000;

    /** {@return the libraries the caller's scope reaches} */
    List<Library> list(Caller caller);

    /** {@return the library whose projects stand in that register} */
    Library get(String library, Caller caller);

    /**
     * {@return the projects of a library in order of their keys, at most {@link #MOST}}
     *
     * @param planYear year in whose plan they stand; null for all
     * @param today day by which milestones are judged
     */
    List<ProjectSheet> board(String library, @Nullable Integer planYear, LocalDate today, Caller caller);

    /** {@return a project, judged by a day} */
    ProjectSheet sheet(String library, UUID project, LocalDate today, Caller caller);

    /** {@return the project that a record of a part or a problem belongs to, if it belongs to one within the scope} */
    Optional<RegisterRecord> projectOf(String register, UUID record, Caller caller);

    /** {@return how many of the problems found in the year before are closed by the end of a year} */
    Closure closure(String library, int year, Caller caller);

    /**
     * Enters the share closed as a value of the indicator that the library names: numerator, denominator, the register as its
     * source. It counts when somebody else has approved it, and stays marked as entered.
     *
     * @param geography code of the region whose problems are counted
     * @throws org.songhua.people.NotFoundException when the library has no such indicator
     * @throws org.songhua.engine.fault.FaultException when nothing was found the year before, which is neither 0 nor 100
     */
    IndicatorValue proposeClosure(String library, int year, String geography, Caller caller);

    /**
     * {@return the problems that {@link #closure} counts}
     *
     * @param closedOnly only those that it counts as closed
     */
    List<RegisterRecord> problems(String library, int year, boolean closedOnly, Caller caller);
}
