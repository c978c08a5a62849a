/** News of cases to other systems, by the outbox of {@link org.songhua.outward}. */
@NullMarked
package org.songhua.casework.internal.webhooks;

import org.jspecify.annotations.NullMarked;
