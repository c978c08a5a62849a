package org.songhua.ledger.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;

/** What became of a draft: booked, or refused with every reason. */
public sealed interface Decision {

    /**
     * It is booked.
     *
     * @param from account that gives
     * @param to account that takes
     * @param amount what goes from one to the other, above zero
     * @param coefficient what the quantity was multiplied with
     * @param coefficientFrom since when that holds; null where there is none
     * @param basis law or document that sets it; empty where there is none
     */
    record Booked(
            String from,
            String to,
            BigDecimal amount,
            BigDecimal coefficient,
            @Nullable LocalDate coefficientFrom,
            String basis)
            implements Decision {}

    /**
     * It is not.
     *
     * @param faults why not
     */
    record Refused(List<Fault> faults) implements Decision {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
