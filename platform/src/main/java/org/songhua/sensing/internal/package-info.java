/** What sensing keeps to itself. */
@NullMarked
package org.songhua.sensing.internal;

import org.jspecify.annotations.NullMarked;
