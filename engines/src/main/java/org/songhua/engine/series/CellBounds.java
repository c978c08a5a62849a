package org.songhua.engine.series;

/**
 * The least and the greatest number in each cell of a block: where in it numbers within bounds may lie, without opening it. Read from the bytes of
 * {@link CellSums}, whose other sums are passed over.
 */
public final class CellBounds {
    /** No cell. */
    public static final long NONE = Long.MIN_VALUE;

    private final long length_us;
    private final long[] starts_us;
    private final double[] min;
    private final double[] max;

    private CellBounds(long length_us, long[] starts_us, double[] min, double[] max) {
        this.length_us = length_us;
        this.starts_us = starts_us;
        this.min = min;
        this.max = max;
    }

    /** {@return the bounds in bytes of {@link CellSums#toBytes()}; damaged ones are fault {@code SERIES-001} or other bounds} */
    public static CellBounds of(byte[] bytes) {
        var in = new PackReader(bytes, 0, bytes.length);
        CellSums.requireVersion(in);
        long length_us = in.unsigned();
        int size = in.count(SeriesBlock.COUNT_MAX);
        var starts = new long[size];
        WholeColumn.read(in, starts, size);
        for (int i = 0; i < size; i++) starts[i] = starts[i] * length_us + CellSums.OFFSET_US;
        WholeColumn.read(in, new long[size], size);
        WholeColumn.read(in, new long[size], size);
        RunColumn.read(in, new int[size], size);
        double[] min = SeriesBlock.readNumbers(in, size);
        return new CellBounds(length_us, starts, min, SeriesBlock.readNumbers(in, size));
    }

    /**
     * {@return the first time at which a number from {@code least} to {@code greatest} may stand; {@link #NONE} when there is no such number}
     *
     * @param from_us at or after
     * @param until_us before
     */
    public long first(double least, double greatest, long from_us, long until_us) {
        for (int i = 0; i < starts_us.length; i++)
            if (mayHold(i, least, greatest) && meets(i, from_us, until_us)) return Math.max(from_us, starts_us[i]);
        return NONE;
    }

    /** {@return the last such time} */
    public long last(double least, double greatest, long from_us, long until_us) {
        for (int i = starts_us.length - 1; i >= 0; i--)
            if (mayHold(i, least, greatest) && meets(i, from_us, until_us))
                return Math.min(until_us - 1, starts_us[i] + length_us - 1);
        return NONE;
    }

    private boolean mayHold(int cell, double least, double greatest) {
        return max[cell] >= least && min[cell] <= greatest;
    }

    private boolean meets(int cell, long from_us, long until_us) {
        return starts_us[cell] < until_us && starts_us[cell] + length_us > from_us;
    }
}
