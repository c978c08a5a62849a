package org.songhua.engine.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songhua.engine.random.Seeded;

/** What is seen: walls by hand, random terrain against the obvious algorithm, a real mountain. */
class E01_ViewTest {

    private static HeightGrid grid(int columns, int rows, float... heights) {
        return HeightGrid.of(columns, rows, 1, 1, heights);
    }

    private static HeightGrid random(SplittableRandom random, int columns, int rows) {
        var heights = new float[columns * rows];
        int roughness = random.nextInt(1, 20);
        for (int i = 0; i < heights.length; i++) heights[i] = random.nextInt(roughness);
        return grid(columns, rows, heights);
    }

    /** The obvious way: every crossing with every line of the grid, in the order of the coordinates. */
    private static boolean sees(HeightGrid grid, View view, int column, int row) {
        double eye = grid.height_m(view.column(), view.row()) + view.eye_m();
        double target = grid.height_m(column, row) + view.target_m();
        int dx = column - view.column();
        int dy = row - view.row();
        for (int c = Math.min(column, view.column()) + 1; c < Math.max(column, view.column()); c++) {
            double t = (double) (c - view.column()) / dx;
            if (between(grid, c, view.row() + t * dy, true) > eye + t * (target - eye) + 1e-6) return false;
        }
        for (int r = Math.min(row, view.row()) + 1; r < Math.max(row, view.row()); r++) {
            double t = (double) (r - view.row()) / dy;
            if (between(grid, r, view.column() + t * dx, false) > eye + t * (target - eye) + 1e-6) return false;
        }
        return true;
    }

    private static double between(HeightGrid grid, int line, double at, boolean isColumn) {
        int low = (int) Math.floor(at + 1e-9);
        double share = Math.max(0, at - low);
        double here = isColumn ? grid.height_m(line, low) : grid.height_m(low, line);
        if (share < 1e-9) return here;
        double next = isColumn ? grid.height_m(line, low + 1) : grid.height_m(low + 1, line);
        return here + share * (next - here);
    }

