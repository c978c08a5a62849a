/** What is usual for a series at a time of day and week, with its spread, learned as readings come. See package.md. */
@NullMarked
package org.songhua.engine.baseline;

import org.jspecify.annotations.NullMarked;
