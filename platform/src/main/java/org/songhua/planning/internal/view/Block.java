package org.songhua.planning.internal.view;

import org.jspecify.annotations.Nullable;
import org.songhua.cim.ObjectId;

/**
 * A building on a grid.
 *
 * @param id the city object
 * @param name what it is called, if it is
 * @param location where a map shows it, packed
 * @param height_m metres above the ground
 * @param measured false when the record says neither height nor floors
 * @param cells points of the grid that it stands on, row by row; at least one
 */
@SuppressWarnings("ArrayRecordComponent") // read by this module only
public record Block(
        ObjectId id, @Nullable String name, long location, double height_m, boolean measured, int[] cells) {}
