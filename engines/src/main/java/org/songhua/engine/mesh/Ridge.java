package org.songhua.engine.mesh;

/**
 * A house of four corners under a gabled or hipped roof. The ridge runs along the longer pair of sides, half way between them, at
 * {@link Block#top_m()}; the eaves lie lower by half the width times {@link #SLOPE}, but never by more than {@link #MOST_SHARE} of the
 * height. A hipped ridge is shorter by a quarter of its length at each end.
 */
final class Ridge {
    /** Rise over run: about 27 degrees, usual for tiles in the north-east. */
    static final double SLOPE = 0.5;
    /** Share of the height that the roof takes at most. */
    static final double MOST_SHARE = 0.45;

    private static final double HIP_SHARE = 0.25;

    private final double[] eaves = new double[12];
    private final double[] ridge = new double[6];

    void add(Footprint print, Block shape, BodyParts parts, int feature) {
        int first = side(print, 0) + side(print, 2) >= side(print, 1) + side(print, 3) ? 0 : 1;
        double width = (side(print, first + 1) + side(print, (first + 3) % 4)) / 2;
        double rise = Math.min(width / 2 * SLOPE, (shape.top_m() - shape.bottom_m()) * MOST_SHARE);
        double eave = shape.top_m() - rise;
        for (int i = 0; i < 4; i++) Prism.wall(print, i, (i + 1) % 4, shape.bottom_m(), eave, parts.walls(), feature);
        ground(print, shape.bottom_m(), parts.ground(), feature);
        corners(print, first, eave);
        ends(print, first, shape.top_m(), shape.roof() == Block.Roof.HIPPED ? HIP_SHARE : 0);
        boolean hipped = shape.roof() == Block.Roof.HIPPED;
        quad(0, 1, 1, 0, parts.roof(), feature);
        quad(2, 3, 0, 1, parts.roof(), feature);
        gable(1, 2, 1, hipped ? parts.roof() : parts.walls(), feature);
        gable(3, 0, 0, hipped ? parts.roof() : parts.walls(), feature);
    }

    private static double side(Footprint print, int i) {
        int j = (i + 1) % 4;
        return Math.hypot(print.at(j, 0, 0) - print.at(i, 0, 0), print.at(j, 0, 1) - print.at(i, 0, 1));
    }

    private void corners(Footprint print, int first, double height) {
        for (int i = 0; i < 4; i++) {
            for (int axis = 0; axis < 3; axis++) eaves[3 * i + axis] = print.at((first + i) % 4, height, axis);
        }
    }

    /** End 0 of the ridge stands over the side from corner 3 to corner 0, end 1 over that from corner 1 to corner 2. */
    private void ends(Footprint print, int first, double top, double inset) {
        int[] corner = {first, (first + 1) % 4, (first + 2) % 4, (first + 3) % 4};
        for (int axis = 0; axis < 3; axis++) {
            double a = (print.at(corner[3], top, axis) + print.at(corner[0], top, axis)) / 2;
            double b = (print.at(corner[1], top, axis) + print.at(corner[2], top, axis)) / 2;
            ridge[axis] = a + (b - a) * inset;
            ridge[3 + axis] = b + (a - b) * inset;
        }
    }

    /** A slope: eaves from corner a to corner b, then along the ridge from one end to the other. */
    private void quad(int a, int b, int ridgeB, int ridgeA, MeshPart part, int feature) {
        face(part, feature, eaves, 3 * a, eaves, 3 * b, ridge, 3 * ridgeB);
        face(part, feature, eaves, 3 * a, ridge, 3 * ridgeB, ridge, 3 * ridgeA);
    }

    private void gable(int a, int b, int end, MeshPart part, int feature) {
        face(part, feature, eaves, 3 * a, eaves, 3 * b, ridge, 3 * end);
    }

    private static void face(MeshPart part, int feature, double[] a, int i, double[] b, int j, double[] c, int k) {
        double ux = b[j] - a[i];
        double uy = b[j + 1] - a[i + 1];
        double uz = b[j + 2] - a[i + 2];
        double vx = c[k] - a[i];
        double vy = c[k + 1] - a[i + 1];
        double vz = c[k + 2] - a[i + 2];
        double nx = uy * vz - uz * vy;
        double ny = uz * vx - ux * vz;
        double nz = ux * vy - uy * vx;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        if (length > 0) {
            nx /= length;
            ny /= length;
            nz /= length;
        }
        part.triangle(
                part.vertex(a[i], a[i + 1], a[i + 2], nx, ny, nz, feature),
                part.vertex(b[j], b[j + 1], b[j + 2], nx, ny, nz, feature),
                part.vertex(c[k], c[k + 1], c[k + 2], nx, ny, nz, feature));
    }

    /** Cut along the diagonal that lies inside, for the four corners need not be convex. */
    private static void ground(Footprint print, double height, MeshPart part, int feature) {
        var numbers = new int[4];
        for (int i = 0; i < 4; i++) {
            numbers[i] = part.vertex(
                    print.at(i, height, 0),
                    print.at(i, height, 1),
                    print.at(i, height, 2),
                    -print.up(i, 0),
                    -print.up(i, 1),
                    -print.up(i, 2),
                    feature);
        }
        int k = isReflex(print, 1) || isReflex(print, 3) ? 1 : 0;
        part.triangle(numbers[k], numbers[(k + 2) % 4], numbers[k + 1]);
        part.triangle(numbers[k], numbers[(k + 3) % 4], numbers[(k + 2) % 4]);
    }

    private static boolean isReflex(Footprint print, int i) {
        int a = (i + 3) % 4;
        int b = (i + 1) % 4;
        double ux = print.at(i, 0, 0) - print.at(a, 0, 0);
        double uy = print.at(i, 0, 1) - print.at(a, 0, 1);
        double vx = print.at(b, 0, 0) - print.at(i, 0, 0);
        double vy = print.at(b, 0, 1) - print.at(i, 0, 1);
        return ux * vy - uy * vx < 0;
    }
}
