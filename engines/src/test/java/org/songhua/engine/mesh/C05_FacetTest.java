package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

class C05_FacetTest {
    private static double[] degrees(double... local) {
        var out = new double[local.length];
        for (int i = 0; i < local.length; i += 3) {
            double[] at = Ground.degrees(local[i], local[i + 1]);
            out[i] = at[0];
            out[i + 1] = at[1];
            out[i + 2] = local[i + 2];
        }
        return out;
    }

    private static void box(Bodies bodies, MeshPart part, double w, double d, double h) {
        double[][] faces = {
            {0, 0, 0, 0, d, 0, w, d, 0, w, 0, 0},
            {0, 0, h, w, 0, h, w, d, h, 0, d, h},
            {0, 0, 0, w, 0, 0, w, 0, h, 0, 0, h},
            {w, 0, 0, w, d, 0, w, d, h, w, 0, h},
            {w, d, 0, 0, d, 0, 0, d, h, w, d, h},
            {0, d, 0, 0, 0, 0, 0, 0, h, 0, d, h}
        };
        for (double[] face : faces) bodies.face(degrees(face), new int[] {4}, part, 0);
    }

    /** 8 by 6 by 5 m: 240 m³, 2(48 + 40 + 30) = 236 m². */
    @Test
    void sixFacesOfABoxMakeABox() {
        var part = new MeshPart();
        box(new Bodies(Ground.frame()), part, 8, 6, 5);
        assertThat(Solid.of(part).volume()).isCloseTo(240, within(0.01));
        assertThat(Solid.of(part).area()).isCloseTo(236, within(0.01));
        assertThat(Solid.of(part).openEdges()).isEmpty();
        assertThat(Solid.of(part).worstNormal()).isGreaterThan(0.98);
    }

    @Test
    void boxesOfAnySizeAreClosed() {
        Seeded.check(200, random -> {
            var part = new MeshPart();
            double w = random.nextDouble(1, 90);
            double d = random.nextDouble(1, 90);
            double h = random.nextDouble(1, 90);
            box(new Bodies(Ground.frame()), part, w, d, h);
            assertThat(Solid.of(part).volume()).isCloseTo(w * d * h, within(w * d * h * 1e-3));
            assertThat(Solid.of(part).openEdges()).isEmpty();
        });
    }

    /** A wall of 10 by 4 m with a window of 2 by 1 m: 38 m². */
    @Test
    void aWallMayHaveAWindow() {
        var part = new MeshPart();
        new Bodies(Ground.frame())
                .face(
                        degrees(0, 0, 0, 10, 0, 0, 10, 0, 4, 0, 0, 4, 4, 0, 1, 4, 0, 2, 6, 0, 2, 6, 0, 1),
                        new int[] {4, 8},
                        part,
                        0);
        assertThat(part.triangles()).isEqualTo(8);
        assertThat(Solid.of(part).area()).isCloseTo(38, within(0.01));
    }

    @Test
    void aFaceWithoutAreaIsLeftOut() {
        var part = new MeshPart();
        new Bodies(Ground.frame()).face(degrees(0, 0, 0, 0, 0, 0, 0, 0, 0), new int[] {3}, part, 0);
        assertThat(part.triangles()).isZero();
    }
}
