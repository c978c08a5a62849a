/** Scenarios that are kept. */
@NullMarked
package org.songhua.planning.internal.scenarios;

import org.jspecify.annotations.NullMarked;
