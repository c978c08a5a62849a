package org.songhua.engine.visibility;

/**
 * Heights at the points of a regular grid, row by row, the first row northernmost; between points along grid lines heights
 * are interpolated linearly. Metres above one level for ground and buildings alike. Immutable.
 */
public final class HeightGrid {
    private final int columns;
    private final int rows;
    private final double columnWidth_m;
    private final double rowHeight_m;
    final float[] heights_m;

    private HeightGrid(int columns, int rows, double columnWidth_m, double rowHeight_m, float[] heights_m) {
        this.columns = columns;
        this.rows = rows;
        this.columnWidth_m = columnWidth_m;
        this.rowHeight_m = rowHeight_m;
        this.heights_m = heights_m;
    }

    /**
     * {@return a grid}
     *
     * @param columnWidthM metres between columns, above 0
     * @param rowHeightM metres between rows, above 0
     * @param heightsM finite heights, {@code columns * rows} of them
     */
    public static HeightGrid of(int columns, int rows, double columnWidthM, double rowHeightM, float[] heightsM) {
        if (columns < 1 || rows < 1 || heightsM.length != (long) columns * rows) {
            throw new IllegalArgumentException(columns + " x " + rows + " points and " + heightsM.length + " heights.");
        }
        if (!(columnWidthM > 0 && rowHeightM > 0)) throw new IllegalArgumentException("A cell of no size.");
        for (float height : heightsM) {
            if (!Float.isFinite(height)) throw new IllegalArgumentException("A height of " + height + ".");
        }
        return new HeightGrid(columns, rows, columnWidthM, rowHeightM, heightsM.clone());
    }

    /** {@return the grid with buildings on it: metres above the ground at each point, 0 where there is none} */
    public HeightGrid withBuildings(float[] aboveGroundM) {
        if (aboveGroundM.length != heights_m.length) throw new IllegalArgumentException("Points differ in number.");
        float[] raised = heights_m.clone();
        for (int i = 0; i < raised.length; i++) raised[i] += aboveGroundM[i];
        return of(columns, rows, columnWidth_m, rowHeight_m, raised);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public double columnWidth_m() {
        return columnWidth_m;
    }

    public double rowHeight_m() {
        return rowHeight_m;
    }

    public float height_m(int column, int row) {
        return heights_m[row * columns + column];
    }
}
