package org.songhua.engine.tile3d;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.songhua.engine.geo.ByteSink;
import org.songhua.engine.mesh.MeshPart;

/**
 * Writes a tile as GLB: glTF 2.0 (ISO/IEC 12113) with EXT_mesh_features and EXT_structural_metadata, normals in bytes
 * (KHR_mesh_quantization).
 *
 * <p>Positions are east, north, up in metres; the matrix of the one node takes them to ECEF, written with y up as glTF has it, which a
 * tile renderer turns back. Numbers of objects are floats: exact up to 16,777,216. The same mesh gives the same bytes.
 */
public final class GlbWriter {
    private static final int MAGIC = 0x46546C67;
    private static final int JSON_CHUNK = 0x4E4F534A;
    private static final int BIN_CHUNK = 0x004E4942;
    private static final int VERTICES = 34962;
    private static final int INDICES = 34963;
    private static final int BYTE = 5120;
    private static final int UNSIGNED_SHORT = 5123;
    private static final int UNSIGNED_INT = 5125;
    private static final int FLOAT = 5126;
    private static final int SHORT_INDEX_LIMIT = 65_535;

    private final TileMesh mesh;
    private final Binary binary = new Binary();
    private final List<String> accessors = new ArrayList<>();
    private final List<String> primitives = new ArrayList<>();
    private final List<String> materials = new ArrayList<>();
    private final ByteSink json = new ByteSink();

    private GlbWriter(TileMesh mesh) {
        this.mesh = mesh;
    }

    /** {@return the tile as GLB; one without objects is an empty scene} */
    public static byte[] write(TileMesh mesh) {
        return new GlbWriter(mesh).write();
    }

    private byte[] write() {
        mesh.parts().forEach((material, part) -> {
            if (part.triangles() > 0) primitive(material, part);
        });
        String table = primitives.isEmpty() ? "" : table(mesh.properties());
        document(table);
        return container();
    }

