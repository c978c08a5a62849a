package org.songhua.engine.tile3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.mesh.Earth;
import org.songhua.engine.random.Seeded;

/** Cells, regions, colours and rows for themselves, against sums done another way. */
class A05_CellsTest {
    private static Cell cell(SplittableRandom random) {
        int zoom = random.nextInt(0, Levels.MOST_ZOOM + 1);
        return new Cell(zoom, random.nextInt(1 << zoom), random.nextInt(1 << zoom));
    }

    /** Two cells have one key only when they are one cell; 21,845 cells of the zooms 0 to 7, and corners of the deepest. */
    @Test
    void noTwoCellsHaveOneKey() {
        Map<Long, Cell> seen = new HashMap<>();
        for (int zoom = 0; zoom <= 7; zoom++)
            for (int column = 0; column < 1 << zoom; column++)
                for (int row = 0; row < 1 << zoom; row++) {
                    var cell = new Cell(zoom, column, row);
                    assertThat(seen.put(cell.key(), cell)).isNull();
                }
        for (int zoom = 8; zoom <= Levels.MOST_ZOOM; zoom++)
            for (int column : new int[] {0, 1, (1 << zoom) - 1})
                for (int row : new int[] {0, 1, (1 << zoom) - 1}) {
                    var cell = new Cell(zoom, column, row);
                    assertThat(seen.put(cell.key(), cell)).isNull();
                }
        assertThat(seen).hasSize(21_845 + 9 * 9);
    }

    /** The four cells below one fill it: their boxes meet in its middle line and reach to its edges. */
    @Test
    void theFourCellsBelowOneFillIt() {
        Seeded.check(1_000, random -> {
            Cell one = cell(random);
            if (one.zoom() == Levels.MOST_ZOOM) return;
            double[] around = one.bounds();
            double[] sum = {180, 90, -180, -90};
            for (int i = 0; i < 4; i++) {
                var below = new Cell(one.zoom() + 1, 2 * one.column() + i % 2, 2 * one.row() + i / 2);
                assertThat(below.parent()).isEqualTo(one);
                double[] b = below.bounds();
                sum = new double[] {
                    Math.min(sum[0], b[0]), Math.min(sum[1], b[1]), Math.max(sum[2], b[2]), Math.max(sum[3], b[3])
                };
                assertThat(b[0] == around[0] || Math.abs(b[2] - around[2]) < 1e-9)
                        .isTrue();
            }
            for (int i = 0; i < 4; i++) assertThat(sum[i]).isCloseTo(around[i], within(1e-9));
        });
    }

    @Test
    void theCellOfItsMiddleIsTheCell() {
        Seeded.check(2_000, random -> {
            Cell one = cell(random);
            double[] middle = one.middle();
            assertThat(Cell.at(middle[0], middle[1], one.zoom())).isEqualTo(one);
        });
    }

    /** Climbing from the deepest cell of a place gives the cell of the place at every zoom. */
    @Test
    void parentsOfAPlaceAreItsCellsAbove() {
        Seeded.check(500, random -> {
            double longitude = random.nextDouble(-180, 180);
            double latitude = random.nextDouble(-85, 85);
            Cell cell = Cell.at(longitude, latitude, Levels.MOST_ZOOM);
            for (int zoom = Levels.MOST_ZOOM; zoom > 0; zoom--) {
                assertThat(cell).isEqualTo(Cell.at(longitude, latitude, zoom));
                cell = cell.parent();
            }
            assertThat(cell).isEqualTo(new Cell(0, 0, 0));
            assertThatIllegalArgumentException().isThrownBy(cell::parent);
        });
    }

    @Test
    void cellsAreSortedByZoomThenFromTheNorthThenFromTheWest() {
        Seeded.check(200, random -> {
            var cells = new ArrayList<Cell>();
            for (int i = 0; i < 50; i++) {
                int zoom = random.nextInt(0, 4);
                cells.add(new Cell(zoom, random.nextInt(1 << zoom), random.nextInt(1 << zoom)));
            }
            var expected = new ArrayList<>(cells);
            expected.sort(Comparator.comparingInt(Cell::zoom)
                    .thenComparing(Comparator.comparingDouble((Cell c) -> c.bounds()[3])
                            .reversed())
                    .thenComparingDouble(c -> c.bounds()[0]));
            Collections.sort(cells);
            assertThat(cells).isEqualTo(expected);
        });
    }

