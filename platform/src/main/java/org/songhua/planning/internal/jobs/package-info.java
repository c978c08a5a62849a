/** Analyses that run in the background. */
@NullMarked
package org.songhua.planning.internal.jobs;

import org.jspecify.annotations.NullMarked;