    private void primitive(Material material, MeshPart part) {
        int position = positions(part);
        int normal = normals(part);
        int feature = features(part);
        int index = indices(part);
        primitives.add(
                ("{\"attributes\":{\"POSITION\":%d,\"NORMAL\":%d,\"_FEATURE_ID_0\":%d},\"indices\":%d,\"material\":%d,"
                                + "\"extensions\":{\"EXT_mesh_features\":{\"featureIds\":[{\"featureCount\":%d,\"attribute\":0,\"propertyTable\":0}]}}}")
                        .formatted(
                                position,
                                normal,
                                feature,
                                index,
                                materials.size(),
                                mesh.properties().count()));
        materials.add(String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"pbrMetallicRoughness\":{\"baseColorFactor\":[%.4f,%.4f,%.4f,1],\"metallicFactor\":0,\"roughnessFactor\":1}}",
                material.name(),
                material.red(),
                material.green(),
                material.blue()));
    }

    private int positions(MeshPart part) {
        ByteBuffer out = binary.begin(12 * part.vertices());
        float[] least = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] most = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int i = 0; i < part.vertices(); i++) {
            for (int axis = 0; axis < 3; axis++) {
                float value = part.position(i, axis);
                out.putFloat(value);
                least[axis] = Math.min(least[axis], value);
                most[axis] = Math.max(most[axis], value);
            }
        }
        String limits = ",\"min\":%s,\"max\":%s".formatted(vector(least), vector(most));
        return accessor(binary.end(12, VERTICES), FLOAT, part.vertices(), "VEC3", limits);
    }

    private static String vector(float[] v) {
        // A float written as the double that it is, so that a reader gets the very same limit.
        return "[" + (double) v[0] + "," + (double) v[1] + "," + (double) v[2] + "]";
    }

    private int normals(MeshPart part) {
        ByteBuffer out = binary.begin(4 * part.vertices());
        for (int i = 0; i < part.vertices(); i++) {
            for (int axis = 0; axis < 3; axis++) out.put(part.normal(i, axis));
            out.put((byte) 0);
        }
        return accessor(binary.end(4, VERTICES), BYTE, part.vertices(), "VEC3", ",\"normalized\":true");
    }

    private int features(MeshPart part) {
        ByteBuffer out = binary.begin(4 * part.vertices());
        for (int i = 0; i < part.vertices(); i++) out.putFloat(part.feature(i));
        return accessor(binary.end(4, VERTICES), FLOAT, part.vertices(), "SCALAR", "");
    }

    private int indices(MeshPart part) {
        boolean isShort = part.vertices() <= SHORT_INDEX_LIMIT;
        int count = 3 * part.triangles();
        ByteBuffer out = binary.begin((isShort ? 2 : 4) * count);
        for (int i = 0; i < count; i++) {
            if (isShort) out.putShort((short) part.corner(i));
            else out.putInt(part.corner(i));
        }
        return accessor(binary.end(0, INDICES), isShort ? UNSIGNED_SHORT : UNSIGNED_INT, count, "SCALAR", "");
    }

    private int accessor(int view, int type, int count, String shape, String more) {
        accessors.add("{\"bufferView\":%d,\"componentType\":%d,\"count\":%d,\"type\":\"%s\"%s}"
                .formatted(view, type, count, shape, more));
        return accessors.size() - 1;
    }

    /** Writes the property table and its schema. {@return the extension of the document} */
    private String table(Properties properties) {
        var schema = new ArrayList<String>();
        var columns = new ArrayList<String>();
        properties.texts().forEach((name, values) -> {
            boolean isId = name.equals("id");
            schema.add(
                    "\"%s\":{\"type\":\"STRING\",%s}".formatted(name, isId ? "\"required\":true" : "\"noData\":\"\""));
            columns.add(textColumn(name, values));
        });
        properties.numbers().forEach((name, values) -> {
            schema.add("\"%s\":{\"type\":\"SCALAR\",\"componentType\":\"FLOAT32\",\"noData\":%s}"
                    .formatted(name, (int) Properties.NO_NUMBER));
            columns.add(numberColumn(name, values));
        });
        return ",\"extensions\":{\"EXT_structural_metadata\":{\"schema\":{\"id\":\"songhua\",\"classes\":{\"city_object\":{\"properties\":{"
                + String.join(",", schema)
                + "}}}},\"propertyTables\":[{\"class\":\"city_object\",\"count\":" + properties.count()
                + ",\"properties\":{"
                + String.join(",", columns) + "}}]}}";
    }

    private String textColumn(String name, List<byte[]> values) {
        ByteBuffer text = binary.begin(values.stream().mapToInt(v -> v.length).sum() + 1);
        for (byte[] value : values) text.put(value);
        // A buffer view must not be empty.
        if (values.stream().allMatch(value -> value.length == 0)) text.put((byte) 0);
        int textView = binary.end(0, 0);
        ByteBuffer offsets = binary.begin(4 * values.size() + 4);
        int at = 0;
        offsets.putInt(at);
        for (byte[] value : values) offsets.putInt(at += value.length);
        return "\"%s\":{\"values\":%d,\"stringOffsets\":%d}".formatted(name, textView, binary.end(0, 0));
    }

    private String numberColumn(String name, List<Float> values) {
        ByteBuffer out = binary.begin(4 * values.size());
        for (Float value : values) out.putFloat(value);
        return "\"%s\":{\"values\":%d}".formatted(name, binary.end(0, 0));
    }

    private void document(String table) {
        json.ascii("{\"asset\":{\"version\":\"2.0\",\"generator\":\"Songhua\"},\"scene\":0");
        if (primitives.isEmpty()) {
            json.ascii(",\"scenes\":[{}]}");
            return;
        }
        json.ascii(",\"extensionsUsed\":[\"EXT_mesh_features\",\"EXT_structural_metadata\",\"KHR_mesh_quantization\"]");
        json.ascii(",\"extensionsRequired\":[\"KHR_mesh_quantization\"]").utf8(table);
        json.ascii(",\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0,\"matrix\":");
        matrix(mesh.frame().matrix());
        json.ascii("}],\"meshes\":[{\"primitives\":[").ascii(String.join(",", primitives));
        json.ascii("]}],\"materials\":[").utf8(String.join(",", materials));
        json.ascii("],\"accessors\":[").ascii(String.join(",", accessors)).ascii("],\"bufferViews\":[");
        for (int i = 0; i < binary.views().size(); i++) view(binary.views().get(i), i);
        json.ascii("],\"buffers\":[{\"byteLength\":").number(binary.size()).ascii("}]}");
    }

    /** East, north, up to ECEF, then ECEF to y up: x stays, y takes z, z takes -y. */
    private void matrix(double[] m) {
        json.ascii("[");
        for (int column = 0; column < 4; column++) {
            int at = 4 * column;
            if (column > 0) json.ascii(",");
            json.ascii(m[at] + "," + m[at + 2] + "," + negated(m[at + 1]) + "," + (column == 3 ? 1 : 0));
        }
        json.ascii("]");
    }

    private static double negated(double value) {
        return value == 0 ? 0 : -value;
    }

    private void view(Binary.View view, int number) {
        if (number > 0) json.ascii(",");
        json.ascii("{\"buffer\":0,\"byteOffset\":")
                .number(view.offset())
                .ascii(",\"byteLength\":")
                .number(view.length());
        if (view.stride() > 0) json.ascii(",\"byteStride\":").number(view.stride());
        if (view.target() > 0) json.ascii(",\"target\":").number(view.target());
        json.ascii("}");
    }

    private byte[] container() {
        while (json.size() % 4 != 0) json.ascii(" ");
        int binarySize = primitives.isEmpty() ? 0 : 8 + binary.size();
        int size = 12 + 8 + json.size() + binarySize;
        var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(2).putInt(size);
        out.putInt(json.size()).putInt(JSON_CHUNK).put(json.toBytes());
        if (binarySize > 0) out.putInt(binary.size()).putInt(BIN_CHUNK).put(binary.array(), 0, binary.size());
        return out.array();
    }
}