    /**
     * A wall of glass between two places of the box, or a flat face, is a chord: points of it are taken in space and looked up on the
     * ellipsoid. All of them lie in the region.
     */
    @Test
    void chordsBetweenAnyTwoPlacesOfTheBoxStayInTheRegion() {
        Seeded.check(2_000, random -> {
            double west = random.nextDouble(73, 135);
            double south = random.nextDouble(-54, 54);
            double size = Math.exp(random.nextDouble(-12, -1));
            double east = west + size;
            double north = south + size * random.nextDouble(0.1, 1);
            double bottom = random.nextDouble(-50, 200);
            double top = bottom + Math.exp(random.nextDouble(0, 6));
            var region = Region.around(west, south, east, north, bottom, top, 0);
            var a = new double[3];
            var b = new double[3];
            Earth.ecef(either(random, west, east), either(random, south, north), either(random, bottom, top), a, 0);
            Earth.ecef(either(random, west, east), either(random, south, north), either(random, bottom, top), b, 0);
            for (int i = 0; i <= 10; i++) {
                double s = i / 10.0;
                double[] at =
                        Earth.geodetic(a[0] + s * (b[0] - a[0]), a[1] + s * (b[1] - a[1]), a[2] + s * (b[2] - a[2]));
                assertThat(region.contains(at[0], at[1], at[2]))
                        .as("%s holds %s", region, Arrays.toString(at))
                        .isTrue();
            }
        });
    }

    private static double either(SplittableRandom random, double a, double b) {
        return random.nextBoolean() ? random.nextBoolean() ? a : b : a + random.nextDouble() * (b - a);
    }

    private static Region region(SplittableRandom random) {
        double west = random.nextDouble(120, 130);
        double south = random.nextDouble(40, 50);
        double bottom = random.nextDouble(-10, 10);
        return new Region(
                west,
                south,
                west + random.nextDouble(0, 2),
                south + random.nextDouble(0, 2),
                bottom,
                bottom + random.nextDouble(0, 90));
    }

    /** Union is the least region around both, in whatever order; containing is a partial order that it fits. */
    @Test
    void unionsAreTheLeastRegionsAround() {
        Seeded.check(2_000, random -> {
            Region a = region(random);
            Region b = region(random);
            Region c = region(random);
            Region both = a.union(b);
            assertThat(both).isEqualTo(b.union(a));
            assertThat(both.union(c)).isEqualTo(a.union(b.union(c)));
            assertThat(a.union(a)).isEqualTo(a);
            assertThat(both.contains(a)).isTrue();
            assertThat(both.contains(b)).isTrue();
            if (c.contains(a) && c.contains(b)) assertThat(c.contains(both)).isTrue();
            if (a.contains(b) && b.contains(a)) assertThat(a).isEqualTo(b);
            assertThat(both.diagonal())
                    .isGreaterThanOrEqualTo(Math.max(0, both.north() - both.south()) * 111_320 - 1e-6);
        });
    }

    /** A larger box, more height or a wider halo never gives a region that holds less. */
    @Test
    void aLargerBodyHasALargerRegion() {
        Seeded.check(1_000, random -> {
            double size = Math.exp(random.nextDouble(-12, -3));
            double halo = random.nextDouble(0, 3);
            var small = Region.around(125, 43, 125 + size, 43 + size, 0, 10, halo);
            var large = Region.around(125 - size, 43 - size, 125 + 2 * size, 43 + 2 * size, -1, 12, halo + 1);
            assertThat(large.contains(small)).isTrue();
            assertThat(small.contains(125, 43, 0)).isTrue();
            assertThat(small.contains(125 + size, 43 + size, 10)).isTrue();
        });
    }

    /** IEC 61966-2-1 worked out: 0 is 0, 255 is 1, 10 is on the straight part (10/255/12.92), 128 is 0.21586. */
    @ParameterizedTest
    @CsvSource({"00, 0", "FF, 1", "0A, 0.003035269", "0B, 0.003346536", "80, 0.215860500", "BC, 0.502886458"})
    void coloursBecomeLinear(String hex, double expected) {
        Material material = Material.of("roof", hex + "00" + hex);
        assertThat(material.red()).isCloseTo(expected, within(1e-8));
        assertThat(material.green()).isZero();
        assertThat(material.blue()).isEqualTo(material.red());
    }

