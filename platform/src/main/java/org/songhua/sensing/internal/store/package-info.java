/** How readings are kept: a journal and packed blocks on PostgreSQL, the newest in memory. See package.md. */
@NullMarked
package org.songhua.sensing.internal.store;

import org.jspecify.annotations.NullMarked;
