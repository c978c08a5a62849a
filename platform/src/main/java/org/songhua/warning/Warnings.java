package org.songhua.warning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** The warnings. Every read takes the {@link Scope} of who asks; warnings outside it do not exist for them. */
public interface Warnings {

    /** {@return warnings; the queue by level and waiting time, all else the newest first} */
    List<Warning> list(WarningFilter filter, Scope scope);

    /** {@return how many there are in all by field, whatever field and page the filter asks for; most first} */
    Map<String, Long> countByPack(WarningFilter filter, Scope scope);

    /** {@return warnings that were issued, whatever stage they are at now, without those issued as followers; the newest first} */
    List<Warning> listIssued(int limit, Scope scope);

    Optional<Warning> find(long id, Scope scope);

    /** {@return number of warnings that need somebody now, by level word, and under {@code late} those that are late} */
    Map<String, Long> counts(Scope scope);

    /** {@return what happened to a warning, in order} */
    List<WarningStep> steps(long id, Scope scope);

    /**
     * Does what somebody wants. It is done to the followers of a warning too.
     *
     * @throws org.songhua.people.NotFoundException when there is no such warning within their scope
     * @throws org.songhua.engine.fault.FaultException with what is missing (WARN-001), or why it cannot be done now (WARN-002, WARN-003, WARN-004)
     */
    Warning act(long id, WarningCommand command, Caller caller);

    /** {@return news after an event, in order} */
    List<WarningEvent> events(long after, int limit, Scope scope);

    /** {@return number of the newest event} */
    long lastEvent();

    /** {@return how well each rule did, those with most warnings first} */
    List<RuleStatistics> statistics(Instant from, Instant until, Scope scope);
}
