/** Watches records and city objects before they are kept, and keeps approvals. */
@NullMarked
package org.songhua.redline.internal.watch;

import org.jspecify.annotations.NullMarked;
