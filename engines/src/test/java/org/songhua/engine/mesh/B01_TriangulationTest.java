package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.triangulate.polygon.PolygonTriangulator;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Every vertex is used, every edge of a ring lies in one triangle, and the areas add up. */
class B01_TriangulationTest {
    private final Triangulation triangulation = new Triangulation();

    private List<int[]> cut(String wkt) {
        return cut((Polygon) Ground.read(wkt));
    }

    private double[] x = new double[0];
    private double[] y = new double[0];
    private final List<int[]> ringEdges = new ArrayList<>();

    private List<int[]> cut(Polygon polygon) {
        var all = new ArrayList<Coordinate>();
        var ends = new int[polygon.getNumInteriorRing() + 1];
        ringEdges.clear();
        for (int r = 0; r < ends.length; r++) {
            var ring = r == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(r - 1);
            boolean anticlockwise = Orientation.isCCW(ring.getCoordinateSequence());
            Coordinate[] c = (anticlockwise == (r == 0) ? ring : ring.reverse()).getCoordinates();
            int from = all.size();
            int count = c.length - 1;
            for (int i = 0; i < count; i++) {
                all.add(c[i]);
                ringEdges.add(new int[] {from + i, from + (i + 1) % count});
            }
            ends[r] = all.size();
        }
        x = all.stream().mapToDouble(c -> c.x).toArray();
        y = all.stream().mapToDouble(c -> c.y).toArray();
        int triangles = triangulation.cut(x, y, ends);
        assertThat(triangles).isEqualTo(all.size() + 2 * (ends.length - 1) - 2);
        var list = new ArrayList<int[]>();
        for (int t = 0; t < triangles; t++) {
            list.add(new int[] {
                triangulation.corner(3 * t), triangulation.corner(3 * t + 1), triangulation.corner(3 * t + 2)
            });
        }
        return list;
    }

    private double doubleArea(int[] t) {
        return (x[t[1]] - x[t[0]]) * (y[t[2]] - y[t[0]]) - (y[t[1]] - y[t[0]]) * (x[t[2]] - x[t[0]]);
    }

    private void isCutRight(Polygon polygon) {
        List<int[]> triangles = cut(polygon);
        double whole = 0;
        for (int[] t : triangles) {
            assertThat(doubleArea(t)).as(polygon::toString).isGreaterThanOrEqualTo(-1e-5 * polygon.getLength());
            whole += doubleArea(t) / 2;
        }
        assertThat(whole).as(polygon::toString).isCloseTo(polygon.getArea(), within(1e-9 * polygon.getArea()));
        edgesMatch(triangles, polygon);
    }

    /** What remains when opposite edges cancel are the edges of the rings, each once. */
    private void edgesMatch(List<int[]> triangles, Polygon polygon) {
        Map<List<Integer>, Integer> balance = new HashMap<>();
        for (int[] t : triangles) {
            for (int k = 0; k < 3; k++) count(balance, t[k], t[(k + 1) % 3], 1);
        }
        for (int[] edge : ringEdges) count(balance, edge[0], edge[1], -1);
        assertThat(balance.values()).as(polygon::toString).allMatch(value -> value == 0);
    }

    private static void count(Map<List<Integer>, Integer> balance, int a, int b, int value) {
        balance.merge(List.of(Math.min(a, b), Math.max(a, b)), a < b ? value : -value, Integer::sum);
    }

    @Test
    void aTriangleStaysOne() {
        assertThat(cut("POLYGON((0 0,4 0,0 3,0 0))")).hasSize(1);
    }

    @Test
    void aConvexPolygonBecomesAFan() {
        assertThat(cut("POLYGON((0 0,4 0,6 3,3 6,-1 3,0 0))")).allMatch(t -> t[0] == 0);
    }

    @Test
    void anLIsCutInside() {
        isCutRight((Polygon) Ground.read("POLYGON((0 0,10 0,10 4,4 4,4 10,0 10,0 0))"));
    }

    @Test
    void verticesOnAStraightLineAreKept() {
        isCutRight((Polygon) Ground.read("POLYGON((0 0,5 0,10 0,10 5,10 10,5 10,0 10,0 5,0 0))"));
    }

    @Test
    void aHoleIsJoinedToItsShell() {
        isCutRight((Polygon) Ground.read("POLYGON((0 0,10 0,10 10,0 10,0 0),(3 3,3 6,6 6,6 3,3 3))"));
    }

    @Test
    void holesInARowAreJoinedOneAfterTheOther() {
        isCutRight(
                (Polygon)
                        Ground.read(
                                "POLYGON((0 0,20 0,20 10,0 10,0 0),(2 3,2 6,5 6,5 3,2 3),(7 3,7 6,10 6,10 3,7 3),(12 3,12 6,15 6,15 3,12 3))"));
    }

    @Test
    void aHoleMayTouchItsShellInAPoint() {
        isCutRight((Polygon) Ground.read("POLYGON((0 0,10 0,10 10,0 10,0 0),(0 5,3 7,3 3,0 5))"));
    }

    @Test
    void twoHolesMayTouchInAPoint() {
        isCutRight((Polygon) Ground.read("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,2 5,5 5,2 2),(5 5,5 8,8 8,5 5))"));
    }

    @Test
    void randomStarsAndTheirHoles() {
        Seeded.check(3_000, random -> {
            isCutRight(Shapes.polygon(random, 0, 0, 100));
        });
    }

    @Test
    void rightAngledGroundPlansWithCourtyardsThatTouchAtCorners() {
        Seeded.check(500, random -> {
            var cells = Shapes.gridCells(random, 7, 0.6);
            for (int i = 0; i < cells.getNumGeometries(); i++) isCutRight((Polygon) cells.getGeometryN(i));
        });
    }

    @Test
    void coversWhatTheObviousAlgorithmCovers() {
        Seeded.check(500, random -> {
            Polygon polygon = Shapes.polygon(random, 0, 0, 100);
            double jts = new PolygonTriangulator(polygon).getResult().getArea();
            double own =
                    cut(polygon).stream().mapToDouble(t -> doubleArea(t) / 2).sum();
            assertThat(own).isCloseTo(jts, within(1e-9 * polygon.getArea()));
        });
    }

    @Test
    void aPolygonThatCrossesItselfEndsAllTheSame() {
        assertThat(cut("POLYGON((0 0,10 10,10 0,0 10,0 0))")).hasSize(2);
    }

    @Test
    void aPolygonWithoutAreaEndsAllTheSame() {
        assertThat(cut("POLYGON((0 0,1 0,2 0,3 0,4 0,0 0))")).hasSize(3);
    }
}
