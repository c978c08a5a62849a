/** Puts the module together. */
@NullMarked
package org.songhua.ledger.internal;

import org.jspecify.annotations.NullMarked;
