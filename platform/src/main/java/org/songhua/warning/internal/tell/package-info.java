/** Telling others: what becomes of warnings goes to webhooks and by mail. */
@NullMarked
package org.songhua.warning.internal.tell;

import org.jspecify.annotations.NullMarked;
