/** Warnings over HTTP: the duty desk's API, events to follow, rules with their trial runs, and the CAP feed. */
@NullMarked
package org.songhua.edge.warning;

import org.jspecify.annotations.NullMarked;
