/** Ledgers: points, quotas and subsidies that packs declare, kept by double entry, with balances that can be proved. */
@NullMarked
@ApplicationModule(allowedDependencies = {"pack", "pack :: part", "pack :: yaml", "people", "register", "store"})
package org.songhua.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
