package org.songhua.demo.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.songhua.demo.internal.shape.LineKind;
import org.songhua.demo.internal.shape.Noder;
import org.songhua.demo.internal.shape.PlanLine;
import org.songhua.demo.internal.shape.PlanarMap;
import org.songhua.demo.internal.shape.Plane;
import org.songhua.demo.internal.shape.Regions;
import org.songhua.engine.random.Seeded;

/** Grid cities of squares: what adjoins what, areas that grow, lines that are cleaned away. */
class GrowthTest {
    private static PlanLine line(LineKind kind, int street, double... xy) {
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) points.add(new Coordinate(xy[i], xy[i + 1]));
        return PlanLine.of(points, kind, street);
    }

    /** Squares of 100 m, {@code columns} by {@code rows}, from the origin; the lines between are of one kind. */
    private static PlanarMap squares(int columns, int rows, LineKind vertical, LineKind horizontal) {
        List<PlanLine> lines = new ArrayList<>();
        for (int x = 0; x <= columns; x++) lines.add(line(vertical, x, x * 100, 0, x * 100, rows * 100));
        for (int y = 0; y <= rows; y++) lines.add(line(horizontal, 100 + y, 0, y * 100, columns * 100, y * 100));
        return Noder.map(lines);
    }

    /** What part each face is: one for each square, by its place. */
    private record Grid(PlanarMap map, int[] partOf, List<Coordinate> centres, int columns) {
        static Grid of(int columns, int rows, LineKind vertical, LineKind horizontal) {
            PlanarMap map = squares(columns, rows, vertical, horizontal);
            var areas = new Regions(map, map.eachFace(), map.faceCount());
            int[] partOf = new int[map.faceCount()];
            Arrays.fill(partOf, -1);
            Coordinate[] centres = new Coordinate[columns * rows];
            for (int f = 0; f < partOf.length; f++) {
                if (f == map.outer()) continue;
                Coordinate c = areas.polygon(f).getCentroid().getCoordinate();
                partOf[f] = (int) (c.y / 100) * columns + (int) (c.x / 100);
                centres[partOf[f]] = c;
            }
            return new Grid(map, partOf, List.of(centres), columns);
        }

        Adjacency adjacency(boolean... water) {
            boolean[] all = water.length == 0 ? new boolean[centres.size()] : water;
            return new Adjacency(map, partOf, all, centres);
        }
    }

    @Test
    void squaresAdjoinTheirFourNeighbours() {
        Adjacency adjacency = Grid.of(3, 3, LineKind.GRID, LineKind.GRID).adjacency();
        assertThat(adjacency.size()).isEqualTo(9);
        assertThat(adjacency.neighbours(4))
                .extracting(Adjacency.Neighbour::part)
                .containsExactly(1, 3, 5, 7);
        assertThat(adjacency.neighbours(0))
                .extracting(Adjacency.Neighbour::part)
                .containsExactly(1, 3);
        // 100 m between the middles, and a border without anything counts 0.9
        assertThat(adjacency.neighbours(4)).allSatisfy(n -> assertThat(n.cost()).isCloseTo(90, within(1e-6)));
    }

    @Test
    void whatRunsBetweenMakesTheWayLonger() {
        Adjacency adjacency = Grid.of(2, 2, LineKind.PRIMARY, LineKind.RAIL).adjacency();
        // to the east over a primary street, 2.1 times; to the north over rails, 3.5 times
        assertThat(adjacency.neighbours(0))
                .containsExactly(new Adjacency.Neighbour(1, 210), new Adjacency.Neighbour(2, 350));
    }

    @Test
    void acrossTheMiddleOfTheRiverIsFar() {
        Adjacency adjacency = Grid.of(2, 1, LineKind.GRID, LineKind.BANK).adjacency(true, true);
        assertThat(adjacency.neighbours(0)).containsExactly(new Adjacency.Neighbour(1, 4_000));
        Adjacency half = Grid.of(2, 1, LineKind.GRID, LineKind.BANK).adjacency(true, false);
        assertThat(half.neighbours(0)).containsExactly(new Adjacency.Neighbour(1, 90));
    }

    @Test
    void adjoiningIsMutualAndCostsTheSameBothWays() {
        Seeded.check(20, random -> {
            Grid grid = Grid.of(
                    random.nextInt(1, 6),
                    random.nextInt(1, 6),
                    LineKind.values()[random.nextInt(11)],
                    LineKind.TERTIARY);
            Adjacency adjacency = grid.adjacency();
            for (int p = 0; p < adjacency.size(); p++) {
                int part = p;
                for (Adjacency.Neighbour n : adjacency.neighbours(p)) {
                    assertThat(adjacency.neighbours(n.part()))
                            .anyMatch(back -> back.part() == part && Math.abs(back.cost() - n.cost()) < 1e-9);
                }
            }
        });
    }

    private static Set<Integer> reached(Adjacency adjacency, int[] labels, int label) {
        int start = IntStream.range(0, labels.length)
                .filter(c -> labels[c] == label)
                .findFirst()
                .orElseThrow();
        Set<Integer> seen = new HashSet<>(Set.of(start));
        var queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            for (Adjacency.Neighbour n : adjacency.neighbours(queue.remove())) {
                if (labels[n.part()] == label && seen.add(n.part())) queue.add(n.part());
            }
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void areasHangTogetherAndTakeEverything(int count) {
        Adjacency adjacency = Grid.of(8, 7, LineKind.GRID, LineKind.TERTIARY).adjacency();
        Seeded.check(6, random -> {
            double[] load = random.doubles(56, 1, 100).toArray();
            List<Integer> all = IntStream.range(0, 56).boxed().toList();
            int[] seeds = Partition.spread(adjacency, all, load, count);
            assertThat(Arrays.stream(seeds).distinct()).hasSize(count);
            int[] labels = new Partition(adjacency, all, load, seeds).labels();
            for (int label = 0; label < count; label++) {
                int own = label;
                long size = Arrays.stream(labels).filter(l -> l == own).count();
                assertThat(size).isPositive();
                assertThat(reached(adjacency, labels, label)).hasSize((int) size);
            }
            assertThat(Arrays.stream(labels)).allMatch(l -> l >= 0 && l < count);
        });
    }

    @Test
    void areasCarryAboutTheSame() {
        Adjacency adjacency = Grid.of(12, 12, LineKind.GRID, LineKind.GRID).adjacency();
        double[] load = new double[144];
        // all the people live in the west
        for (int c = 0; c < 144; c++) load[c] = c % 12 < 4 ? 100 : 5;
        List<Integer> all = IntStream.range(0, 144).boxed().toList();
        int[] labels = new Partition(adjacency, all, load, Partition.spread(adjacency, all, load, 4)).labels();
        double[] carried = new double[4];
        for (int c = 0; c < 144; c++) carried[labels[c]] += load[c];
        double mean = Arrays.stream(carried).sum() / 4;
        assertThat(Arrays.stream(carried)).allMatch(c -> c > mean * 0.6 && c < mean * 1.4);
    }

    @Test
    void whatIsNoMemberIsLeftOut() {
        Adjacency adjacency = Grid.of(4, 4, LineKind.GRID, LineKind.GRID).adjacency();
        double[] load = new double[16];
        Arrays.fill(load, 1);
        List<Integer> west =
                IntStream.range(0, 16).filter(c -> c % 4 < 2).boxed().toList();
        int[] labels = new Partition(adjacency, west, load, new int[] {0, 13}).labels();
        for (int c = 0; c < 16; c++) assertThat(labels[c] >= 0).as("cell " + c).isEqualTo(c % 4 < 2);
    }

    @Test
    void thereAreNoMoreSeedsThanCells() {
        Adjacency adjacency = Grid.of(2, 1, LineKind.GRID, LineKind.GRID).adjacency();
        assertThat(Partition.spread(adjacency, List.of(0, 1), new double[] {1, 1}, 9))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(Partition.spread(adjacency, List.of(1), new double[] {1, 1}, 3))
                .containsExactly(1);
    }

    @Test
    void theCallersSeedsAndLabelsAreItsOwn() {
        Adjacency adjacency = Grid.of(3, 3, LineKind.GRID, LineKind.GRID).adjacency();
        double[] load = new double[9];
        Arrays.fill(load, 1);
        int[] seeds = {0, 8};
        var partition = new Partition(adjacency, IntStream.range(0, 9).boxed().toList(), load, seeds);
        assertThat(seeds).containsExactly(0, 8);
        partition.labels()[0] = 77;
        assertThat(partition.labels()[0]).isNotEqualTo(77);
    }

    private static double area(PlanarMap map) {
        var areas = new Regions(map, map.eachFace(), map.faceCount());
        return IntStream.range(0, map.faceCount())
                .filter(f -> f != map.outer())
                .mapToDouble(f -> areas.polygon(f).getArea())
                .sum();
    }

    private static long kinds(PlanarMap map, LineKind kind) {
        return IntStream.range(0, map.edgeCount())
                .filter(e -> map.kind(e) == kind)
                .count();
    }

    private static List<PlanLine> town() {
        List<PlanLine> lines = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            lines.add(line(LineKind.SECONDARY, i, i * 200, 0, i * 200, 800));
            lines.add(line(LineKind.SECONDARY, 10 + i, 0, i * 200, 800, i * 200));
        }
        return lines;
    }

    @Test
    void aCleanMapStaysAsItIs() {
        PlanarMap clean = new MapCleaner(Noder.map(town())).clean();
        assertThat(clean.faceCount()).isEqualTo(17);
        assertThat(area(clean)).isCloseTo(640_000, within(1e-6));
    }

    @Test
    void aSliverBetweenStreetsLosesItsLesserStreet() {
        List<PlanLine> lines = town();
        // 20 m beside an avenue runs a lane all the way: strips of 20 m are no blocks
        lines.add(line(LineKind.TERTIARY, 30, 220, 0, 220, 800));
        PlanarMap clean = new MapCleaner(Noder.map(lines)).clean();
        assertThat(kinds(clean, LineKind.TERTIARY)).isZero();
        assertThat(clean.faceCount()).isEqualTo(17);
    }

    @Test
    void anImportantStreetIsNotGivenUpForASliver() {
        List<PlanLine> lines = town();
        lines.add(line(LineKind.TRUNK, 30, 220, 0, 220, 800));
        PlanarMap clean = new MapCleaner(Noder.map(lines)).clean();
        assertThat(kinds(clean, LineKind.TRUNK)).isPositive();
    }

    @Test
    void aStreetThatOnlyTouchesABorderOfGridsIsDemoted() {
        List<PlanLine> lines = town();
        lines.add(line(LineKind.GRID, PlanLine.NO_STREET, 0, 300, 200, 300));
        lines.add(line(LineKind.SERVICE, 31, 100, 200, 100, 300));
        PlanarMap map = new MapCleaner(Noder.map(lines)).demoteDeadEnds();
        assertThat(kinds(map, LineKind.SERVICE)).isZero();
        assertThat(area(map)).isCloseTo(640_000, within(1e-6));
    }

    @Test
    void streetsOffTheNetworkAreRemoved() {
        List<PlanLine> lines = town();
        // a square of streets inside a block that hangs on the rest by a bank only
        lines.add(line(LineKind.TERTIARY, 40, 50, 50, 150, 50, 150, 150, 50, 150, 50, 50));
        lines.add(line(LineKind.BANK, PlanLine.NO_STREET, 0, 0, 50, 50));
        lines.add(line(LineKind.BANK, PlanLine.NO_STREET, 150, 150, 200, 200));
        PlanarMap clean = new MapCleaner(Noder.map(lines)).clean();
        assertThat(kinds(clean, LineKind.TERTIARY)).isZero();
    }

    @Test
    void specksAreJoinedToANeighbour() {
        List<PlanLine> lines = town();
        lines.add(line(LineKind.GRID, PlanLine.NO_STREET, 10, 0, 0, 10)); // cuts off 50 m² in a corner
        PlanarMap before = Noder.map(lines);
        PlanarMap after = new MapCleaner(before).mergeSpecks().demoteDeadEnds();
        assertThat(before.faceCount()).isEqualTo(18);
        assertThat(after.faceCount()).isEqualTo(17);
    }

    @Test
    void cleanMapsHaveNoDeadEndsAndHangTogether() {
        Seeded.check(25, random -> {
            PlanarMap clean = new MapCleaner(Noder.map(random(random))).clean();
            int[][] at = clean.edgesByVertex(e -> clean.kind(e).isStreet() || clean.kind(e) == LineKind.LIMIT);
            for (int[] edges : at) assertThat(edges.length).isNotEqualTo(1);
            assertThat(connected(clean)).isTrue();
        });
    }

    private static List<PlanLine> random(SplittableRandom random) {
        List<PlanLine> lines = new ArrayList<>();
        lines.add(line(LineKind.LIMIT, PlanLine.NO_STREET, 0, 0, 3_000, 0, 3_000, 3_000, 0, 3_000, 0, 0));
        for (int i = 0; i < 14; i++) {
            LineKind kind = LineKind.values()[random.nextInt(5)];
            double a = random.nextDouble(0, 3_000);
            double b = random.nextDouble(0, 3_000);
            if (i % 2 == 0) lines.add(line(kind, i, a, 0, b, 3_000));
            else lines.add(line(kind, i, 0, a, 3_000, b));
        }
        return lines;
    }

    private static boolean connected(PlanarMap map) {
        int[][] at = map.edgesByVertex(e -> map.kind(e).isStreet());
        Set<Integer> all = new HashSet<>();
        for (int v = 0; v < at.length; v++) if (at[v].length > 0) all.add(v);
        if (all.isEmpty()) return true;
        Set<Integer> seen = new HashSet<>(Set.of(all.iterator().next()));
        var queue = new ArrayDeque<>(seen);
        while (!queue.isEmpty()) {
            for (int e : at[queue.remove()]) {
                for (int end : new int[] {map.origin(2 * e), map.origin(2 * e + 1)}) if (seen.add(end)) queue.add(end);
            }
        }
        return seen.equals(all);
    }

    @Test
    void distancesToLinesAreThoseOfTheGeometryLibrary() {
        Seeded.check(40, random -> {
            List<LineString> lines = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                lines.add(line(
                                LineKind.GRID,
                                0,
                                random.nextDouble(0, 500),
                                random.nextDouble(0, 500),
                                random.nextDouble(0, 500),
                                random.nextDouble(0, 500))
                        .path());
            }
            var nearby = new Nearby();
            nearby.add(lines.subList(0, 5));
            nearby.add(lines.subList(5, 12));
            for (int i = 0; i < 30; i++) {
                var p = new Coordinate(random.nextDouble(-200, 700), random.nextDouble(-200, 700));
                double reach = random.nextDouble(10, 300);
                double plain = lines.stream()
                        .mapToDouble(l -> l.distance(Plane.FACTORY.createPoint(p)))
                        .min()
                        .orElseThrow();
                assertThat(nearby.distance(p, reach)).isCloseTo(Math.min(plain, reach), within(1e-9));
                Coordinate foot = nearby.nearest(p, reach);
                if (plain >= reach) assertThat(foot).isNull();
                else assertThat(foot.distance(p)).isCloseTo(plain, within(1e-9));
            }
        });
    }

    @Test
    void aLineBesideAnotherShadowsItAndOneAcrossDoesNot() {
        var nearby = new Nearby();
        nearby.add(List.of(line(LineKind.PRIMARY, 0, 0, 0, 1_000, 0).path()));
        assertThat(nearby.shadows(line(LineKind.TERTIARY, 1, 0, 40, 1_000, 40).path(), 50))
                .isTrue();
        assertThat(nearby.shadows(line(LineKind.TERTIARY, 1, 0, 60, 1_000, 60).path(), 50))
                .isFalse();
        assertThat(nearby.shadows(
                        line(LineKind.TERTIARY, 1, 500, -500, 500, 500).path(), 50))
                .isFalse();
        assertThat(new Nearby().distance(new Coordinate(), 7)).isEqualTo(7);
    }

    private static Block block(LandUse use, Zone zone, int year, double hectares) {
        double side = Math.sqrt(hectares * 10_000);
        Polygon area = new org.songhua.demo.internal.shape.Axes(1, 0).rectangle(0, 0, side, side);
        return new Block(area, 0, zone, use, "", year);
    }

    @Test
    void peopleArePlannedWhereTheyLive() {
        assertThat(DemoTargets.people(0.1)).isEqualTo(30_000);
        for (LandUse use : LandUse.values()) {
            double people = DemoTargets.peoplePerSquareMeter(block(use, Zone.INNER, 1990, 1));
            assertThat(people > 0).as(use.name()).isEqualTo(use.isHousing());
            // 250 people on a hectare are already very dense
            assertThat(people).as(use.name()).isLessThan(0.026);
        }
    }

    private static List<Block> plain(double housing, double vacant) {
        List<Block> blocks = new ArrayList<>();
        for (double done = 0; done < housing; done += 5) blocks.add(block(LandUse.HOUSING, Zone.INNER, 1990, 5));
        for (double done = 0; done < vacant; done += 5) blocks.add(block(LandUse.VACANT, Zone.INNER, 1990, 5));
        blocks.add(block(LandUse.PARK, Zone.INNER, 1990, 5));
        blocks.add(block(LandUse.VACANT, Zone.RURAL, 1990, 50));
        return blocks;
    }

    private static double room(List<Block> blocks) {
        return blocks.stream()
                .mapToDouble(b -> b.area().getArea() * DemoTargets.peoplePerSquareMeter(b))
                .sum();
    }

    @Test
    void tooLittleHousingGrowsOverIdleLandButNotOverParksAndFields() {
        Ground ground = Ground.of(new Frame(1, 0.05));
        List<Block> after = new Balance(ground, plain(20, 200)).blocks();
        // 15,000 people × 1.17 × 1.06 = 18,603; a hectare of 1990 holds 235: at least 80 hectares
        assertThat(room(after)).isBetween(18_603.0, 18_603.0 + 235 * 5);
        assertThat(after).filteredOn(b -> b.use() == LandUse.PARK).hasSize(1);
        assertThat(after.getLast().use()).isEqualTo(LandUse.VACANT);
    }

    @Test
    void tooMuchHousingIsNotBuiltYet() {
        Ground ground = Ground.of(new Frame(1, 0.05));
        List<Block> after = new Balance(ground, plain(300, 0)).blocks();
        // what is left is not less than 18,603 × 1.06 and not a whole block more
        assertThat(room(after)).isBetween(18_603 * 1.06, 18_603 * 1.06 + 235 * 5);
    }

    @Test
    void aCityThatFitsIsLeftAlone() {
        Ground ground = Ground.of(new Frame(1, 0.05));
        List<Block> before = plain(80, 100);
        assertThat(room(before)).isBetween(18_603.0, 18_603 * 1.06);
        assertThat(new Balance(ground, before).blocks()).isEqualTo(before);
    }
}
