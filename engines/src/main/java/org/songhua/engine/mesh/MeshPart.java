package org.songhua.engine.mesh;

import java.util.Arrays;

/**
 * A growing set of triangles of one material: positions in metres of a {@link LocalFrame}, unit normals, and for each vertex the
 * number of the object it belongs to. Not for use by several threads.
 */
public final class MeshPart {
    private float[] positions = new float[3 * 256];
    private byte[] normals = new byte[3 * 256];
    private int[] features = new int[256];
    private int vertices;
    private int[] corners = new int[3 * 256];
    private int size;

    /** Adds a vertex. {@return its number} */
    int vertex(double x, double y, double z, double nx, double ny, double nz, int feature) {
        if (vertices == features.length) grow();
        int at = 3 * vertices;
        positions[at] = (float) x;
        positions[at + 1] = (float) y;
        positions[at + 2] = (float) z;
        normals[at] = (byte) Math.round(nx * 127);
        normals[at + 1] = (byte) Math.round(ny * 127);
        normals[at + 2] = (byte) Math.round(nz * 127);
        features[vertices] = feature;
        return vertices++;
    }

    /** Adds a triangle of three vertices, anticlockwise seen from outside. */
    void triangle(int a, int b, int c) {
        if (size + 3 > corners.length) corners = Arrays.copyOf(corners, 2 * corners.length);
        corners[size++] = a;
        corners[size++] = b;
        corners[size++] = c;
    }

    private void grow() {
        positions = Arrays.copyOf(positions, 2 * positions.length);
        normals = Arrays.copyOf(normals, 2 * normals.length);
        features = Arrays.copyOf(features, 2 * features.length);
    }

    /** {@return number of vertices} */
    public int vertices() {
        return vertices;
    }

    /** {@return number of triangles} */
    public int triangles() {
        return size / 3;
    }

    /** {@return east, north or up of a vertex, metres: {@code axis} 0, 1 or 2} */
    public float position(int vertex, int axis) {
        return positions[3 * vertex + axis];
    }

    /** {@return east, north or up of a vertex's normal, -127 to 127 for -1 to 1} */
    public byte normal(int vertex, int axis) {
        return normals[3 * vertex + axis];
    }

    /** {@return number of the object that a vertex belongs to} */
    public int feature(int vertex) {
        return features[vertex];
    }

    /** {@return a corner of a triangle: corners 3t, 3t+1, 3t+2 are those of triangle t} */
    public int corner(int index) {
        return corners[index];
    }
}
