package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.Dice;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.engine.random.Seeded;

/** Frame, rivers, railways and zones: what the city is laid on. */
class GroundTest {
    private static final List<Ground> GROUNDS = List.of(
            Ground.of(new Frame(1, 1)),
            Ground.of(new Frame(2, 0.1)),
            Ground.of(new Frame(3, 0.05)),
            Ground.of(new Frame(4, 4)));

    @Test
    void theLinearScaleIsTheRootOfTheScaleForACityOfFullSize() {
        assertThat(new Frame(1, 1).k()).isEqualTo(1);
        assertThat(new Frame(1, 4).k()).isEqualTo(2);
        assertThat(new Frame(1, 1).radius()).isEqualTo(6_500);
    }

    @Test
    void smallCitiesReachALittleFurther() {
        // root 0.1 = 0.3162; 1 / 0.3162 - 1 = 2.1623; 0.13 of it 0.2811: k = 0.3162 × 1.2811 = 0.4051
        assertThat(new Frame(1, 0.1).k()).isCloseTo(0.4051, within(1e-4));
        double before = 0;
        for (double scale = 0.02; scale <= 4; scale += 0.02) {
            double k = new Frame(1, scale).k();
            assertThat(k).isGreaterThan(before).isGreaterThanOrEqualTo(Math.sqrt(scale) - 1e-12);
            before = k;
        }
    }

    @Test
    void thePlazaIsTheOrigin() {
        for (Ground ground : GROUNDS) {
            assertThat(ground.frame().site(0, 0).distance(new Coordinate())).isZero();
            assertThat(ground.frame().plane(0, 0).distance(new Coordinate())).isLessThan(1e-9);
        }
    }

    @Test
    void aSiteAndItsPlaceInTheFrameAreInverse() {
        Seeded.check(200, random -> {
            Frame frame = GROUNDS.get(random.nextInt(GROUNDS.size())).frame();
            double a = random.nextDouble(-9_000, 9_000);
            double b = random.nextDouble(-9_000, 9_000);
            Coordinate p = frame.site(a, b);
            assertThat(frame.east(p)).isCloseTo(a, within(1e-6));
            assertThat(frame.north(p)).isCloseTo(b, within(1e-6));
        });
    }

