package org.songhua.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.songhua.engine.rule.Reason;

/** Warnings of analyses. They go the way of all others: queue, duty, issue, case, end. */
public interface Findings {

    /** {@return the warning of a code that is in alarm} */
    Optional<Warning> inAlarm(String code);

    /** {@return the newest warning of a code, whatever became of it} */
    Optional<Warning> newest(String code);

    /**
     * Raises a warning, unless one of that code is in alarm already. Warnings that its things raised within a quarter of an hour follow it, as do those
     * of its field nearby; what was issued by itself stays by itself.
     *
     * @return the warning that is in alarm then
     */
    Warning raise(Finding finding);

    /** Ends the warning of a code that is in alarm, if there is one: the cause is gone. */
    void end(String code, Instant at, List<Reason> reasons);
}
