/** What is booked and what is not: pure decisions over what an account holds, and the hashes that prove them. */
@NullMarked
package org.songhua.ledger.internal.rules;

import org.jspecify.annotations.NullMarked;
