package org.songhua.engine.tile3d;

import java.util.LinkedHashMap;
import java.util.Map;
import org.songhua.engine.mesh.Bodies;
import org.songhua.engine.mesh.LocalFrame;
import org.songhua.engine.mesh.MeshPart;

/** The content of one tile while it grows: bodies in the frame of the cell, by material, and what is known of their objects. */
public final class TileMesh {
    private final LocalFrame frame;
    private final Bodies bodies;
    private final Properties properties;
    private final Map<Material, MeshPart> parts = new LinkedHashMap<>();

    public TileMesh(Cell cell, Properties properties) {
        double[] middle = cell.middle();
        frame = new LocalFrame(middle[0], middle[1]);
        bodies = new Bodies(frame);
        this.properties = properties;
    }

    /** {@return what builds bodies in the frame of the tile} */
    public Bodies bodies() {
        return bodies;
    }

    /** {@return the part of a material} */
    public MeshPart part(Material material) {
        return parts.computeIfAbsent(material, m -> new MeshPart());
    }

    /** {@return the rows of the objects} */
    public Properties properties() {
        return properties;
    }

    /** {@return the frame of the tile} */
    public LocalFrame frame() {
        return frame;
    }

    /** {@return number of triangles so far} */
    public int triangles() {
        return parts.values().stream().mapToInt(MeshPart::triangles).sum();
    }

    Map<Material, MeshPart> parts() {
        return parts;
    }
}
