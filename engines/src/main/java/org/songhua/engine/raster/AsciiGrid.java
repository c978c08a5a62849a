package org.songhua.engine.raster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Reads ESRI ASCII grids: a header of names with numbers, then the values row by row, northernmost first. */
public final class AsciiGrid {
    private static final int LONGEST_WORD = 60;

    private final ByteBuffer text;
    private final Place file;
    private final Map<String, Double> header = new HashMap<>();

    private AsciiGrid(ByteBuffer text, Place file) {
        this.text = text;
        this.file = file;
    }

    /** {@return whether bytes begin as such a grid does} */
    public static boolean isOne(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("ncols") || start.startsWith("nrows");
    }

    /**
     * {@return the raster; its system is never told}
     *
     * @throws FaultException {@code RAS-002} to {@code RAS-004}
     */
    public static HeightRaster read(ByteBuffer text, Place file) {
        return new AsciiGrid(text.slice(), file).read();
    }

    private HeightRaster read() {
        String first = readHeader();
        int columns = whole("ncols");
        int rows = whole("nrows");
        var heights = new float[HeightRaster.checkedSize(file, columns, rows)];
        HeightRaster.Grid grid = grid(rows);
        double none = header.getOrDefault("nodata_value", -9999.0);
        String word = first;
        for (int i = 0; i < heights.length; i++) {
            if (word == null)
                throw RasterFaults.damaged(file, "it ends after %d of %d values".formatted(i, heights.length));
            double value = number(word);
            heights[i] = value == none ? Float.NaN : (float) value;
            word = word();
        }
        return new HeightRaster(columns, rows, heights, grid, OptionalInt.empty());
    }

    /** {@return the first word that is a value} */
    private @Nullable String readHeader() {
        String word = word();
        while (word != null && Character.isLetter(word.charAt(0)) && !isNotANumber(word)) {
            String value = word();
            if (value == null) break;
            header.put(word.toLowerCase(Locale.ROOT), number(value));
            word = word();
        }
        return word;
    }

    private static boolean isNotANumber(String word) {
        return word.equalsIgnoreCase("nan");
    }

    private HeightRaster.Grid grid(int rows) {
        double width = header.containsKey("cellsize") ? value("cellsize") : value("dx");
        double height = header.containsKey("cellsize") ? width : value("dy");
        double west = header.containsKey("xllcenter") ? value("xllcenter") : value("xllcorner") + width / 2;
        double south = header.containsKey("yllcenter") ? value("yllcenter") : value("yllcorner") + height / 2;
        var grid = new HeightRaster.Grid(west, south + (rows - 1) * height, width, height);
        if (!grid.isSound()) throw RasterFaults.nowhere(file, "its corner or the size of its cells is none");
        return grid;
    }

    private int whole(String name) {
        double value = value(name);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE)
            throw RasterFaults.damaged(file, name + " is no whole number");
        return (int) value;
    }

    private double value(String name) {
        Double value = header.get(name);
        if (value == null) throw RasterFaults.nowhere(file, "its header lacks " + name);
        return value;
    }

    private double number(String word) {
        try {
            return isNotANumber(word) ? Double.NaN : Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw RasterFaults.damaged(file, "\"" + word + "\" is no number");
        }
    }

    private @Nullable String word() {
        while (text.hasRemaining() && text.get(text.position()) <= ' ' && text.get(text.position()) >= 0) text.get();
        var word = new StringBuilder();
        while (text.hasRemaining() && (text.get(text.position()) > ' ' || text.get(text.position()) < 0)) {
            if (word.length() == LONGEST_WORD) throw RasterFaults.damaged(file, "\"" + word + "…\" is no number");
            word.append((char) (text.get() & 0xFF));
        }
        return word.isEmpty() ? null : word.toString();
    }
}
