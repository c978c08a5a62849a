package org.songhua.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.songhua.pack.Text;

/**
 * A kind of account.
 *
 * @param code its code
 * @param title what people call it
 * @param held whether each holder has one of their own; else there is one for the whole ledger
 * @param least balance below which no posting may bring it, in the unit of the ledger; null for none. A counter-entry may:
 *     what was given wrongly is owed, even when it is spent
 */
public record AccountKind(
        String code, Text title, boolean held, @Nullable BigDecimal least) {

    /** {@return whether its balance must be known before a posting is made} */
    public boolean isKept() {
        return held || least != null;
    }

    /** {@return code of the account of a holder; the kind itself where there is one for all} */
    public String account(@Nullable String holder) {
        return held ? code + ":" + holder : code;
    }
}
