/** Reading packs: their format, their folders, the checks over all packs together, and the runner of their examples. */
@NullMarked
package org.songhua.pack.internal;

import org.jspecify.annotations.NullMarked;
