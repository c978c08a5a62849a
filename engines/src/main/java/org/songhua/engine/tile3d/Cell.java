package org.songhua.engine.tile3d;

import org.songhua.engine.geo.WebMercator;

/**
 * A cell of the quadtree: a tile of WebMercatorQuad, so that 3D tiles and map tiles have the same addresses.
 *
 * @param zoom {@link Levels#LEAST_ZOOM} to {@link Levels#MOST_ZOOM}, or 0 to them for the cells above
 * @param column from west
 * @param row from north
 */
public record Cell(int zoom, int column, int row) implements Comparable<Cell> {
    public Cell {
        if (zoom < 0 || zoom > Levels.MOST_ZOOM || column < 0 || row < 0 || column >> zoom != 0 || row >> zoom != 0) {
            throw new IllegalArgumentException("Not a cell: " + zoom + "/" + column + "/" + row);
        }
    }

    /** {@return the cell that a place lies in} */
    public static Cell at(double longitude, double latitude, int zoom) {
        return new Cell(zoom, WebMercator.column(longitude, zoom), WebMercator.row(latitude, zoom));
    }

    /** {@return the cell one zoom above} */
    public Cell parent() {
        return new Cell(zoom - 1, column >> 1, row >> 1);
    }

    /** {@return west, south, east, north in degrees} */
    public double[] bounds() {
        return WebMercator.tileBounds(zoom, column, row);
    }

    /** {@return longitude and latitude of the middle, degrees: the origin of its content} */
    public double[] middle() {
        double[] b = bounds();
        return new double[] {(b[0] + b[2]) / 2, (b[1] + b[3]) / 2};
    }

    /** {@return a number that tells cells apart} */
    public long key() {
        return (long) zoom << 48 | (long) column << 24 | row;
    }

    /** By zoom, then from north to south, then from west to east. */
    @Override
    public int compareTo(Cell other) {
        if (zoom != other.zoom) return Integer.compare(zoom, other.zoom);
        return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return zoom + "/" + column + "/" + row;
    }
}
