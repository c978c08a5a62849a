/** News of cases to other systems: an outbox, signed sending with retries, and a watch for what is stuck. */
@NullMarked
package org.songhua.casework.internal.webhooks;

import org.jspecify.annotations.NullMarked;