    @Test
    void every_point_is_judged_as_the_obvious_algorithm_judges_it() {
        Seeded.check(300, random -> {
            HeightGrid grid = random(random, random.nextInt(1, 25), random.nextInt(1, 25));
            // Heights of the eye that no line through whole heights meets, so that nothing depends on touching.
            View view = View.flat(random.nextInt(grid.columns()), random.nextInt(grid.rows()), 1.372_91);
            Seen seen = LineOfSight.from(grid, view);
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    assertThat(seen.isSeen(column, row))
                            .as(column + ", " + row)
                            .isEqualTo(sees(grid, view, column, row));
                }
            }
        });
    }

    @Test
    void over_a_plain_everything_is_seen() {
        HeightGrid plain = grid(30, 20, new float[600]);
        View view = View.flat(7, 11, 1.6);
        assertThat(LineOfSight.from(plain, view).count()).isEqualTo(600);
        assertThat(RayView.from(plain, view).count()).isEqualTo(600);
    }

    @Test
    void a_wall_hides_what_lies_lower_behind_it() {
        // Eye at 2, wall of 4 at 3 points: the line over it rises 2 in 3, so at 6 points only what is above 6 is seen.
        HeightGrid street = grid(8, 1, 0, 0, 0, 4, 0, 0, 6.1f, 7.9f);
        Seen seen = LineOfSight.from(street, View.flat(0, 0, 2));
        assertThat(seen.isSeen(3, 0)).isTrue();
        assertThat(seen.isSeen(4, 0)).isFalse();
        assertThat(seen.isSeen(6, 0)).isTrue();
        // At 7 the line over 6.1 at 6 stands at 2 + 7 * 4.1 / 6 = 6.78.
        assertThat(seen.isSeen(7, 0)).isTrue();
        assertThat(RayView.from(street, View.flat(0, 0, 2)).count()).isEqualTo(seen.count());
    }

    @Test
    void a_tall_target_is_seen_over_the_wall() {
        HeightGrid street = grid(5, 1, 0, 0, 4, 0, 0);
        // The line from 2 over 4 at 2 points rises 1 a point: at 4 points it stands at 6.
        assertThat(LineOfSight.from(street, new View(0, 0, 2, 5.9, 100, 1)).isSeen(4, 0))
                .isFalse();
        assertThat(LineOfSight.from(street, new View(0, 0, 2, 6.1, 100, 1)).isSeen(4, 0))
                .isTrue();
    }

    @Test
    void nothing_beyond_the_radius_is_looked_at() {
        HeightGrid plain = HeightGrid.of(21, 21, 10, 10, new float[441]);
        // Points within 30 m at 10 m spacing: 1 + 4 * (3 + 2 + 2) = 29, the circle of radius 3 in whole numbers.
        assertThat(LineOfSight.from(plain, new View(10, 10, 2, 0, 30, 1)).count())
                .isEqualTo(29);
        assertThat(RayView.from(plain, new View(10, 10, 2, 0, 30, 1)).count()).isBetween(25, 37);
    }

    @Test
    void the_earth_hides_the_foot_of_what_is_far() {
        // With k = 0 the horizon of an eye at 2 m is sqrt(2 * 6,371,000 * 2) = 5,048 m away.
        float[] sea = new float[101];
        HeightGrid water = HeightGrid.of(101, 1, 100, 100, sea);
        Seen seen = LineOfSight.from(water, new View(0, 0, 2, 0, View.UNLIMITED, 0));
        assertThat(seen.isSeen(50, 0)).isTrue();
        assertThat(seen.isSeen(52, 0)).isFalse();
    }

    @Test
    void buildings_stand_on_the_ground() {
        HeightGrid ground = grid(4, 1, 10, 10, 10, 10);
        HeightGrid built = ground.withBuildings(new float[] {0, 0, 5, 0});
        assertThat(built.height_m(2, 0)).isEqualTo(15);
        assertThat(LineOfSight.from(built, View.flat(0, 0, 1.6)).isSeen(3, 0)).isFalse();
        assertThat(LineOfSight.from(ground, View.flat(0, 0, 1.6)).isSeen(3, 0)).isTrue();
    }

    @Test
    void quick_visibility_is_nearly_exact_on_smooth_ground() {
        Seeded.check(20, random -> {
            var heights = new float[60 * 60];
            double a = random.nextDouble(0.05, 0.2);
            double b = random.nextDouble(0.05, 0.2);
            for (int i = 0; i < heights.length; i++) {
                heights[i] = (float) (20 * Math.sin(a * (i % 60)) * Math.cos(b * Math.floorDiv(i, 60)));
            }
            HeightGrid grid = grid(60, 60, heights);
            View view = View.flat(random.nextInt(60), random.nextInt(60), 2);
            assertThat(LineOfSight.from(grid, view).intersectionOverUnion(RayView.from(grid, view)))
                    .isGreaterThan(0.8);
        });
    }

    @Test
    void a_count_is_the_sum_of_its_views() {
        HeightGrid grid = random(new SplittableRandom(3), 20, 20);
        List<View> views = List.of(View.flat(1, 1, 2), View.flat(10, 10, 2), View.flat(19, 3, 2));
        ViewCount count = ViewCount.of(grid, views);
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 20; column++) {
                int c = column;
                int r = row;
                long expected = views.stream()
                        .filter(v -> RayView.from(grid, v).isSeen(c, r))
                        .count();
                assertThat(count.count(column, row)).isEqualTo((int) expected);
            }
        }
    }

    @Test
    void a_viewpoint_in_the_corner_is_tried_where_there_is_ground() {
        HeightGrid grid = random(new SplittableRandom(4), 10, 10);
        ViewCount count = ViewCount.around(grid, View.flat(0, 0, 2), 1);
        assertThat(count.views()).isEqualTo(4);
        assertThat(count.probability(0, 0)).isBetween(0.0, 1.0);
    }

    @Test
    void under_a_protected_view_one_may_build_up_to_the_line_of_sight() {
        // Eye at 10 m at (0, 5); the landmark from (10, 0) to (10, 10) must be visible from 30 m up. At (5, 5), half
        // way, the
        // line stands at 20 m; the ground is 4 m high: 16 m may be built. At (10, 5) it is 26 m.
        var ground = new float[121];
        Arrays.fill(ground, 4);
        HeightLimit limit =
                HeightLimit.under(grid(11, 11, ground), List.of(new ViewCone(0, 5, 10, 10, 0, 30, 10, 10, 30)));
        assertThat(limit.limit_m(5, 5)).isCloseTo(16, within(1e-4f));
        assertThat(limit.limit_m(10, 5)).isCloseTo(26, within(1e-4f));
        assertThat(limit.limit_m(10, 0)).isCloseTo(26, within(1e-4f));
        assertThat(limit.limit_m(5, 8)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(limit.limit_m(0, 5)).isCloseTo(6, within(1e-4f));
    }

    @Test
    void of_two_protected_views_the_lower_counts() {
        HeightGrid ground = grid(11, 11, new float[121]);
        var high = new ViewCone(0, 5, 10, 10, 0, 30, 10, 10, 30);
        var low = new ViewCone(0, 5, 10, 10, 0, 10, 10, 10, 10);
        assertThat(HeightLimit.under(ground, List.of(high, low)).limit_m(5, 5)).isCloseTo(10, within(1e-4f));
    }

    @Test
    void who_builds_to_the_limit_hides_nothing_and_who_builds_higher_does() {
        HeightGrid ground = grid(11, 1, new float[11]);
        var cone = new ViewCone(0, 0, 2, 10, -1, 22, 10, 1, 22);
        float limit = HeightLimit.under(ground, List.of(cone)).limit_m(5, 0);
        for (float excess : new float[] {-0.01f, 0.01f}) {
            var buildings = new float[11];
            buildings[5] = limit + excess;
            Seen seen = LineOfSight.from(ground.withBuildings(buildings), new View(0, 0, 2, 22, 100, 1));
            assertThat(seen.isSeen(10, 0)).isEqualTo(excess < 0);
        }
    }

    @Test
    void grids_and_views_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> grid(2, 2, 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grid(1, 1, Float.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> View.flat(5, 0, 2).apparent(grid(2, 1, 1, 2))).hasMessageContaining("not on the grid");
        assertThatThrownBy(() -> new View(0, 0, 2, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static HeightGrid mountain() throws IOException {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/data"))) at = at.getParent();
        Path file = (at == null ? Path.of("") : at).resolve("shared/data/access/N42E001.hgt.zip");
        assumeTrue(Files.exists(file), "needs " + file);
        var heights = new float[1201 * 1201];
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            zip.getNextEntry();
            var in = new DataInputStream(new BufferedInputStream(zip));
            for (int i = 0; i < heights.length; i++) heights[i] = in.readShort();
        }
        return grid(1201, 1201, heights);
    }

    @ParameterizedTest
    @CsvSource({"478, 400", "700, 900", "300, 650"})
    void on_a_real_mountain_the_quick_view_is_good_enough_for_screening(int column, int row) throws IOException {
        HeightGrid grid = mountain();
        View view = View.flat(column, row, 2);
        assertThat(LineOfSight.from(grid, view).intersectionOverUnion(RayView.from(grid, view)))
                .isGreaterThan(0.83);
    }
}
