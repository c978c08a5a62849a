package org.songhua.engine.tile3d;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads back what a GLB says, the way a viewer does: chunks, accessors, matrix. Knows only what the writer uses. */
public final class Glb {
    private static final Pattern VIEW =
            Pattern.compile("\\{\"buffer\":0,\"byteOffset\":(\\d+),\"byteLength\":(\\d+)(?:,\"byteStride\":(\\d+))?");
    private static final Pattern ACCESSOR =
            Pattern.compile("\\{\"bufferView\":(\\d+),\"componentType\":(\\d+),\"count\":(\\d+),\"type\":\"(\\w+)\"");
    private static final Pattern PRIMITIVE =
            Pattern.compile("\"POSITION\":(\\d+),\"NORMAL\":(\\d+),\"_FEATURE_ID_0\":(\\d+)\\},\"indices\":(\\d+)");
    private static final Pattern COLUMN =
            Pattern.compile("\"(\\w+)\":\\{\"values\":(\\d+),\"stringOffsets\":(\\d+)\\}");

    private final String json;
    private final ByteBuffer binary;

    public Glb(byte[] bytes) {
        var all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (all.getInt() != 0x46546C67 || all.getInt() != 2 || all.getInt() != bytes.length) {
            throw new IllegalArgumentException("Not a GLB");
        }
        int length = all.getInt();
        if (all.getInt() != 0x4E4F534A) throw new IllegalArgumentException("No JSON chunk");
        json = new String(bytes, all.position(), length, StandardCharsets.UTF_8);
        all.position(all.position() + length);
        if (all.hasRemaining()) {
            int size = all.getInt();
            if (all.getInt() != 0x004E4942 || size != all.remaining())
                throw new IllegalArgumentException("No BIN chunk");
        }
        binary = all.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    public String json() {
        return json;
    }

    /** {@return the numbers between the brackets that follow a name} */
    public double[] numbers(String name) {
        int from = json.indexOf("\"" + name + "\":[") + name.length() + 4;
        String[] parts = json.substring(from, json.indexOf(']', from)).split(",", -1);
        var out = new double[parts.length];
        for (int i = 0; i < out.length; i++) out[i] = Double.parseDouble(parts[i]);
        return out;
    }

    /** {@return ECEF positions of all corners of all triangles, and the number of their object: x, y, z, number} */
    public List<double[]> corners() {
        var out = new ArrayList<double[]>();
        if (!json.contains("\"matrix\"")) return out;
        double[] m = numbers("matrix");
        Matcher primitive = PRIMITIVE.matcher(json);
        while (primitive.find()) {
            int indices = Integer.parseInt(primitive.group(4));
            int count = count(indices);
            int indicesAt = offset(indices);
            boolean isShort = nth(ACCESSOR, indices).group(2).equals("5123");
            int positionsAt = offset(Integer.parseInt(primitive.group(1)));
            int featuresAt = offset(Integer.parseInt(primitive.group(3)));
            for (int i = 0; i < count; i++) {
                int v = isShort ? binary.getShort(indicesAt + 2 * i) & 0xFFFF : binary.getInt(indicesAt + 4 * i);
                int at = positionsAt + 12 * v;
                float x = binary.getFloat(at);
                float y = binary.getFloat(at + 4);
                float z = binary.getFloat(at + 8);
                double gx = m[0] * x + m[4] * y + m[8] * z + m[12];
                double gy = m[1] * x + m[5] * y + m[9] * z + m[13];
                double gz = m[2] * x + m[6] * y + m[10] * z + m[14];
                float feature = binary.getFloat(featuresAt + 4 * v);
                // A renderer of 3D Tiles turns y up into z up.
                out.add(new double[] {gx, -gz, gy, feature});
            }
        }
        return out;
    }

    /** {@return a column of text of the property table} */
    public List<String> texts(String name) {
        Matcher column = COLUMN.matcher(json);
        while (column.find())
            if (column.group(1).equals(name)) return texts(view(column.group(2)), view(column.group(3)));
        throw new IllegalArgumentException("No column " + name);
    }

    private List<String> texts(int[] text, int[] offsets) {
        var out = new ArrayList<String>();
        for (int i = 0; i + 4 < offsets[1]; i += 4) {
            int from = binary.getInt(offsets[0] + i);
            int to = binary.getInt(offsets[0] + i + 4);
            var bytes = new byte[to - from];
            binary.get(text[0] + from, bytes);
            out.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return out;
    }

    private int count(int accessor) {
        return Integer.parseInt(nth(ACCESSOR, accessor).group(3));
    }

    private int offset(int accessor) {
        return view(nth(ACCESSOR, accessor).group(1))[0];
    }

    private int[] view(String number) {
        Matcher view = nth(VIEW, Integer.parseInt(number));
        return new int[] {Integer.parseInt(view.group(1)), Integer.parseInt(view.group(2))};
    }

    private Matcher nth(Pattern pattern, int number) {
        Matcher matcher = pattern.matcher(json);
        for (int i = 0; i <= number; i++) if (!matcher.find()) throw new IllegalArgumentException("No " + number);
        return matcher;
    }
}
