package org.songhua.engine.geo;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Reads well-known binary piece by piece without making objects: ISO/OGC 06-103r4 and PostGIS EWKB, both byte orders,
 * Z and M. Every length is checked against the bytes that are there before anything is read or reserved; whatever is wrong
 * ends in an {@link IllegalArgumentException}. SRIDs are skipped. Not for use by several threads.
 *
 * <p>Use: {@link #root()}, then by type {@link #point()}, {@link #points()} for a line, {@link #rings()} and {@link #points()}
 * for each ring, {@link #members()} and {@link #member} for each member; at last {@link #end()}.
 */
public final class WkbCursor {
    public static final int POINT = 1;
    public static final int LINE = 2;
    public static final int POLYGON = 3;
    public static final int MULTI_POINT = 4;
    public static final int MULTI_LINE = 5;
    public static final int MULTI_POLYGON = 6;
    public static final int COLLECTION = 7;

    /** Deepest nesting of collections that is read. */
    public static final int MAX_DEPTH = 32;

    private static final int EWKB_Z = 0x8000_0000;
    private static final int EWKB_M = 0x4000_0000;
    private static final int EWKB_SRID = 0x2000_0000;
    private static final int RING_BYTES_MIN = 4;
    private static final int MEMBER_BYTES_MIN = 9;
    private static final VarHandle LITTLE_DOUBLE = doubles(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_DOUBLE = doubles(ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_INT = ints(ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INT = ints(ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int limit;
    private int at;
    private boolean little;
    private boolean hasZ;
    /** Bytes of one position: 16, 24 or 32. */
    private int stride;
    /** Where the current run of positions begins. */
    private int run;

    /** @param wkb the bytes, not copied */
    public WkbCursor(byte[] wkb) {
        this(wkb, 0, wkb.length);
    }

    /**
     * A geometry that lies among other bytes.
     *
     * @param bytes not copied
     * @param from where it begins
     * @param to where it ends
     */
    public WkbCursor(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        this.bytes = bytes;
        this.limit = to;
        this.at = from;
    }

    /** Begins the geometry. {@return its type, {@link #POINT} to {@link #COLLECTION}} */
    public int root() {
        return header();
    }

    /**
     * Begins the next member of a multi geometry or collection.
     *
     * @param parent type of the parent
     * @param depth of the member: 1 for members of the root
     * @return its type
     */
    public int member(int parent, int depth) {
        if (depth > MAX_DEPTH) throw new IllegalArgumentException("Not WKB: nested deeper than " + MAX_DEPTH);
        int type = header();
        if (parent != COLLECTION && type != parent - 3) {
            throw new IllegalArgumentException("Not WKB: type " + type + " inside type " + parent);
        }
        return type;
    }

    /** Reads how many members a multi geometry or collection has. */
    public int members() {
        return count(MEMBER_BYTES_MIN);
    }

    /** Reads how many rings a polygon has. */
    public int rings() {
        return count(RING_BYTES_MIN);
    }

    /** Reads a run of positions, of a line or ring. {@return how many} */
    public int points() {
        int count = count(stride);
        run = at;
        at += count * stride;
        return count;
    }

    /** Reads the one position of a point. {@return false when the point is empty: x and y are NaN} */
    public boolean point() {
        need(stride);
        run = at;
        at += stride;
        return !(Double.isNaN(x(0)) && Double.isNaN(y(0)));
    }

    /** {@return x of a position of the current run, 0 for the first; may be any double} */
    public double x(int index) {
        return real(run + index * stride);
    }

    /** {@return y of a position of the current run} */
    public double y(int index) {
        return real(run + index * stride + 8);
    }

    /** {@return z of a position of the current run, NaN when the geometry has none} */
    public double z(int index) {
        return hasZ ? real(run + index * stride + 16) : Double.NaN;
    }

    /** True when positions of the geometry begun last have a z. */
    public boolean hasZ() {
        return hasZ;
    }

    /** Ends the geometry: nothing may follow. */
    public void end() {
        if (at != limit) {
            throw new IllegalArgumentException("Not WKB: " + (limit - at) + " bytes after the end");
        }
    }

    private int header() {
        need(5);
        byte order = bytes[at];
        if (order != 0 && order != 1) throw new IllegalArgumentException("Not WKB: byte order " + order);
        little = order == 1;
        int code = integer(at + 1);
        at += 5;
        if ((code & EWKB_SRID) != 0) {
            need(4);
            at += 4;
        }
        return type(code);
    }

    private int type(int code) {
        int plain = code & ~(EWKB_Z | EWKB_M | EWKB_SRID);
        int iso = plain / 1000;
        int type = plain % 1000;
        if (iso > 3 || type < POINT || type > COLLECTION) {
            throw new IllegalArgumentException(
                    "Not WKB that is supported: geometry type " + Integer.toUnsignedString(code));
        }
        hasZ = iso == 1 || iso == 3 || (code & EWKB_Z) != 0;
        boolean hasM = iso >= 2 || (code & EWKB_M) != 0;
        stride = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0);
        return type;
    }

    private int count(int bytesEach) {
        need(4);
        int count = integer(at);
        at += 4;
        if (count < 0 || count > (limit - at) / bytesEach) {
            throw new IllegalArgumentException(
                    "Not WKB: " + Integer.toUnsignedString(count) + " parts in " + (limit - at) + " bytes");
        }
        return count;
    }

    private void need(int count) {
        if (limit - at < count) throw new IllegalArgumentException("Not WKB: ends after " + limit + " bytes");
    }

    private int integer(int offset) {
        return little ? (int) LITTLE_INT.get(bytes, offset) : (int) BIG_INT.get(bytes, offset);
    }

    private double real(int offset) {
        return little ? (double) LITTLE_DOUBLE.get(bytes, offset) : (double) BIG_DOUBLE.get(bytes, offset);
    }

    private static VarHandle doubles(ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(double[].class, order);
    }

    private static VarHandle ints(ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(int[].class, order);
    }
}
