package org.songhua.engine.mesh;

import org.songhua.engine.geo.WkbCursor;

/**
 * Builds closed bodies in one local frame. Each is a closed 2-manifold: every edge belongs to exactly two triangles that run along it in
 * opposite directions, and the triangles are anticlockwise seen from outside, so that the volume under the divergence theorem is
 * positive. Not for use by several threads.
 */
public final class Bodies {
    /** Sine of the slope from the upright within which a face is a wall: some 17 degrees. */
    private static final double LEVEL = 0.3;

    private final LocalFrame frame;
    private final Footprint footprint;
    private final Prism prism = new Prism();
    private final Ridge ridge = new Ridge();
    private final Tube tube;
    private final Turned turned;
    private final Facet facet = new Facet();

    public Bodies(LocalFrame frame) {
        this.frame = frame;
        footprint = new Footprint(frame);
        tube = new Tube(frame);
        turned = new Turned(frame);
    }

    /**
     * Raises every polygon of a geometry to a body; lines and points in it are passed over.
     *
     * @param wkb longitude and latitude, degrees
     * @param shape heights and roof
     * @param parts where the faces go
     * @param feature number of the object
     * @throws IllegalArgumentException when the bytes are not WKB
     */
    public void raise(byte[] wkb, Block shape, BodyParts parts, int feature) {
        var cursor = new WkbCursor(wkb);
        raise(cursor, cursor.root(), 0, shape, parts, feature);
        cursor.end();
    }

    private void raise(WkbCursor cursor, int type, int depth, Block shape, BodyParts parts, int feature) {
        switch (type) {
            case WkbCursor.POLYGON -> {
                if (footprint.read(cursor)) block(shape, parts, feature);
            }
            case WkbCursor.LINE -> cursor.points();
            case WkbCursor.POINT -> cursor.point();
            default -> {
                int members = cursor.members();
                for (int i = 0; i < members; i++) {
                    raise(cursor, cursor.member(type, depth + 1), depth + 1, shape, parts, feature);
                }
            }
        }
    }

    private void block(Block shape, BodyParts parts, int feature) {
        boolean pitched = shape.roof() != Block.Roof.FLAT && footprint.rings() == 1 && footprint.vertices() == 4;
        if (pitched) ridge.add(footprint, shape, parts, feature);
        else prism.add(footprint, shape.bottom_m(), shape.top_m(), parts, feature);
    }

    /**
     * Lays a tube along every line of a geometry.
     *
     * @param wkb longitude and latitude, degrees
     * @param pipe radius and heights of its axis
     */
    public void lay(byte[] wkb, Pipe pipe, MeshPart part, int feature) {
        var cursor = new WkbCursor(wkb);
        lay(cursor, cursor.root(), 0, pipe, part, feature);
        cursor.end();
    }

    private void lay(WkbCursor cursor, int type, int depth, Pipe pipe, MeshPart part, int feature) {
        switch (type) {
            case WkbCursor.LINE -> tube.add(cursor, cursor.points(), pipe, part, feature);
            case WkbCursor.POINT -> cursor.point();
            case WkbCursor.POLYGON -> {
                int rings = cursor.rings();
                for (int i = 0; i < rings; i++) cursor.points();
            }
            default -> {
                int members = cursor.members();
                for (int i = 0; i < members; i++) {
                    lay(cursor, cursor.member(type, depth + 1), depth + 1, pipe, part, feature);
                }
            }
        }
    }

    /**
     * Sets a turned body upright at a place.
     *
     * @param longitude degrees
     * @param latitude degrees
     * @param profile its outline
     */
    public void stand(double longitude, double latitude, Profile profile, MeshPart part, int feature) {
        turned.add(longitude, latitude, profile, part, feature);
    }

    /**
     * Adds a flat face given by its rings, such as those of CityJSON surfaces.
     *
     * @param rings longitude, latitude (degrees) and height (metres) of each vertex, ring after ring, the first not repeated;
     *     the shell is anticlockwise seen from outside, holes the other way
     * @param ends number of the vertex after each ring
     */
    public void face(double[] rings, int[] ends, MeshPart part, int feature) {
        facet.add(local(rings), ends, part, feature);
    }

    /**
     * Adds a flat face of a building of which nothing is said but where it is: one that looks up is of the roof, one that looks down of the
     * ground, and the others are walls.
     *
     * @param rings as {@link #face(double[], int[], MeshPart, int)} takes them
     * @param ends number of the vertex after each ring
     */
    public void face(double[] rings, int[] ends, BodyParts parts, int feature) {
        var local = local(rings);
        double up = Facet.newell(local, ends[0])[2];
        MeshPart part = up > LEVEL ? parts.roof() : up < -LEVEL ? parts.ground() : parts.walls();
        facet.add(local, ends, part, feature);
    }

    private double[] local(double[] rings) {
        var local = new double[rings.length];
        for (int i = 0; i < rings.length; i += 3) frame.write(rings[i], rings[i + 1], rings[i + 2], local, i);
        return local;
    }
}
