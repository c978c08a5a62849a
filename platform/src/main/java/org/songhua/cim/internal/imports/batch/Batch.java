package org.songhua.cim.internal.imports.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;

/**
 * Rows ready for COPY, and what else came of a piece of the file. Filled by one thread, then read by another.
 */
public final class Batch {
    /** Bytes of the file read so far; tells progress. */
    private long position = 0;

    private long read = 0;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> classCodes = new ArrayList<>();
    private final List<String> sourceIds = new ArrayList<>();
    private final List<byte @Nullable []> models = new ArrayList<>();
    private final CopyBuffer rows = new CopyBuffer();
    private int[] starts = new int[256];
    private long[] keys = new long[256];
    private double[] boxes = new double[4 * 256];

    /** Counts a feature met, whether it is taken or not. */
    public void met() {
        read++;
    }

    /** Tells how far into the file this piece reaches. */
    public void reached(long bytes) {
        position = bytes;
    }

    /** Adds a fault. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    CopyBuffer rows() {
        return rows;
    }

    /** Closes the row that began at a position of the buffer. */
    void addRow(int start, Feature feature, long key, double[] box, byte @Nullable [] model) {
        int n = classCodes.size();
        if (n == starts.length) grow();
        starts[n] = start;
        keys[n] = key;
        System.arraycopy(box, 0, boxes, 4 * n, 4);
        classCodes.add(feature.definition().code());
        sourceIds.add(feature.sourceId());
        models.add(model);
    }

    private void grow() {
        starts = Arrays.copyOf(starts, 2 * starts.length);
        keys = Arrays.copyOf(keys, 2 * keys.length);
        boxes = Arrays.copyOf(boxes, 2 * boxes.length);
    }

    public long position() {
        return position;
    }

    public long read() {
        return read;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** {@return number of rows} */
    public int size() {
        return classCodes.size();
    }

    /** {@return class of a row} */
    public String classCode(int row) {
        return classCodes.get(row);
    }

    public String sourceId(int row) {
        return sourceIds.get(row);
    }

    /** {@return the row of {@code cim.object_model} that belongs to a row, ready for COPY; null when it has none} */
    public byte @Nullable [] model(int row) {
        return models.get(row);
    }

    /** {@return hash of the identity of a row; equal only for equal source ids, but for one chance in 1e18} */
    public long key(int row) {
        return keys[row];
    }

    /** {@return west, south, east or north (0 to 3) of a row} */
    public double bound(int row, int side) {
        return boxes[4 * row + side];
    }

    /** {@return the array that holds the rows; they lie from {@link #start} to {@link #end}} */
    public byte[] bytes() {
        return rows.array();
    }

    public int start(int row) {
        return starts[row];
    }

    public int end(int row) {
        return row + 1 < size() ? starts[row + 1] : rows.size();
    }
}
