/** Registers over HTTP: what they are, their records, tables in and out. */
@NullMarked
package org.songhua.edge.register;

import org.jspecify.annotations.NullMarked;
