package org.songhua.engine.shapefile;

/**
 * A column of an attribute table.
 *
 * @param name at most ten bytes in the table's encoding
 * @param type C text, N or F number, D day, L truth, and rarely I, O, B, T, M
 * @param length bytes of a value
 * @param decimals digits behind the point
 */
public record DbfField(String name, char type, int length, int decimals) {}
