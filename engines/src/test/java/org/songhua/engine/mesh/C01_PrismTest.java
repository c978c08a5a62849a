package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

class C01_PrismTest {
    /** The ground widens upwards with the earth by 1/R a metre: 2e-6 of the area at 6 m. */
    private static final double PART = 2e-5;

    private static MeshPart raised(byte[] wkb, double bottom, double top) {
        var part = new MeshPart();
        new Bodies(Ground.frame()).raise(wkb, new Block(bottom, top, Block.Roof.FLAT), BodyParts.all(part), 7);
        return part;
    }

    private static MeshPart raised(String wkt, double bottom, double top) {
        return raised(Ground.wkb(wkt), bottom, top);
    }

    /** 20 by 10 by 6 m: volume 1200 m³; walls 2(20 + 10)6 = 360, roof and ground 200 each: 760 m². */
    @Test
    void aBoxHasTheVolumeAndAreaOfABox() {
        var part = raised("POLYGON((0 0,20 0,20 10,0 10,0 0))", 0, 6);
        assertThat(part.triangles()).isEqualTo(12);
        assertThat(Solid.of(part).volume()).isCloseTo(1200, within(1200 * PART));
        assertThat(Solid.of(part).area()).isCloseTo(760, within(760 * PART));
        assertThat(Solid.of(part).openEdges()).isEmpty();
    }

    /** 10 by 10 m less a courtyard of 4 by 4: 84 m², 3 m high: 252 m³; walls (40 + 16)3 = 168, levels 168: 336 m². */
    @Test
    void aCourtyardIsOpen() {
        var part = raised("POLYGON((0 0,10 0,10 10,0 10,0 0),(3 3,3 7,7 7,7 3,3 3))", 1, 4);
        assertThat(part.triangles()).isEqualTo(4 * 8 + 4 * 1 - 4);
        assertThat(Solid.of(part).volume()).isCloseTo(252, within(252 * PART));
        assertThat(Solid.of(part).area()).isCloseTo(336, within(336 * PART));
        assertThat(Solid.of(part).openEdges()).isEmpty();
    }

    @Test
    void aCellarReachesDown() {
        assertThat(Solid.of(raised("POLYGON((0 0,5 0,5 5,0 5,0 0))", -6, 0)).volume())
                .isCloseTo(150, within(150 * PART));
    }

    @Test
    void itDoesNotMatterWhichWayRingsRun() {
        var part = raised("POLYGON((0 0,0 10,20 10,20 0,0 0),(3 3,7 3,7 7,3 7,3 3))", 0, 3);
        assertThat(Solid.of(part).volume()).isCloseTo(184 * 3, within(0.05));
        assertThat(Solid.of(part).openEdges()).isEmpty();
    }

    @Test
    void verticesOnTheWayAndTwiceAreLeftOut() {
        assertThat(raised("POLYGON((0 0,10 0,10 0,20 0,20 10,10 10.0005,0 10,0 0))", 0, 6)
                        .triangles())
                .isEqualTo(12);
    }

    @Test
    void everyPartOfAMultipolygonIsRaised() {
        assertThat(raised("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((5 5,6 5,6 6,5 6,5 5)))", 0, 3)
                        .triangles())
                .isEqualTo(24);
    }

    @Test
    void whatHasNoAreaBecomesNothing() {
        assertThat(raised("POLYGON((0 0,5 0,10 0,0 0))", 0, 3).triangles()).isZero();
        assertThat(raised("GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,5 5),MULTIPOINT((2 2)))", 0, 3)
                        .triangles())
                .isZero();
    }

    @Test
    void aBlockHasToBeHigherThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Block(3, 3, Block.Roof.FLAT));
    }

    @Test
    void verticesKnowTheirObject() {
        var part = raised("POLYGON((0 0,20 0,20 10,0 10,0 0))", 0, 6);
        for (int i = 0; i < part.vertices(); i++) assertThat(part.feature(i)).isEqualTo(7);
    }

    @Test
    void anyPlanMakesAClosedBodyOfAreaTimesHeight() {
        Seeded.check(600, random -> {
            Polygon plan = Shapes.polygon(random, random.nextDouble(-300, 300), random.nextDouble(-300, 300), 40);
            if (plan.getArea() < 20) return;
            double height = random.nextDouble(2, 200);
            var part = raised(Ground.wkb(plan), 0, height);
            assertThat(Solid.of(part).openEdges()).as(plan::toString).isEmpty();
            assertThat(Solid.of(part).volume())
                    .isCloseTo(plan.getArea() * height, within(plan.getArea() * height * 3e-4));
            assertThat(Solid.of(part).worstNormal()).isGreaterThan(0.98);
        });
    }

    @Test
    void plansOfRightAnglesMakeClosedBodiesToo() {
        Seeded.check(150, random -> {
            var cells = Shapes.gridCells(random, 6, 0.6);
            for (int i = 0; i < cells.getNumGeometries(); i++) {
                var plan = (Polygon) cells.getGeometryN(i);
                // Courtyards that touch at a corner give an edge to four walls: balanced, which is what counts here.
                var part = raised(Ground.wkb(plan), 0, 9);
                assertThat(Solid.of(part).openEdges()).as(plan::toString).isEmpty();
                assertThat(Solid.of(part).volume()).isCloseTo(9 * plan.getArea(), within(9e-3 * plan.getArea()));
            }
        });
    }
}
