/**
 * Copies of the current objects, many to a row, for who reads all that lies at a place. They follow from the rows of {@code
 * cim.object}, which alone say what is so: a cell that somebody writes to is read from its rows until its blocks are made anew.
 */
@NullMarked
package org.songhua.cim.internal.blocks;

import org.jspecify.annotations.NullMarked;
