package org.songhua.engine.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

class C02_RoofTest {
    private static MeshPart house(String wkt, double top, Block.Roof roof) {
        var part = new MeshPart();
        new Bodies(Ground.frame()).raise(Ground.wkb(wkt), new Block(0, top, roof), BodyParts.all(part), 0);
        return part;
    }

    /** 20 by 10 m, 9 m to the ridge: rise 10/2 · 0.5 = 2.5; eaves 6.5: 20·10·6.5 + 20·10·2.5/2 = 1300 + 250 = 1550 m³. */
    @Test
    void aGabledHouseHasHalfAPrismUnderItsRoof() {
        var part = house("POLYGON((0 0,20 0,20 10,0 10,0 0))", 9, Block.Roof.GABLED);
        assertThat(part.triangles()).isEqualTo(16);
        assertThat(Solid.of(part).volume()).isCloseTo(1550, within(0.05));
        assertThat(Solid.of(part).openEdges()).isEmpty();
    }

    /** The same with a ridge of 10 m: the roof is a wedge of b·h/6·(2a + c) = 10·2.5/6·(40 + 10) = 208.33 m³ over 1300. */
    @Test
    void aHippedRoofIsAWedge() {
        var part = house("POLYGON((0 0,20 0,20 10,0 10,0 0))", 9, Block.Roof.HIPPED);
        assertThat(Solid.of(part).volume()).isCloseTo(1300 + 208.333, within(0.05));
        assertThat(Solid.of(part).openEdges()).isEmpty();
    }

    @Test
    void theRidgeRunsAlongTheLongerSidesHoweverTheRingBegins() {
        var across = house("POLYGON((20 0,20 10,0 10,0 0,20 0))", 9, Block.Roof.GABLED);
        assertThat(Solid.of(across).volume()).isCloseTo(1550, within(0.05));
    }

    /** A wide low shed: the rise is no more than 0.45 of 4 m = 1.8: 40·30·(2.2 + 0.9) = 3720 m³. */
    @Test
    void aLowHouseKeepsWallsUnderItsRoof() {
        assertThat(Solid.of(house("POLYGON((0 0,40 0,40 30,0 30,0 0))", 4, Block.Roof.GABLED))
                        .volume())
                .isCloseTo(3720, within(0.1));
    }

    @Test
    void aPlanOfOtherThanFourCornersStaysFlat() {
        assertThat(Solid.of(house("POLYGON((0 0,10 0,10 4,4 4,4 10,0 10,0 0))", 5, Block.Roof.GABLED))
                        .volume())
                .isCloseTo(64 * 5, within(0.02));
    }

    @Test
    void anyFourCornersMakeAClosedHouse() {
        Seeded.check(500, random -> {
            double[] p = random.doubles(8, 0, 12).toArray();
            String wkt = "POLYGON((%s %s,%s %s,%s %s,%s %s,%1$s %2$s))"
                    .formatted(
                            -15 - p[0], -15 - p[1], 15 + p[2], -15 - p[3], 15 + p[4], 15 + p[5], -15 - p[6], 15 + p[7]);
            var roof = random.nextBoolean() ? Block.Roof.GABLED : Block.Roof.HIPPED;
            var solid = Solid.of(house(wkt, random.nextDouble(4, 30), roof));
            assertThat(solid.openEdges()).as(wkt).isEmpty();
            assertThat(solid.volume()).isPositive();
        });
    }

    /** A dart: one corner points inwards, so the ground must be cut along the other diagonal. */
    @Test
    void aDartIsClosedToo() {
        var solid = Solid.of(house("POLYGON((0 0,20 0,6 6,0 20,0 0))", 6, Block.Roof.GABLED));
        assertThat(solid.openEdges()).isEmpty();
    }
}
