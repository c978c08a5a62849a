package org.songhua.engine.mesh;

/**
 * Where the faces of a body go, by what they are.
 *
 * @param walls upright faces
 * @param roof faces seen from above
 * @param ground faces seen from below
 */
public record BodyParts(MeshPart walls, MeshPart roof, MeshPart ground) {
    /** {@return all faces into one part} */
    public static BodyParts all(MeshPart part) {
        return new BodyParts(part, part, part);
    }
}
