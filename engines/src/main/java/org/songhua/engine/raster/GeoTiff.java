package org.songhua.engine.raster;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * Reads GeoTIFF of one band: whole or floating numbers of 8 to 64 bits in strips or tiles, plain or deflated.
 *
 * @see <a href="https://docs.ogc.org/is/19-008r4/19-008r4.html">OGC GeoTIFF 1.1</a>
 */
public final class GeoTiff {
    private static final int WIDTH = 256;
    private static final int LENGTH = 257;
    private static final int SAMPLES = 277;
    private static final int STRIP_OFFSETS = 273;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_LENGTH = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    private static final int PIXEL_SCALE = 33550;
    private static final int TIE_POINT = 33922;
    private static final int NO_DATA = 42113;
    private static final int RASTER_TYPE = 1025;
    private static final int GEOGRAPHIC = 2048;
    private static final int PROJECTED = 3072;
    private static final int POINTS = 2;
    /** Keys from here on mean that somebody defined a system of their own. */
    private static final int OWN_SYSTEM = 32767;

    private static final String PLAIN = "Convert it: gdal_translate -b 1 -ot Float32 -co COMPRESS=DEFLATE IN OUT.";

    private final TiffDirectory directory;
    private final Place file;
    private final int columns;
    private final int rows;
    private final float[] heights_m;

    private GeoTiff(TiffDirectory directory, Place file) {
        this.directory = directory;
        this.file = file;
        if (directory.wholeOr(SAMPLES, 1) != 1) throw RasterFaults.unread(file, "it has several bands", PLAIN);
        long width = directory.whole(WIDTH, 0);
        long length = directory.whole(LENGTH, 0);
        this.heights_m = new float[HeightRaster.checkedSize(file, width, length)];
        this.columns = (int) width;
        this.rows = (int) length;
    }

    /**
     * {@return the raster}
     *
     * @throws FaultException {@code RAS-001} to {@code RAS-004}
     */
    public static HeightRaster read(ByteBuffer bytes, Place file) {
        var tiff = new GeoTiff(new TiffDirectory(bytes, file), file);
        HeightRaster.Grid grid = tiff.grid();
        tiff.fill();
        tiff.voids();
        return new HeightRaster(tiff.columns, tiff.rows, tiff.heights_m, grid, tiff.epsg());
    }

    private HeightRaster.Grid grid() {
        if (directory.count(PIXEL_SCALE) < 2 || directory.count(TIE_POINT) < 6)
            throw RasterFaults.nowhere(file, "it has no tie point and size of cells, or is turned");
        double width = directory.real(PIXEL_SCALE, 0);
        double height = directory.real(PIXEL_SCALE, 1);
        double half = directory.geoKey(RASTER_TYPE).orElse(1) == POINTS ? 0 : 0.5;
        double west = directory.real(TIE_POINT, 3) + (half - directory.real(TIE_POINT, 0)) * width;
        double north = directory.real(TIE_POINT, 4) - (half - directory.real(TIE_POINT, 1)) * height;
        var grid = new HeightRaster.Grid(west, north, width, height);
        if (!grid.isSound()) throw RasterFaults.nowhere(file, "its tie point or the size of its cells is none");
        return grid;
    }

    private OptionalInt epsg() {
        OptionalInt projected = directory.geoKey(PROJECTED);
        OptionalInt key = projected.isPresent() ? projected : directory.geoKey(GEOGRAPHIC);
        return key.isPresent() && key.getAsInt() > 0 && key.getAsInt() < OWN_SYSTEM ? key : OptionalInt.empty();
    }

    private void fill() {
        boolean tiled = directory.has(TILE_OFFSETS);
        int width = tiled ? size(TILE_WIDTH, 0) : columns;
        int length = tiled ? size(TILE_LENGTH, 0) : Math.min(rows, size(ROWS_PER_STRIP, rows));
        var blocks = new TiffBlocks(directory, file, width);
        int block = 0;
        for (int top = 0; top < rows; top += length)
            for (int left = 0; left < columns; left += width) {
                int lines = tiled ? length : Math.min(length, rows - top);
                ByteBuffer values = blocks.unpack(
                        directory.whole(tiled ? TILE_OFFSETS : STRIP_OFFSETS, block),
                        directory.whole(tiled ? TILE_BYTES : STRIP_BYTES, block),
                        lines);
                put(blocks, values, left, top, width, lines);
                block++;
            }
    }

    private int size(int tag, long otherwise) {
        long size = directory.wholeOr(tag, otherwise);
        if (size < 1) throw RasterFaults.damaged(file, "a strip or tile has no size");
        return (int) Math.min(size, Integer.MAX_VALUE / 2);
    }

    private void put(TiffBlocks blocks, ByteBuffer values, int left, int top, int width, int lines) {
        int right = Math.min(columns - left, width);
        for (int line = 0; line < Math.min(lines, rows - top); line++)
            for (int i = 0; i < right; i++)
                heights_m[(top + line) * columns + left + i] = blocks.value(values, line * width + i);
    }

    private void voids() {
        String text = directory.text(NO_DATA);
        if (text.isEmpty()) return;
        try {
            float none = Float.parseFloat(text);
            for (int i = 0; i < heights_m.length; i++) if (heights_m[i] == none) heights_m[i] = Float.NaN;
        } catch (NumberFormatException e) {
            throw RasterFaults.damaged(file, "its void value is no number");
        }
    }
}
