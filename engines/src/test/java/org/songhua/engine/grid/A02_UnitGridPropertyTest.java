package org.songhua.engine.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.songhua.engine.random.Seeded;
import org.songhua.engine.random.Shapes;

/** Random communities of a few hectares with random streets. */
class A02_UnitGridPropertyTest {
    private static final int RUNS = 60;
    private static final String COMMUNITY = "220102001003";

    private static Polygon community(SplittableRandom random) {
        return Shapes.FACTORY.createPolygon(
                Shapes.star(random, 0, 0, random.nextDouble(100, 500), random.nextInt(3, 12)));
    }

    private static List<LineString> streets(SplittableRandom random) {
        var streets = new ArrayList<LineString>();
        for (int i = random.nextInt(12); i > 0; i--) {
            streets.add(Shapes.FACTORY.createLineString(
                    new Coordinate[] {position(random), position(random), position(random)}));
        }
        return streets;
    }

    private static Coordinate position(SplittableRandom random) {
        return new Coordinate(random.nextDouble(-600, 600), random.nextDouble(-600, 600));
    }

    private static List<UnitGrid> grids(Polygon community, List<LineString> streets) {
        return new UnitGridGenerator(GridRules.USUAL).generate(COMMUNITY, community, streets);
    }

    @Test
    void gridsTileTheCommunityAndDoNotOverlap() {
        Seeded.check(RUNS, random -> {
            Polygon community = community(random);
            Polygon[] areas = grids(community, streets(random)).stream()
                    .map(UnitGrid::area)
                    .toArray(Polygon[]::new);
            double sum = 0;
            for (Polygon area : areas) {
                assertThat(area.isValid()).isTrue();
                sum += area.getArea();
            }
            // Rounding to millimetres moves an edge by less than one.
            assertThat(sum).isCloseTo(community.getArea(), within(0.001 * community.getLength() + 1e-3));
            assertThat(CoverageValidator.isValid(areas))
                    .as("neighbours share their edges")
                    .isTrue();
            Geometry union = Shapes.FACTORY.createGeometryCollection(areas).union();
            assertThat(union.symDifference(community).getArea()).isLessThan(0.001 * community.getLength() + 1e-3);
        });
    }

    @Test
    void gridsHaveAboutTheSizeWanted() {
        int[] counts = new int[2];
        Seeded.check(RUNS, random -> {
            List<UnitGrid> grids = grids(community(random), streets(random));
            for (UnitGrid grid : grids) {
                double area = grid.area().getArea();
                counts[0]++;
                if (area > GridRules.USUAL.most_m2()) counts[1]++;
                assertThat(area).isLessThan(2 * GridRules.USUAL.most_m2());
                if (grids.size() > 1) assertThat(area).isGreaterThanOrEqualTo(GridRules.USUAL.least_m2());
            }
        });
        assertThat(counts[0]).isGreaterThan(500);
        assertThat(counts[1]).as("grids above the size, of " + counts[0]).isLessThan(counts[0] / 25);
    }

    @Test
    void aStreetCrossesAGridOnlyWhereABlockWasTooSmall() {
        Seeded.check(RUNS, random -> {
            Polygon community = community(random);
            List<LineString> streets = streets(random);
            List<UnitGrid> grids = grids(community, streets);
            Geometry blocks = Shapes.FACTORY.createGeometryCollection(
                    new Lines(Lines.rounded(community), streets).faces().toArray(Geometry[]::new));
            for (UnitGrid grid : grids) {
                int touched = 0;
                boolean small = false;
                for (int i = 0; i < blocks.getNumGeometries(); i++) {
                    Geometry block = blocks.getGeometryN(i);
                    if (block.intersection(grid.area().buffer(-0.01)).getArea() < 0.01) continue;
                    touched++;
                    small |= block.getArea() < GridRules.USUAL.least_m2();
                }
                assertThat(touched == 1 || small || touched == 0)
                        .as("blocks of a grid")
                        .isTrue();
            }
        });
    }

    @Test
    void numbersAreInOrderAndWithoutGaps() {
        Seeded.check(RUNS, random -> {
            List<UnitGrid> grids = grids(community(random), streets(random));
            double north = grids.stream()
                    .mapToDouble(g -> g.area().getEnvelopeInternal().getMaxY())
                    .max()
                    .orElseThrow();
            for (int i = 0; i < grids.size(); i++) {
                assertThat(grids.get(i).code()).isEqualTo(COMMUNITY + "%03d".formatted(i + 1));
                if (i == 0) continue;
                Coordinate before = grids.get(i - 1).area().getCentroid().getCoordinate();
                Coordinate here = grids.get(i).area().getCentroid().getCoordinate();
                long bandBefore = (long) Math.floor((north - before.y) / 100);
                long band = (long) Math.floor((north - here.y) / 100);
                assertThat(bandBefore < band || (bandBefore == band && before.x <= here.x))
                        .isTrue();
            }
        });
    }

    @Test
    void theOrderOfStreetsDoesNotMatter() {
        Seeded.check(20, random -> {
            Polygon community = community(random);
            List<LineString> streets = streets(random);
            List<LineString> shuffled = new ArrayList<>(streets);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            List<UnitGrid> one = grids(community, streets);
            List<UnitGrid> two = grids(community, shuffled);
            assertThat(two).hasSameSizeAs(one);
            for (int i = 0; i < one.size(); i++) {
                assertThat(two.get(i).area().getArea())
                        .isCloseTo(one.get(i).area().getArea(), within(1.0));
            }
        });
    }
}
