package org.songhua.engine.mesh;

/** Builds upright turned bodies: r full rings and t tips of k sides give 2k(r - 1) + kt + (2 - t)(k - 2) triangles. */
final class Turned {
    private final Footprint circle;

    Turned(LocalFrame frame) {
        circle = new Footprint(frame);
    }

    void add(double longitude, double latitude, Profile profile, MeshPart part, int feature) {
        // A circle of radius 1 around the place, whose corners the rings then stretch.
        circle.regular(longitude, latitude, 1, profile.sides());
        var rings = profile.rings();
        if (rings.getFirst().radius_m() > 0) cap(rings.getFirst(), -1, part, feature);
        if (rings.getLast().radius_m() > 0) cap(rings.getLast(), 1, part, feature);
        for (int i = 1; i < rings.size(); i++) band(rings.get(i - 1), rings.get(i), part, feature);
    }

    private void band(Profile.Ring low, Profile.Ring high, MeshPart part, int feature) {
        double rise = high.height_m() - low.height_m();
        double shrink = low.radius_m() - high.radius_m();
        double length = Math.sqrt(rise * rise + shrink * shrink);
        int k = circle.vertices();
        for (int i = 0; i < k; i++) {
            int j = (i + 1) % k;
            double angle = 2 * Math.PI * (i + 0.5) / k;
            double nx = Math.cos(angle) * rise / length;
            double ny = Math.sin(angle) * rise / length;
            double nz = shrink / length;
            int a = vertex(i, low, nx, ny, nz, part, feature);
            int c = vertex(j, high, nx, ny, nz, part, feature);
            if (low.radius_m() > 0) part.triangle(a, vertex(j, low, nx, ny, nz, part, feature), c);
            if (high.radius_m() > 0) part.triangle(a, c, vertex(i, high, nx, ny, nz, part, feature));
        }
    }

    private void cap(Profile.Ring ring, int sign, MeshPart part, int feature) {
        int k = circle.vertices();
        var numbers = new int[k];
        for (int i = 0; i < k; i++) numbers[i] = vertex(i, ring, 0, 0, sign, part, feature);
        for (int i = 1; i < k - 1; i++) {
            if (sign > 0) part.triangle(numbers[0], numbers[i], numbers[i + 1]);
            else part.triangle(numbers[0], numbers[i + 1], numbers[i]);
        }
    }

    private int vertex(int i, Profile.Ring ring, double nx, double ny, double nz, MeshPart part, int feature) {
        int k = circle.vertices();
        double angle = 2 * Math.PI * i / k;
        // The circle was made with radius 1: what is missing of the wanted radius is added along the same direction.
        double more = ring.radius_m() - 1;
        return part.vertex(
                circle.at(i, ring.height_m(), 0) + more * Math.cos(angle),
                circle.at(i, ring.height_m(), 1) + more * Math.sin(angle),
                circle.at(i, ring.height_m(), 2),
                nx,
                ny,
                nz,
                feature);
    }
}
