/** Applications over the database, the register, the ledger and the vault. */
@NullMarked
package org.songhua.service.internal.desk;

import org.jspecify.annotations.NullMarked;