    /** Brighter in sRGB is brighter in light, over all 256 steps, and the two parts of the curve meet. */
    @Test
    void noColourIsDarkerThanTheOneBelow() {
        double before = -1;
        for (int value = 0; value < 256; value++) {
            double now = Material.of("x", "%02x0000".formatted(value)).red();
            assertThat(now).isGreaterThan(before);
            assertThat(now - Math.max(0, before)).isLessThan(0.01);
            before = now;
        }
    }

    @Test
    void rowsKeepTheirOrderTheirTextAndWhatIsNotKnown() {
        var rows = new Properties(List.of("id", "name"), List.of("height", "floors"));
        assertThat(rows.add(Arrays.asList("a", null), 12.5, Double.NaN)).isZero();
        assertThat(rows.add(List.of("乙", "𠀀 \"x\""), -3, 1e9)).isEqualTo(1);
        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.texts().keySet()).containsExactly("id", "name");
        assertThat(text(rows, "id")).containsExactly("a", "乙");
        assertThat(text(rows, "name")).containsExactly("", "𠀀 \"x\"");
        assertThat(rows.numbers().get("height")).containsExactly(12.5f, -3f);
        assertThat(rows.numbers().get("floors")).containsExactly(Properties.NO_NUMBER, 1e9f);
    }

    private static List<String> text(Properties rows, String column) {
        return rows.texts().get(column).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    /** Views of any length, one after the other, over the first 64 KiB and beyond: each begins at eight and holds its own bytes. */
    @Test
    void viewsHoldTheirOwnBytesHoweverTheBufferGrows() {
        Seeded.check(50, random -> {
            var binary = new Binary();
            var written = new ArrayList<byte[]>();
            for (int i = 0; i < 40; i++) {
                var bytes = new byte[random.nextInt(0, 9_000)];
                random.nextBytes(bytes);
                ByteBuffer out = binary.begin(bytes.length);
                assertThat(out.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
                out.put(bytes);
                assertThat(binary.end(0, 0)).isEqualTo(i);
                written.add(bytes);
            }
            for (int i = 0; i < 40; i++) {
                Binary.View view = binary.views().get(i);
                assertThat(view.offset() % 8).isZero();
                assertThat(view.length()).isEqualTo(written.get(i).length);
                assertThat(Arrays.copyOfRange(binary.array(), view.offset(), view.offset() + view.length()))
                        .isEqualTo(written.get(i));
            }
            assertThat(binary.size() % 4).isZero();
            assertThat(binary.array().length).isGreaterThanOrEqualTo(binary.size());
        });
    }

    /** One cell given twice, as two runs over one town may: neither of its contents may lie outside of it. */
    @Test
    void aCellGivenTwiceHoldsBoth() {
        Seeded.check(300, random -> {
            var contents = new ArrayList<Tree.Content>();
            for (int i = 0; i < random.nextInt(2, 12); i++) {
                Region region = region(random);
                Cell cell = random.nextBoolean()
                        ? new Cell(12, 3_470 + random.nextInt(2), 1_490)
                        : new Cell(11, 1_735, 745 + random.nextInt(2));
                contents.add(new Tree.Content(cell, region));
            }
            Tree.Node root = Tree.of(contents);
            Map<Cell, Region> inTree = new HashMap<>();
            collect(root, inTree);
            for (Tree.Content content : contents) {
                assertThat(root.region().contains(content.region())).isTrue();
                assertThat(inTree.get(content.cell()).contains(content.region()))
                        .as("%s", content.cell())
                        .isTrue();
            }
        });
    }

    private static void collect(Tree.Node node, Map<Cell, Region> out) {
        if (node.content() != null) out.put(node.cell(), node.content());
        node.children().forEach(child -> collect(child, out));
    }

    /** The worst that a name can hold: quotes, backslashes, line ends. The document stays one that a reader can read. */
    @Test
    void addressesInTheTilesetAreEscaped() {
        Tree.Node root = Tree.of(List.of(new Tree.Content(new Cell(16, 5, 6), region(new SplittableRandom(4)))));
        byte[] json = new TilesetWriter(c -> "a\"b\\c\nd?x=" + c, c -> "", 99).write(root, "v\"1");
        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("\"tilesetVersion\":\"v\\\"1\"")
                .contains("\"uri\":\"a\\\"b\\\\c\\nd?x=16/5/6\"");
    }
}
