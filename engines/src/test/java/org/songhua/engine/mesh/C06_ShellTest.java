package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** What bodies given by their faces hold. */
class C06_ShellTest {
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

    /** A house of w by d metres, h to the eaves and r more to a ridge along its depth. */
    private static double[][] gabled(double w, double d, double h, double r) {
        double m = w / 2;
        double t = h + r;
        return new double[][] {
            {0, 0, 0, 0, d, 0, w, d, 0, w, 0, 0},
            {0, 0, 0, w, 0, 0, w, 0, h, m, 0, t, 0, 0, h},
            {w, d, 0, 0, d, 0, 0, d, h, m, d, t, w, d, h},
            {w, 0, 0, w, d, 0, w, d, h, w, 0, h},
            {0, d, 0, 0, 0, 0, 0, 0, h, 0, d, h},
            {w, 0, h, w, d, h, m, d, t, m, 0, t},
            {0, d, h, 0, 0, h, m, 0, t, m, d, t}
        };
    }

    private static Shell shell() {
        double[] at = Ground.degrees(0, 0);
        return new Shell(at[0], at[1]);
    }

    private static Shell shell(double[]... faces) {
        Shell shell = shell();
        for (double[] face : faces) shell.face(degrees(face), new int[] {face.length / 3});
        return shell;
    }

    /** 8 by 10 m, 3 m to the eaves, 2 m more to the ridge: 240 + 80 m³. */
    @Test
    void aGabledHouseHoldsItsBlockAndHalfOfTheRoofsBlock() {
        Shell house = shell(gabled(8, 10, 3, 2));
        assertThat(house.isClosed()).isTrue();
        assertThat(house.volume_m3()).isCloseTo(320, within(0.01));
        assertThat(house.top_m() - house.bottom_m()).isEqualTo(5);
        double[] far = Ground.degrees(8, 10);
        assertThat(house.box()[2]).isCloseTo(far[0], within(1e-12));
        assertThat(house.box()[3]).isCloseTo(far[1], within(1e-12));
    }

    @Test
    void housesOfAnySizeHoldWhatTheFormulaSays() {
        Seeded.check(100, random -> {
            double w = random.nextDouble(2, 90);
            double d = random.nextDouble(2, 90);
            double h = random.nextDouble(2, 90);
            double r = random.nextDouble(0.5, 20);
            Shell house = shell(gabled(w, d, h, r));
            double exact = w * d * (h + r / 2);
            assertThat(house.isClosed()).isTrue();
            assertThat(house.volume_m3()).isCloseTo(exact, within(exact * 1e-3));
        });
    }

    /** A block of 10 by 10 by 4 m around a shaft of 2 by 2 m: 384 m³. */
    @Test
    void aCourtyardHoldsNothing() {
        Shell shell = shell(
                new double[] {0, 0, 0, 10, 0, 0, 10, 0, 4, 0, 0, 4},
                new double[] {10, 0, 0, 10, 10, 0, 10, 10, 4, 10, 0, 4},
                new double[] {10, 10, 0, 0, 10, 0, 0, 10, 4, 10, 10, 4},
                new double[] {0, 10, 0, 0, 0, 0, 0, 0, 4, 0, 10, 4},
                new double[] {4, 4, 4, 6, 4, 4, 6, 4, 0, 4, 4, 0},
                new double[] {6, 4, 4, 6, 6, 4, 6, 6, 0, 6, 4, 0},
                new double[] {6, 6, 4, 4, 6, 4, 4, 6, 0, 6, 6, 0},
                new double[] {4, 6, 4, 4, 4, 4, 4, 4, 0, 4, 6, 0});
        assertThat(shell.isClosed()).isFalse();
        shell.face(
                degrees(0, 0, 4, 10, 0, 4, 10, 10, 4, 0, 10, 4, 4, 4, 4, 4, 6, 4, 6, 6, 4, 6, 4, 4), new int[] {4, 8});
        shell.face(
                degrees(0, 0, 0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 4, 4, 0, 6, 4, 0, 6, 6, 0, 4, 6, 0), new int[] {4, 8});
        assertThat(shell.isClosed()).isTrue();
        assertThat(shell.volume_m3()).isCloseTo(384, within(0.02));
    }

    @Test
    void aHouseWithoutItsFloorIsOpenAndOneInsideOutHoldsLessThanNothing() {
        double[][] faces = gabled(8, 10, 3, 2);
        double[][] open = java.util.Arrays.copyOfRange(faces, 1, faces.length);
        assertThat(shell(open).isClosed()).isFalse();
        for (double[] face : faces) turn(face);
        assertThat(shell(faces).isClosed()).isTrue();
        assertThat(shell(faces).volume_m3()).isCloseTo(-320, within(0.01));
    }

    private static void turn(double[] face) {
        for (int i = 0, j = face.length - 3; i < j; i += 3, j -= 3) {
            for (int axis = 0; axis < 3; axis++) {
                double kept = face[i + axis];
                face[i + axis] = face[j + axis];
                face[j + axis] = kept;
            }
        }
    }

    @Test
    void nothingIsNotClosed() {
        assertThat(shell().isClosed()).isFalse();
        assertThat(shell().volume_m3()).isZero();
    }

    @Test
    void facesThatSayNothingAreRoofWallOrGroundByWhereTheyLook() {
        var walls = new MeshPart();
        var roof = new MeshPart();
        var ground = new MeshPart();
        var bodies = new Bodies(Ground.frame());
        for (double[] face : gabled(8, 10, 3, 2)) {
            bodies.face(degrees(face), new int[] {face.length / 3}, new BodyParts(walls, roof, ground), 0);
        }
        assertThat(ground.triangles()).isEqualTo(2);
        assertThat(roof.triangles()).isEqualTo(4);
        assertThat(walls.triangles()).isEqualTo(3 + 3 + 2 + 2);
    }
}
