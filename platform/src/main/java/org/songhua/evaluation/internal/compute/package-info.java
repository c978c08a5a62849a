/**
 * Computes indicators from city objects: totals by region, in SQL where the database decides, else in metres on the ground.
 *
 * <p>{@link JdbcInputs} says what there is of each class as a digest that is a sum, so that edits since the last run change it by
 * their difference. {@link TotalsCache} keeps totals by what was asked and by these digests; {@link OnTheGround} and
 * {@link Counted} bring one that is kept up to date from the objects that edits {@link Touched}.
 */
@NullMarked
package org.songhua.evaluation.internal.compute;

import org.jspecify.annotations.NullMarked;
