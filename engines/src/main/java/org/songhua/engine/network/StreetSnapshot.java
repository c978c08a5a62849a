package org.songhua.engine.network;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * A graph as bytes, to be kept in a file and mapped into memory: big endian, magic and version, then each column as its
 * length and its values, then a checksum of all before it. Equal graphs are equal bytes.
 */
public final class StreetSnapshot {
    private static final int MAGIC = 0x534F_4E47;
    private static final int VERSION = 1;
    private static final int HEADER = 3 * Integer.BYTES;

    private StreetSnapshot() {}

    /** {@return the graph as bytes, position 0} */
    public static ByteBuffer write(StreetGraph graph) {
        boolean symmetric = graph.outgoing == graph.incoming;
        int[][] ints = ints(graph);
        long[][] longs = {graph.nodeLocation, graph.edgeWay, graph.points};
        long size = HEADER + Long.BYTES;
        for (int[] column : ints) size += Integer.BYTES + (long) Integer.BYTES * column.length;
        for (long[] column : longs) size += Integer.BYTES + (long) Long.BYTES * column.length;
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
        bytes.putInt(MAGIC).putInt(VERSION).putInt(symmetric ? 1 : 0);
        for (int[] column : ints) put(bytes, column);
        for (long[] column : longs) put(bytes, column);
        return bytes.putLong(checksum(bytes, bytes.position())).flip();
    }

    private static int[][] ints(StreetGraph graph) {
        return new int[][] {
            graph.copyChain,
            graph.edgeFrom,
            graph.edgeTo,
            graph.forwardHead,
            graph.backwardHead,
            graph.forward_ms,
            graph.backward_ms,
            graph.length_mm,
            graph.firstPoint,
            graph.outgoing.first(),
            graph.outgoing.data()
        };
    }

    private static void put(ByteBuffer bytes, int[] column) {
        bytes.putInt(column.length);
        bytes.asIntBuffer().put(column);
        bytes.position(bytes.position() + Integer.BYTES * column.length);
    }

    private static void put(ByteBuffer bytes, long[] column) {
        bytes.putInt(column.length);
        bytes.asLongBuffer().put(column);
        bytes.position(bytes.position() + Long.BYTES * column.length);
    }

    private static long checksum(ByteBuffer bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes.duplicate().position(0).limit(length));
        return crc.getValue();
    }

    /**
     * {@return the graph of the bytes}
     *
     * @throws FaultException {@code NET-001} when they are no such graph, of another version, or damaged
     */
    public static StreetGraph read(ByteBuffer source) {
        ByteBuffer bytes = source.duplicate().position(0);
        int end = bytes.limit() - Long.BYTES;
        if (end < HEADER || bytes.getInt() != MAGIC) throw damaged("it does not begin as one");
        int version = bytes.getInt();
        if (version != VERSION) throw damaged("its version is " + version + ", known is " + VERSION);
        if (bytes.getLong(end) != checksum(bytes, end)) throw damaged("its checksum does not fit");
        boolean symmetric = bytes.getInt() == 1;
        return readColumns(bytes, symmetric);
    }

    private static StreetGraph readColumns(ByteBuffer bytes, boolean symmetric) {
        var arrays = new GraphArrays();
        arrays.copyChain = ints(bytes);
        arrays.edgeFrom = ints(bytes);
        arrays.edgeTo = ints(bytes);
        arrays.forwardHead = ints(bytes);
        arrays.backwardHead = ints(bytes);
        arrays.forward_ms = ints(bytes);
        arrays.backward_ms = ints(bytes);
        arrays.length_mm = ints(bytes);
        arrays.firstPoint = ints(bytes);
        var outgoing = new Arcs(ints(bytes), ints(bytes));
        arrays.nodeLocation = longs(bytes);
        arrays.edgeWay = longs(bytes);
        arrays.points = longs(bytes);
        return new StreetGraph(arrays, outgoing, symmetric ? outgoing : outgoing.reversed());
    }

    private static int[] ints(ByteBuffer bytes) {
        var column = new int[bytes.getInt()];
        bytes.asIntBuffer().get(column);
        bytes.position(bytes.position() + Integer.BYTES * column.length);
        return column;
    }

    private static long[] longs(ByteBuffer bytes) {
        var column = new long[bytes.getInt()];
        bytes.asLongBuffer().get(column);
        bytes.position(bytes.position() + Long.BYTES * column.length);
        return column;
    }

    private static FaultException damaged(String why) {
        return new FaultException(Fault.refused(
                "NET-001",
                Place.NOWHERE,
                "This is no stored street graph: " + why + ".",
                "Delete the file; the graph is built again from its source."));
    }
}
