package org.songhua.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param ledger code of the ledger
 * @param code its code: its kind, and after a colon its holder if it has one
 * @param kind code of its kind
 * @param holder whose it is; null for an account of the ledger itself
 * @param balance sum of its entries, in the unit of the ledger
 * @param openedAt when it was opened
 */
public record Account(
        String ledger, String code, String kind, @Nullable String holder, BigDecimal balance, Instant openedAt) {}
