/** Computes indicators from city objects: totals by region, in SQL where the database decides, else in metres on the ground. */
@NullMarked
package org.songhua.evaluation.internal.compute;

import org.jspecify.annotations.NullMarked;
