/** Ledgers over HTTP: accounts, postings, counter-entries and the proof of all of them. */
@NullMarked
package org.songhua.edge.ledger;

import org.jspecify.annotations.NullMarked;
