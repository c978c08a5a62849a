/** Ledgers in the database. */
@NullMarked
package org.songhua.ledger.internal.books;

import org.jspecify.annotations.NullMarked;
