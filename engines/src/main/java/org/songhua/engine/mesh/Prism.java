package org.songhua.engine.mesh;

/** Upright walls over a footprint with a level top and bottom: n vertices and h holes give 4n + 4h - 4 triangles. */
final class Prism {
    private final Triangulation triangulation = new Triangulation();
    private int[] above = new int[64];
    private int[] below = new int[64];

    void add(Footprint print, double bottom, double top, BodyParts parts, int feature) {
        walls(print, bottom, top, parts.walls(), feature);
        int triangles = print.cut(triangulation);
        level(print, top, parts.roof(), feature, 1);
        for (int t = 0; t < triangles; t++) {
            parts.roof().triangle(above(3 * t), above(3 * t + 1), above(3 * t + 2));
        }
        level(print, bottom, parts.ground(), feature, -1);
        for (int t = 0; t < triangles; t++) {
            parts.ground().triangle(below(3 * t), below(3 * t + 2), below(3 * t + 1));
        }
    }

    private int above(int corner) {
        return above[triangulation.corner(corner)];
    }

    private int below(int corner) {
        return below[triangulation.corner(corner)];
    }

    private void level(Footprint print, double height, MeshPart part, int feature, int sign) {
        int count = print.vertices();
        if (above.length < count) {
            above = new int[2 * count];
            below = new int[2 * count];
        }
        int[] numbers = sign > 0 ? above : below;
        for (int i = 0; i < count; i++) {
            numbers[i] = part.vertex(
                    print.at(i, height, 0),
                    print.at(i, height, 1),
                    print.at(i, height, 2),
                    sign * print.up(i, 0),
                    sign * print.up(i, 1),
                    sign * print.up(i, 2),
                    feature);
        }
    }

    private static void walls(Footprint print, double bottom, double top, MeshPart part, int feature) {
        for (int ring = 0; ring < print.rings(); ring++) {
            int end = print.end(ring);
            for (int i = print.begin(ring), j = end - 1; i < end; j = i++)
                wall(print, j, i, bottom, top, part, feature);
        }
    }

    /** One wall, from vertex a to vertex b, with the inside to its left. */
    static void wall(Footprint print, int a, int b, double bottom, double top, MeshPart part, int feature) {
        double dx = print.at(b, 0, 0) - print.at(a, 0, 0);
        double dy = print.at(b, 0, 1) - print.at(a, 0, 1);
        double length = Math.sqrt(dx * dx + dy * dy);
        double nx = dy / length;
        double ny = -dx / length;
        int lowA = vertex(print, a, bottom, nx, ny, part, feature);
        int lowB = vertex(print, b, bottom, nx, ny, part, feature);
        int highB = vertex(print, b, top, nx, ny, part, feature);
        int highA = vertex(print, a, top, nx, ny, part, feature);
        part.triangle(lowA, lowB, highB);
        part.triangle(lowA, highB, highA);
    }

    private static int vertex(Footprint print, int i, double height, double nx, double ny, MeshPart part, int feature) {
        return part.vertex(print.at(i, height, 0), print.at(i, height, 1), print.at(i, height, 2), nx, ny, 0, feature);
    }
}
