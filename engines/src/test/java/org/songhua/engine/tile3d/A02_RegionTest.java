package org.songhua.engine.tile3d;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.songhua.engine.geo.Wkb;
import org.songhua.engine.mesh.Block;
import org.songhua.engine.mesh.BodyParts;
import org.songhua.engine.mesh.Earth;
import org.songhua.engine.mesh.MeshPart;
import org.songhua.engine.mesh.Pipe;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** The property that the official validator does not check: every point of every triangle lies in the bounding volume. */
class A02_RegionTest {
    private static final Material GREY = new Material("grey", 0.5, 0.5, 0.5);

    private static Geometry somewhere(java.util.SplittableRandom random, double size) {
        double longitude = random.nextDouble(-179, 179);
        double latitude = random.nextDouble(-80, 80);
        return Shapes.polygon(random, longitude, latitude, size / 111_320);
    }

    private static void holds(Region region, TileMesh mesh, Object what) {
        var corners = new Glb(GlbWriter.write(mesh)).corners();
        assertThat(corners).isNotEmpty();
        for (int t = 0; t < corners.size(); t += 3) {
            for (double u = 0; u <= 1; u += 0.25) {
                for (double v = 0; u + v <= 1; v += 0.25) {
                    double[] p = between(corners.get(t), corners.get(t + 1), corners.get(t + 2), u, v);
                    double[] at = Earth.geodetic(p[0], p[1], p[2]);
                    assertThat(region.contains(at[0], at[1], at[2]))
                            .as("%s holds %s of %s", region, java.util.Arrays.toString(at), what)
                            .isTrue();
                }
            }
        }
    }

    private static double[] between(double[] a, double[] b, double[] c, double u, double v) {
        var p = new double[3];
        for (int i = 0; i < 3; i++) p[i] = a[i] + u * (b[i] - a[i]) + v * (c[i] - a[i]);
        return p;
    }

    private static TileMesh mesh(Envelope box, double height) {
        int zoom = Levels.zoom(Levels.size(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), height));
        return new TileMesh(
                Cell.at(box.centre().x, box.centre().y, zoom),
                new Properties(java.util.List.of("id"), java.util.List.of()));
    }

    private static Region around(Envelope box, double bottom, double top, double halo) {
        return Region.around(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), bottom, top, halo);
    }

    @Test
    void aRegionHoldsTheBlockItIsMadeFor() {
        Seeded.check(400, random -> {
            Geometry plan = somewhere(random, Math.exp(random.nextDouble(1, 9)));
            var box = plan.getEnvelopeInternal();
            double bottom = random.nextDouble(-30, 20);
            double top = bottom + random.nextDouble(1, 400);
            var mesh = mesh(box, top - bottom);
            MeshPart part = mesh.part(GREY);
            mesh.properties().add(java.util.List.of("x"));
            mesh.bodies().raise(Wkb.of(plan), new Block(bottom, top, Block.Roof.FLAT), BodyParts.all(part), 0);
            if (part.triangles() > 0) holds(around(box, bottom, top, 0), mesh, plan);
        });
    }

    @Test
    void aRegionHoldsThePipeItIsMadeFor() {
        Seeded.check(400, random -> {
            Geometry line = ((org.locationtech.jts.geom.Polygon) somewhere(random, Math.exp(random.nextDouble(1, 8))))
                    .getExteriorRing();
            var box = line.getEnvelopeInternal();
            double radius = random.nextDouble(0.02, 2);
            double from = random.nextDouble(-9, -1);
            double to = random.nextDouble(-9, -1);
            var mesh = mesh(box, 0);
            mesh.properties().add(java.util.List.of("x"));
            mesh.bodies().lay(Wkb.of(line), new Pipe(radius, from, to, 8), mesh.part(GREY), 0);
            double halo = 1.5 * radius;
            if (mesh.triangles() > 0)
                holds(around(box, Math.min(from, to) - halo, Math.max(from, to) + halo, halo), mesh, line);
        });
    }

    @Test
    void theUnionHoldsBoth() {
        Seeded.check(1_000, random -> {
            Region a = around(
                    somewhere(random, 500).getEnvelopeInternal(), random.nextDouble(-9, 0), random.nextDouble(0, 9), 0);
            Region b = around(
                    somewhere(random, 500).getEnvelopeInternal(), random.nextDouble(-9, 0), random.nextDouble(0, 9), 0);
            assertThat(a.union(b).contains(a)).isTrue();
            assertThat(a.union(b).contains(b)).isTrue();
            assertThat(a.contains(a)).isTrue();
            assertThat(a.contains(a.union(b))).isEqualTo(a.union(b).equals(a));
        });
    }
}
