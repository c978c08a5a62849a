/** Past cases of another system: how its table is read. */
@NullMarked
package org.songhua.casework.internal.takeover;

import org.jspecify.annotations.NullMarked;
