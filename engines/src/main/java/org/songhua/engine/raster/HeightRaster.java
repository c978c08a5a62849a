package org.songhua.engine.raster;

import java.util.OptionalInt;
import org.songhua.engine.fault.Place;

/** Heights at the middles of cells in the rows and columns of a reference system, the first row northernmost. Immutable. */
public final class HeightRaster {
    /** A raster with more cells is too much for points. */
    public static final long MOST_CELLS = 4_000_000;

    private final int columns;
    private final int rows;
    private final float[] heights_m;
    private final Grid grid;
    private final OptionalInt epsg;

    /**
     * Where cells lie, in units of the system.
     *
     * @param west of the middle of the first cell
     * @param north of the middle of the first cell
     * @param width of a cell, above 0
     * @param height of a cell, above 0
     */
    record Grid(double west, double north, double width, double height) {
        boolean isSound() {
            return Double.isFinite(west) && Double.isFinite(north) && isSize(width) && isSize(height);
        }

        private static boolean isSize(double size) {
            return Double.isFinite(size) && size > 0;
        }
    }

    /** @param heights_m row by row, not a number where there is none; not to be changed any more */
    HeightRaster(int columns, int rows, float[] heights_m, Grid grid, OptionalInt epsg) {
        this.columns = columns;
        this.rows = rows;
        this.heights_m = heights_m;
        this.grid = grid;
        this.epsg = epsg;
    }

    static int checkedSize(Place file, long columns, long rows) {
        if (columns < 1 || rows < 1) throw RasterFaults.damaged(file, "it has no cells");
        if (columns > MOST_CELLS || rows > MOST_CELLS || columns * rows > MOST_CELLS)
            throw RasterFaults.tooLarge(file, columns, rows);
        return (int) (columns * rows);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** {@return metres, not a number where there is no value} */
    public float height_m(int column, int row) {
        return heights_m[row * columns + column];
    }

    /** {@return longitude or easting of the middle of a column} */
    public double x(int column) {
        return grid.west + column * grid.width;
    }

    /** {@return latitude or northing of the middle of a row} */
    public double y(int row) {
        return grid.north - row * grid.height;
    }

    /** {@return EPSG code of the system, if the file tells one} */
    public OptionalInt epsg() {
        return epsg;
    }
}
