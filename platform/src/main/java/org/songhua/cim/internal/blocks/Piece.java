package org.songhua.cim.internal.blocks;

/**
 * An object that is to go into a block.
 *
 * @param cell that it belongs to
 * @param classCode of it
 * @param zoom smallest that shows it
 * @param box west, south, east, north in degrees
 * @param head all but the geometry, as the column {@code packed} has it, in UTF-8
 * @param geometry WKB
 */
@SuppressWarnings("ArrayRecordComponent") // on its way from one row to another
record Piece(long cell, String classCode, int zoom, double[] box, byte[] head, byte[] geometry) {
    int bytes() {
        return head.length + geometry.length;
    }
}
