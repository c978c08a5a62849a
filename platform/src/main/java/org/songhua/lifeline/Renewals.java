package org.songhua.lifeline;

import java.util.Optional;
import org.songhua.people.Caller;

/** Which pipes of the city's networks to renew before they break. */
public interface Renewals {

    /** Most pipes of one list. */
    int MOST = 500;

    /**
     * Ranks the pipes of a network, from the breaks on record and from who is without water when a pipe is shut off. Pipes and breaks that the caller may not see do not count.
     *
     * @param budget yuan
     * @throws org.songhua.people.NotFoundException when there is no such network, or its pack does not say how renewal is planned
     * @throws org.songhua.engine.fault.FaultException LIFE-005 when the budget is out of range
     */
    RenewalReport plan(String lifeline, double budget, Caller caller);

    /** {@return where the breaks of a network are on record, if its pack says so} */
    Optional<Breaks> breaks(String lifeline);

    /**
     * Where breaks are on record.
     *
     * @param register its code; each record is a facet of the pipe
     * @param date field with the day
     * @param since first year
     */
    record Breaks(String register, String date, int since) {}
}