    @Test
    void theOldTownIsARegularGridAndOnlyBeyondItStreetsBend() {
        Seeded.check(200, random -> {
            Frame frame = GROUNDS.getFirst().frame();
            double u = random.nextDouble(-560, 560);
            double v = random.nextDouble(-560, 560);
            assertThat(frame.plane(u, v).distance(frame.site(u, v))).isLessThan(1e-6);
        });
        Frame frame = GROUNDS.getFirst().frame();
        double bent = 0;
        for (int i = 0; i < 50; i++)
            bent = Math.max(bent, frame.plane(4_000, i * 100 - 2_500).distance(frame.site(4_000, i * 100 - 2_500)));
        // bends reach 470 + 95 metres in each direction at most
        assertThat(bent).isBetween(50.0, Math.sqrt(2) * 565);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 0", "15, 0.5", "20, 1", "99, 1", "12.5, 0.15625"})
    void theSmoothStepIsFlatAtBothEnds(double value, double expected) {
        // t = (value - 10) / 10; t²(3 - 2t): at 0.25 that is 0.0625 × 2.5
        assertThat(Frame.smoothStep(10, 20, value)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theRiverCrossesTheMunicipalityFromEndToEnd() {
        for (Ground ground : GROUNDS) {
            List<Coordinate> river = ground.rivers().river();
            assertThat(ground.limit().contains(Plane.FACTORY.createPoint(river.getFirst())))
                    .isFalse();
            assertThat(ground.limit().contains(Plane.FACTORY.createPoint(river.getLast())))
                    .isFalse();
            assertThat(river.getFirst().y).isLessThan(river.getLast().y);
            for (int i = 1; i < river.size(); i++) {
                // steps of 40 m; where both halves meet it is no longer
                assertThat(river.get(i).distance(river.get(i - 1))).isBetween(1.0, 40.1);
            }
            assertThat(PlanLine.of(river, LineKind.BANK, 0).path().isSimple()).isTrue();
        }
    }

    @Test
    void theTributaryEndsInTheRiver() {
        for (Ground ground : GROUNDS) {
            Coordinate mouth = ground.rivers().tributary().getLast();
            assertThat(ground.rivers().river()).anyMatch(p -> p.equals2D(mouth));
            assertThat(ground.rivers()
                            .tributaryWater()
                            .intersection(ground.rivers().riverWater())
                            .getArea())
                    .isLessThan(1);
            assertThat(ground.rivers().tributaryWater().distance(ground.rivers().riverWater()))
                    .isLessThan(0.01);
        }
    }

    @Test
    void waterIsValidAndLiesInItsGreenStrip() {
        for (Ground ground : GROUNDS) {
            Geometry strip = ground.rivers().corridor();
            for (Geometry water :
                    List.of(ground.rivers().riverWater(), ground.rivers().tributaryWater())) {
                assertThat(water.isValid()).isTrue();
                assertThat(water.difference(strip).getArea()).isLessThan(1);
            }
            assertThat(strip.isValid()).isTrue();
        }
    }

    @Test
    void islandsLieInTheWater() {
        for (Ground ground : GROUNDS) {
            for (Polygon island : ground.rivers().islands()) {
                assertThat(island.isValid()).isTrue();
                assertThat(ground.rivers().riverWater().contains(island)).isTrue();
            }
        }
    }

    @Test
    void theLeftBankIsWestAndTheRightBankEast() {
        for (Ground ground : GROUNDS) {
            Coordinate east = ground.frame().site(2_900, 0);
            assertThat(ground.zones().eastBank(ground.frame().site(0, 0))).isFalse();
            assertThat(ground.zones().eastBank(east)).isTrue();
            List<Coordinate> left = ground.rivers().beside(1, 24);
            List<Coordinate> right = ground.rivers().beside(-1, 24);
            assertThat(left).hasSameSizeAs(right).hasSameSizeAs(ground.rivers().river());
            int middle = left.size() / 2;
            assertThat(ground.zones().eastBank(left.get(middle))).isFalse();
            assertThat(ground.zones().eastBank(right.get(middle))).isTrue();
        }
    }

    @Test
    void railwaysHaveTheirLandAndStationsLieOnTheirLines() {
        for (Ground ground : GROUNDS) {
            assertThat(ground.rails().tracks())
                    .hasSize(3)
                    .extracting(RailPlan.Track::name)
                    .doesNotHaveDuplicates();
            assertThat(ground.rails().stations())
                    .hasSize(3)
                    .extracting(RailPlan.Station::suffix)
                    .doesNotHaveDuplicates();
            for (RailPlan.Track track : ground.rails().tracks()) {
                Geometry line = PlanLine.of(track.course(), LineKind.RAIL, 0).path();
                assertThat(ground.rails().corridor().covers(line))
                        .as(track.name())
                        .isTrue();
            }
            for (RailPlan.Station station : ground.rails().stations()) {
                Geometry at = Plane.FACTORY.createPoint(station.at());
                double nearest = ground.rails().tracks().stream()
                        .mapToDouble(t ->
                                PlanLine.of(t.course(), LineKind.RAIL, 0).path().distance(at))
                        .min()
                        .orElseThrow();
                assertThat(nearest).as(station.suffix()).isLessThan(1);
                // the yard is as broad as it says: its edge is about that far
                assertThat(ground.rails().corridor().getBoundary().distance(at))
                        .as(station.suffix())
                        .isBetween(station.halfWidth() - 6, station.halfWidth() + 6);
            }
        }
    }

    @Test
    void theMunicipalityIsOneValidAreaAroundThePlaza() {
        for (Ground ground : GROUNDS) {
            assertThat(ground.limit().isValid()).isTrue();
            assertThat(ground.limit().contains(Plane.FACTORY.createPoint(new Coordinate())))
                    .isTrue();
            double mean = Math.sqrt(ground.limit().getArea() / Math.PI);
            // the radius is stretched by a fifth at most
            assertThat(mean / ground.frame().radius()).isBetween(0.78, 1.22);
        }
    }

    @Test
    void theBarrierHoldsAllThatStreetsCrossOnBridgesOnly() {
        for (Ground ground : GROUNDS) {
            Geometry barrier = ground.barrier();
            assertThat(barrier.isValid()).isTrue();
            assertThat(ground.rivers().corridor().difference(barrier).getArea()).isLessThan(1);
            assertThat(ground.rails().corridor().difference(barrier).getArea()).isLessThan(1);
            assertThat(ground.rails().reserve().difference(barrier).getArea()).isLessThan(1);
        }
    }

    @Test
    void aCityOfFullSizeHasEveryZone() {
        ZonePlan zones = GROUNDS.getFirst().zones();
        Set<Zone> found = EnumSet.noneOf(Zone.class);
        for (double x = -7_000; x <= 7_000; x += 120) {
            for (double y = -7_000; y <= 7_000; y += 120) found.add(zones.at(new Coordinate(x, y)));
        }
        assertThat(found).containsExactlyInAnyOrder(Zone.values());
    }

    @Test
    void theZoneIsRuralExactlyOutsideTheBuiltUpArea() {
        Seeded.check(500, random -> {
            Ground ground = GROUNDS.get(random.nextInt(GROUNDS.size()));
            double reach = ground.frame().radius();
            var p = new Coordinate(random.nextDouble(-reach, reach), random.nextDouble(-reach, reach));
            assertThat(ground.zones().at(p) == Zone.RURAL)
                    .isEqualTo(ground.zones().inside(p) < 0);
        });
    }

    @Test
    void theNewTownLiesOnTheRightBankOnly() {
        Seeded.check(500, random -> {
            Ground ground = GROUNDS.get(random.nextInt(GROUNDS.size()));
            double reach = ground.frame().radius() / 2;
            var p = new Coordinate(random.nextDouble(-reach, reach), random.nextDouble(-reach, reach));
            Zone zone = ground.zones().at(p);
            if (zone == Zone.NEW_TOWN) assertThat(ground.zones().eastBank(p)).isTrue();
            if (zone == Zone.CORE || zone == Zone.OLD_TOWN)
                assertThat(ground.zones().eastBank(p)).isFalse();
        });
    }

    @Test
    void thePlazaIsInTheCore() {
        for (Ground ground : GROUNDS)
            assertThat(ground.zones().at(new Coordinate())).isEqualTo(Zone.CORE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 1, 2})
    void linesOfTheFrameAreIrregularAndNeverTooClose(double k) {
        for (int seed = 0; seed < 20; seed++) {
            List<Lattice.Line> lines = new Lattice(Dice.of(seed, "lattice"), 6_000 * k, k).lines();
            assertThat(lines).isSortedAccordingTo((a, b) -> Double.compare(a.position(), b.position()));
            assertThat(lines).anyMatch(l -> l.position() == 0 && l.level() == 0);
            assertThat(lines.getFirst().level()).isZero();
            assertThat(lines.getLast().level()).isZero();
            for (int i = 1; i < lines.size(); i++) {
                double gap = lines.get(i).position() - lines.get(i - 1).position();
                // gaps of 270 m and more are halved with at least 38 % on each side: 0.38 × 270 = 102.6
                assertThat(gap).as("seed " + seed).isBetween(102.0, 720.0);
            }
        }
    }

    @Test
    void betweenLinesOfARankTheNextIsFound() {
        var lattice = new Lattice(Dice.of(1, "lattice"), 4_000, 1);
        List<Lattice.Line> lines = lattice.lines();
        for (int level = 0; level <= 2; level++) {
            for (int i = 0; i < lines.size(); i++) {
                int start = lattice.start(i, level);
                int end = lattice.end(i, level);
                assertThat(start).isBetween(0, i);
                assertThat(lines.get(start).level()).isLessThanOrEqualTo(level);
                assertThat(end).isBetween(Math.min(i + 1, lines.size() - 1), lines.size() - 1);
                for (int j = i + 1; j < end; j++)
                    assertThat(lines.get(j).level()).isGreaterThan(level);
            }
        }
    }

    @Test
    void aStretchReachesFromOneLineOfHigherRankToTheNext() {
        Ground ground = GROUNDS.getFirst();
        var streets = new FrameStreets(ground.frame(), ground.zones());
        assertThat(streets.lines()).filteredOn(FrameStreets.FrameLine::main).hasSize(2);
        for (FrameStreets.FrameLine line : streets.lines()) {
            for (int i = 1; i < line.stretches().size(); i++) {
                Coordinate end =
                        line.stretches().get(i - 1).path().getEndPoint().getCoordinate();
                Coordinate start =
                        line.stretches().get(i).path().getStartPoint().getCoordinate();
                assertThat(end.distance(start)).isLessThan(1e-6);
            }
            assertThat(line.stretches()).allMatch(s -> s.luck() >= 0 && s.luck() < 1);
        }
    }

    @Test
    void theAxesAndStreetsIntoTheCountryAreAlwaysBuilt() {
        Ground ground = GROUNDS.getFirst();
        var streets = new FrameStreets(ground.frame(), ground.zones());
        var far = new Coordinate(6_000, 100);
        assertThat(ground.zones().at(far)).isEqualTo(Zone.RURAL);
        var main = new FrameStreets.FrameLine(0, Street.Role.AVENUE, true, true, List.of());
        var plain = new FrameStreets.FrameLine(0, Street.Role.AVENUE, false, false, List.of());
        var tertiary = new FrameStreets.FrameLine(2, Street.Role.CROSS, false, false, List.of());
        assertThat(streets.built(main, 0.99, far)).isTrue();
        assertThat(streets.built(plain, 0.0, far)).isFalse();
        assertThat(streets.built(tertiary, 0.0, far)).isFalse();
        assertThat(streets.built(plain, 0.99, new Coordinate())).isTrue();
        assertThat(streets.built(tertiary, 0.81, new Coordinate())).isTrue();
        assertThat(streets.built(tertiary, 0.83, new Coordinate())).isFalse();
    }

    @Test
    void aVillageIsARectangleOfLanes() {
        var village = new VillagePlan.Village(new Coordinate(1_000, 2_000), 7, 250, 0.3);
        // seven lanes, 60 m from each other
        assertThat(village.halfDepth()).isEqualTo(180);
        assertThat(village.reach()).isCloseTo(Math.hypot(250, 180), within(1e-9));
        Seeded.check(200, random -> {
            double along = random.nextDouble(-400, 400);
            double across = random.nextDouble(-300, 300);
            assertThat(village.covers(village.at(along, across)))
                    .isEqualTo(Math.abs(along) < 250 && Math.abs(across) < 185);
        });
    }

    @Test
    void theGateOfAVillageIsTheEndOfALaneTowardsTheGoal() {
        var village = new VillagePlan.Village(new Coordinate(0, 0), 6, 250, 0);
        // an even number of lanes has none through the centre: the middle one lies half a pitch off
        assertThat(village.gateTo(new Coordinate(2_000, 30))).isEqualTo(new Coordinate(185, 30));
        assertThat(village.gateTo(new Coordinate(-2_000, 900))).isEqualTo(new Coordinate(-185, 150));
        var odd = new VillagePlan.Village(new Coordinate(0, 0), 5, 250, 0);
        assertThat(odd.gateTo(new Coordinate(2_000, 0))).isEqualTo(new Coordinate(185, 0));
    }
}
