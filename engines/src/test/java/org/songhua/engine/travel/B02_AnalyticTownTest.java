package org.songhua.engine.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.network.SnappedPoints;
import org.songhua.engine.network.StreetGraphBuilder.Built;
import org.songhua.engine.network.Towns;

/**
 * A town in an empty plain, worked out by hand: 21 x 21 junctions, blocks of 100 m, 80 s a block, a dwelling of one person
 * at every junction. Along the streets, the way between junctions is |dx| + |dy| blocks.
 */
class B02_AnalyticTownTest {
    private static final int SIDE = 21;
    private static final Built TOWN = Towns.grid(SIDE);

    /** The junction as a point at the beginning of the edge that leads east, or at the end of the one that comes in. */
    private static SnappedPoints junctions(int[]... places) {
        var edges = new int[places.length];
        var fractions = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            int x = places[i][0];
            boolean last = x == SIDE - 1;
            edges[i] = TOWN.edge(Towns.eastward(SIDE, last ? x - 1 : x, places[i][1]));
            // Towns.grid adds edges from west to east, so the junction is at one end exactly.
            fractions[i] = last ? 1 : 0;
        }
        return SnappedPoints.of(edges, fractions);
    }

    private static SnappedPoints everyJunction() {
        var places = new int[SIDE * SIDE][];
        for (int i = 0; i < places.length; i++) places[i] = new int[] {i % SIDE, i / SIDE};
        return junctions(places);
    }

    private static double[] onePersonEach() {
        var people = new double[SIDE * SIDE];
        Arrays.fill(people, 1);
        return people;
    }

    private static LifeCircle circle(List<ServiceClass> classes, SnappedPoints... facilities) {
        return LifeCircle.of(TOWN.graph(), everyJunction(), onePersonEach(), classes, List.of(facilities));
    }

    private static ServiceClass needs(String code, Tier tier, Limit limit) {
        return new ServiceClass(code, tier, limit);
    }

    @Test
    void a_clinic_in_the_middle_covers_the_diamond_of_eleven_blocks() {
        // 900 s / 80 s = 11.25: junctions with |dx| + |dy| <= 11 around (10, 10). Without the town's edge the diamond
        // of
        // radius r has 2 r (r + 1) + 1 = 265 junctions. Its four tips of radius 11 stick out by one junction each: 261.
        LifeCircle circle = circle(
                List.of(needs("clinic", Tier.FIFTEEN_MINUTES, Limit.ofMinutes(15))), junctions(new int[] {10, 10}));
        assertThat(circle.report().byClass().getFirst().originsCovered()).isEqualTo(261);
    }

    @Test
    void metres_and_minutes_cover_as_they_say() {
        // 1,000 m are 10 blocks: 2 * 10 * 11 + 1 = 221, all inside. 1,099 m are 10 blocks, too; 1,100 m are 11.
        var classes = List.of(
                needs("a", Tier.FIFTEEN_MINUTES, Limit.ofMetres(1000)),
                needs("b", Tier.FIFTEEN_MINUTES, Limit.ofMetres(1099)),
                needs("c", Tier.FIFTEEN_MINUTES, Limit.ofMetres(1100)),
                needs("d", Tier.FIFTEEN_MINUTES, Limit.ofSeconds(800)));
        SnappedPoints middle = junctions(new int[] {10, 10});
        CoverageReport report = circle(classes, middle, middle, middle, middle).report();
        assertThat(report.byClass().stream().map(Coverage::originsCovered)).containsExactly(221L, 221L, 261L, 221L);
    }

    @Test
    void a_facility_in_the_middle_of_a_block_is_reached_from_both_ends() {
        // Between (10, 10) and (11, 10): 40 s to each end, then 240 s leave (240 - 40) / 80 = 2.5 blocks on either
        // side:
        // per side the half diamond of radius 2 towards it: rows 0: 3, +-1: 2, +-2: 1 = 3 + 4 + 2 = 9 junctions. 18 in
        // all.
        int edge = TOWN.edge(Towns.eastward(SIDE, 10, 10));
        LifeCircle circle = circle(
                List.of(needs("kiosk", Tier.FIVE_MINUTES, Limit.ofSeconds(240))),
                SnappedPoints.of(new int[] {edge}, new double[] {0.5}));
        assertThat(circle.report().byClass().getFirst().originsCovered()).isEqualTo(18);
    }

    @Test
    void tiers_do_not_substitute_each_other() {
        // A primary school at the corner (0, 0) within 500 m covers 1+2+...+6 = 21; a big one within 1,000 m next door
        // covers
        // 1+2+...+11 = 66. The 45 junctions between have the big one only, and count for its tier, not for the other.
        var classes = List.of(
                needs("primary", Tier.FIVE_MINUTES, Limit.ofMetres(500)),
                needs("middle", Tier.TEN_MINUTES, Limit.ofMetres(1000)));
        CoverageReport report = circle(classes, junctions(new int[] {0, 0}), junctions(new int[] {0, 0}))
                .report();
        assertThat(report.byTier().get(Tier.FIVE_MINUTES).originsCovered()).isEqualTo(21);
        assertThat(report.byTier().get(Tier.TEN_MINUTES).originsCovered()).isEqualTo(66);
        assertThat(report.byTier()).doesNotContainKey(Tier.FIFTEEN_MINUTES);
        assertThat(report.allClasses().originsCovered()).isEqualTo(21);
        assertThat(report.weakest()).contains(0);
    }

    @Test
    void people_and_buildings_are_counted_apart() {
        // Everybody lives in the tower at (10, 10): one of 441 buildings, all of the 500 people.
        double[] people = new double[SIDE * SIDE];
        people[10 * SIDE + 10] = 500;
        LifeCircle circle = LifeCircle.of(
                TOWN.graph(),
                everyJunction(),
                people,
                List.of(needs("shop", Tier.FIVE_MINUTES, Limit.ofMetres(0))),
                List.of(junctions(new int[] {10, 10})));
        Coverage coverage = circle.report().byClass().getFirst();
        assertThat(coverage.originsCovered()).isEqualTo(1);
        assertThat(coverage.shareOfOrigins()).isCloseTo(1.0 / 441, within(1e-12));
        assertThat(coverage.shareOfWeight()).isEqualTo(1);
    }

    @Test
    void a_class_without_facilities_covers_nobody_and_is_the_weakest() {
        var classes = List.of(
                needs("clinic", Tier.FIFTEEN_MINUTES, Limit.ofMinutes(15)),
                needs("theatre", Tier.FIFTEEN_MINUTES, Limit.ofMinutes(15)));
        CoverageReport report =
                circle(classes, junctions(new int[] {10, 10}), junctions()).report();
        assertThat(report.byClass().get(1).originsCovered()).isZero();
        assertThat(report.allClasses().originsCovered()).isZero();
        assertThat(report.weakest()).contains(1);
    }

    @Test
    void closing_the_only_bridge_cuts_the_town_in_two() {
        // All streets between x = 9 and x = 10 closed: a clinic at (0, 10) serves its own half of 10 x 21 at most.
        var closed = new int[SIDE];
        for (int y = 0; y < SIDE; y++) closed[y] = TOWN.edge(Towns.eastward(SIDE, 9, y));
        LifeCircle before = circle(
                List.of(needs("clinic", Tier.FIFTEEN_MINUTES, Limit.ofMetres(100_000))), junctions(new int[] {0, 10}));
        assertThat(before.report().byClass().getFirst().originsCovered()).isEqualTo(441);
        LifeCircle after = before.withStreetsClosed(closed);
        // Dwellings at x = 9 stand on the closed edges themselves, at their beginning: they have no street any more.
        assertThat(after.report().byClass().getFirst().originsCovered()).isEqualTo(9 * 21);
        assertThat(before.report().byClass().getFirst().originsCovered()).isEqualTo(441);
    }

    @Test
    void opening_moving_and_closing_a_facility_changes_its_class_only() {
        var classes = List.of(
                needs("clinic", Tier.FIFTEEN_MINUTES, Limit.ofMetres(300)),
                needs("school", Tier.FIFTEEN_MINUTES, Limit.ofMetres(300)));
        // A diamond of radius 3 has 25 junctions, in a corner 1 + 2 + 3 + 4 = 10.
        LifeCircle plan = circle(classes, junctions(new int[] {10, 10}), junctions(new int[] {10, 10}));
        LifeCircle opened = plan.withFacilities(0, junctions(new int[] {10, 10}, new int[] {0, 0}));
        assertThat(covered(opened)).containsExactly(35L, 25L);
        assertThat(opened.nearest(1)).isSameAs(plan.nearest(1));
        LifeCircle moved = opened.withFacilities(0, junctions(new int[] {20, 20}));
        assertThat(covered(moved)).containsExactly(10L, 25L);
        LifeCircle shut = moved.withFacilities(1, junctions());
        assertThat(covered(shut)).containsExactly(10L, 0L);
    }

    private static List<Long> covered(LifeCircle circle) {
        return circle.report().byClass().stream().map(Coverage::originsCovered).toList();
    }
}
