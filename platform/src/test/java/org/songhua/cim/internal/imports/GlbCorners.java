package org.songhua.cim.internal.imports;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The corners that a viewer draws of a GLB: chunks, accessors and the matrix of its only node. */
final class GlbCorners {
    private static final int SHORT = 5123;

    private final JsonNode json;
    private final ByteBuffer binary;

    private GlbCorners(byte[] glb) {
        var all = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN);
        int length = all.getInt(12);
        json = JsonMapper.shared().readTree(glb, 20, length);
        int start = 20 + length + 8;
        binary = start < glb.length
                ? all.slice(start, glb.length - start).order(ByteOrder.LITTLE_ENDIAN)
                : ByteBuffer.allocate(0);
    }

    /** {@return x, y and z of every corner of every triangle in ECEF} */
    static List<double[]> of(byte[] glb) {
        return new GlbCorners(glb).corners();
    }

    private List<double[]> corners() {
        var corners = new ArrayList<double[]>();
        JsonNode matrix = json.at("/nodes/0/matrix");
        for (JsonNode primitive : json.at("/meshes/0/primitives")) {
            JsonNode indices = accessor(primitive.path("indices"));
            int from = offset(indices);
            int positions = offset(accessor(primitive.at("/attributes/POSITION")));
            boolean isShort = indices.path("componentType").asInt() == SHORT;
            for (int i = 0; i < indices.path("count").asInt(); i++) {
                int corner = isShort ? binary.getShort(from + 2 * i) & 0xFFFF : binary.getInt(from + 4 * i);
                corners.add(placed(matrix, positions + 12 * corner));
            }
        }
        return corners;
    }

    private JsonNode accessor(JsonNode number) {
        return json.path("accessors").path(number.asInt());
    }

    private int offset(JsonNode accessor) {
        JsonNode view =
                json.path("bufferViews").path(accessor.path("bufferView").asInt());
        return view.path("byteOffset").asInt() + accessor.path("byteOffset").asInt();
    }

    private double[] placed(JsonNode matrix, int at) {
        var out = new double[3];
        for (int row = 0; row < 3; row++) {
            out[row] = matrix.path(12 + row).asDouble();
            for (int column = 0; column < 3; column++)
                out[row] += matrix.path(4 * column + row).asDouble() * binary.getFloat(at + 4 * column);
        }
        // A renderer of 3D Tiles turns y up into z up.
        return new double[] {out[0], -out[2], out[1]};
    }
}
