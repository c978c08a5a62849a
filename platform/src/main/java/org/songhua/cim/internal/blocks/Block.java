package org.songhua.cim.internal.blocks;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.songhua.cim.Extent;
import org.songhua.cim.PackedObject;
import org.songhua.store.Row;

/**
 * Some objects of one class in one cell as one long value: a place for each, then the heads, then the geometries, each in the same
 * order. A place is 25 bytes: west, south, east and north as float, rounded outwards, the lengths of head and geometry as int, the
 * highest byte first, and the smallest zoom that shows it.
 *
 * @param classCode of all of them
 * @param objects how many there are
 * @param body the value
 */
@SuppressWarnings("ArrayRecordComponent") // too long to be copied
public record Block(String classCode, int objects, byte[] body) {
    private static final int PLACE_BYTES = 25;

    /** {@return the block of a row with class, objects and body} */
    public static Block of(Row row) {
        return new Block(row.text("class"), row.integer("objects"), row.bytes("body"));
    }

    /** {@return a block of pieces of one class} */
    static Block of(List<Piece> pieces) {
        int bytes = pieces.stream().mapToInt(Piece::bytes).sum();
        var body = ByteBuffer.allocate(PLACE_BYTES * pieces.size() + bytes);
        for (Piece piece : pieces) {
            double[] box = piece.box();
            body.putFloat(down(box[0]))
                    .putFloat(down(box[1]))
                    .putFloat(-down(-box[2]))
                    .putFloat(-down(-box[3]));
            body.putInt(piece.head().length).putInt(piece.geometry().length).put((byte) piece.zoom());
        }
        for (Piece piece : pieces) body.put(piece.head());
        for (Piece piece : pieces) body.put(piece.geometry());
        return new Block(pieces.getFirst().classCode(), pieces.size(), body.array());
    }

    private static float down(double value) {
        float near = (float) value;
        return near > value ? Math.nextDown(near) : near;
    }

    /** Moves to each object whose rectangle comes within a metre or so of one of some extents. */
    public void near(List<Extent> extents, Consumer<PackedObject> sink) {
        near(extents, Byte.MAX_VALUE, sink);
    }

    /** The same, of those that show at a zoom. */
    public void near(List<Extent> extents, int zoom, Consumer<PackedObject> sink) {
        var object = new PackedObject(body, body);
        var place = ByteBuffer.wrap(body);
        int end = PLACE_BYTES * objects;
        int head = end;
        int geometry = end;
        for (int at = 0; at < end; at += PLACE_BYTES) geometry += place.getInt(at + 16);
        for (int at = 0; at < end; at += PLACE_BYTES) {
            if (place.get(at + 24) <= zoom && isNear(place, at, extents)) {
                object.moveTo(head, geometry);
                sink.accept(object);
            }
            head += place.getInt(at + 16);
            geometry += place.getInt(at + 20);
        }
    }

    private static boolean isNear(ByteBuffer place, int at, List<Extent> extents) {
        for (Extent extent : extents) {
            if (place.getFloat(at) <= extent.east()
                    && place.getFloat(at + 4) <= extent.north()
                    && place.getFloat(at + 8) >= extent.west()
                    && place.getFloat(at + 12) >= extent.south()) return true;
        }
        return false;
    }
}
