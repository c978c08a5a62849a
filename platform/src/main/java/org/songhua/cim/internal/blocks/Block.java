package org.songhua.cim.internal.blocks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final int HEAD_AT = 16;
    private static final int GEOMETRY_AT = 20;
    private static final int ZOOM_AT = 24;
    private static final VarHandle FLOATS = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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

    /** Takes where an object is. */
    @FunctionalInterface
    public interface PlaceSink {
        /**
         * Takes one.
         *
         * @param head where in the body its head begins
         * @param headEnd where that ends
         * @param geometry where its geometry begins
         * @param isInside whether it surely lies inside the extent; it may as well when this is false
         */
        void take(int head, int headEnd, int geometry, boolean isInside);
    }

    /** {@return an object that can be moved to the places that {@link #places} tells} */
    public PackedObject object() {
        return new PackedObject(body, body);
    }

    /** Moves to each object that shows at a zoom and whose rectangle comes within a metre or so of an extent. */
    public void near(Extent extent, int zoom, Consumer<PackedObject> sink) {
        PackedObject object = object();
        places(extent, zoom, (head, headEnd, geometry, isInside) -> {
            object.moveTo(head, headEnd, geometry);
            sink.accept(object);
        });
    }

    /** Tells where those objects are. */
    public void places(Extent extent, int zoom, PlaceSink sink) {
        double west = extent.west();
        double south = extent.south();
        double east = extent.east();
        double north = extent.north();
        int end = PLACE_BYTES * objects;
        int head = end;
        int geometry = end;
        for (int at = 0; at < end; at += PLACE_BYTES) geometry += (int) INTS.get(body, at + HEAD_AT);
        for (int at = 0; at < end; at += PLACE_BYTES) {
            int headEnd = head + (int) INTS.get(body, at + HEAD_AT);
            float left = (float) FLOATS.get(body, at);
            float low = (float) FLOATS.get(body, at + 4);
            float right = (float) FLOATS.get(body, at + 8);
            float high = (float) FLOATS.get(body, at + 12);
            if (left <= east && low <= north && right >= west && high >= south && body[at + ZOOM_AT] <= zoom) {
                boolean isInside = left >= west && low >= south && right <= east && high <= north;
                sink.take(head, headEnd, geometry, isInside);
            }
            head = headEnd;
            geometry += (int) INTS.get(body, at + GEOMETRY_AT);
        }
    }
}
