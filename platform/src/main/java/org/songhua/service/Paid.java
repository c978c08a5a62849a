package org.songhua.service;

import java.util.List;
import org.songhua.engine.fault.Fault;

/**
 * What came of the payments of a month.
 *
 * @param booked how many were booked now
 * @param before how many had been booked before
 * @param refused what could not be booked, by application
 */
public record Paid(int booked, int before, List<Fault> refused) {
    public Paid {
        refused = List.copyOf(refused);
    }
}
