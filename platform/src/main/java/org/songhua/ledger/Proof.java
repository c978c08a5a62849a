package org.songhua.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an examination of a whole ledger found.
 *
 * @param postings how many were examined
 * @param entries how many entries they have
 * @param sum sum of all entries; zero in a ledger that balances
 * @param wrong what does not fit, at most {@link #MOST_WRONG}, in the words of a fault
 */
public record Proof(long postings, long entries, BigDecimal sum, List<String> wrong) {
    /** So many are told. */
    public static final int MOST_WRONG = 100;

    public Proof {
        wrong = List.copyOf(wrong);
    }

    /** {@return whether everything fits} */
    public boolean holds() {
        return sum.signum() == 0 && wrong.isEmpty();
    }
}
