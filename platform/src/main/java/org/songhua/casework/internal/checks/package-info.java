/** Checks of what the database holds of cases. */
@NullMarked
package org.songhua.casework.internal.checks;

import org.jspecify.annotations.NullMarked;
