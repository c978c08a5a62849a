package org.songhua.cim.internal.imports.geojson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A geometry as the file has it: type, positions in a row, and where lines and polygons end. */
final class ParsedGeometry {
    /** Nesting of {@code coordinates} for a MultiPolygon; deeper is no geometry. */
    static final int MAX_NESTING = 4;

    @Nullable
    String type;

    /** Members of a collection; null when it is none. */
    @Nullable
    List<ParsedGeometry> members;

    boolean hasCoordinates = false;
    /** Arrays around each number: 1 for a point to 4 for a multipolygon; 0 when there is no position. */
    int nesting = 0;
    /** What is wrong with the coordinates; null when they are sound. */
    @Nullable
    String mistake;

    private double[] xyz = new double[24];
    private int positions = 0;
    private boolean hasZ = false;
    /** Number of positions before the end of each line, and of lines before the end of each polygon. */
    private final List<Integer> lineEnds = new ArrayList<>();

    private final List<Integer> polygonEnds = new ArrayList<>();

    void addPosition(double x, double y, double z) {
        if (3 * positions + 3 > xyz.length) xyz = Arrays.copyOf(xyz, 2 * xyz.length);
        xyz[3 * positions] = x;
        xyz[3 * positions + 1] = y;
        xyz[3 * positions + 2] = z;
        hasZ |= !Double.isNaN(z);
        positions++;
    }

    /** Notes the end of an array that holds positions (height 1) or lines (height 2). */
    void endArray(int height) {
        if (height == 1) lineEnds.add(positions);
        else if (height == 2) polygonEnds.add(lineEnds.size());
    }

    void spoil(String what) {
        if (mistake == null) mistake = what;
    }

    int positions() {
        return positions;
    }

    boolean hasZ() {
        return hasZ;
    }

    double x(int i) {
        return xyz[3 * i];
    }

    double y(int i) {
        return xyz[3 * i + 1];
    }

    double z(int i) {
        return xyz[3 * i + 2];
    }

    List<Integer> lineEnds() {
        return lineEnds;
    }

    List<Integer> polygonEnds() {
        return polygonEnds;
    }
}
