package org.songhua.engine.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.random.Seeded;

/** Protected views, tolerance, and what views have in common, on random ground. */
class E02_ConesTest {
    private static final int SIDE = 24;

    private static HeightGrid ground(SplittableRandom random, int most) {
        var heights = new float[SIDE * SIDE];
        for (int i = 0; i < heights.length; i++) heights[i] = (float) random.nextDouble(most);
        return HeightGrid.of(SIDE, SIDE, 10, 10, heights);
    }

    private static ViewCone cone(SplittableRandom random) {
        return new ViewCone(
                random.nextDouble(SIDE),
                random.nextDouble(SIDE),
                random.nextDouble(5, 60),
                random.nextDouble(SIDE),
                random.nextDouble(SIDE),
                random.nextDouble(5, 60),
                random.nextDouble(SIDE),
                random.nextDouble(SIDE),
                random.nextDouble(5, 60));
    }

    @Test
    void the_limit_is_that_of_many_lines_drawn_one_by_one() {
        // Points along random lines of the cone: the closed form gives the height of the line at each of them.
        Seeded.check(300, random -> {
            ViewCone cone = cone(random);
            double s = random.nextDouble(0.01, 0.99);
            double t = random.nextDouble(0.01, 0.99);
            double targetColumn = cone.leftColumn() + s * (cone.rightColumn() - cone.leftColumn());
            double targetRow = cone.leftRow() + s * (cone.rightRow() - cone.leftRow());
            double target = cone.leftHeight_m() + s * (cone.rightHeight_m() - cone.leftHeight_m());
            double column = cone.eyeColumn() + t * (targetColumn - cone.eyeColumn());
            double row = cone.eyeRow() + t * (targetRow - cone.eyeRow());
            double expected = cone.eyeHeight_m() + t * (target - cone.eyeHeight_m());
            assertThat(cone.lineHeight_m(column, row)).isCloseTo(expected, within(1e-6));
        });
    }

    @Test
    void beside_and_behind_the_cone_nothing_is_limited() {
        Seeded.check(300, random -> {
            ViewCone cone = cone(random);
            double s = random.nextDouble(0, 1);
            double beyond = random.nextDouble(1.01, 2);
            double targetColumn = cone.leftColumn() + s * (cone.rightColumn() - cone.leftColumn());
            double targetRow = cone.leftRow() + s * (cone.rightRow() - cone.leftRow());
            double column = cone.eyeColumn() + beyond * (targetColumn - cone.eyeColumn());
            double row = cone.eyeRow() + beyond * (targetRow - cone.eyeRow());
            assertThat(cone.lineHeight_m(column, row)).isEqualTo(Double.POSITIVE_INFINITY);
            column = 2 * cone.eyeColumn() - column;
            row = 2 * cone.eyeRow() - row;
            assertThat(cone.lineHeight_m(column, row)).isEqualTo(Double.POSITIVE_INFINITY);
        });
    }

    @Test
    void a_cone_of_no_width_limits_nothing() {
        assertThat(new ViewCone(0, 0, 5, 10, 0, 5, 10, 0, 5).lineHeight_m(5, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void more_protected_views_never_allow_more() {
        Seeded.check(50, random -> {
            HeightGrid ground = ground(random, 20);
            var cones = new ArrayList<ViewCone>();
            HeightLimit before = HeightLimit.under(ground, cones);
            for (int n = 0; n < 4; n++) {
                cones.add(cone(random));
                HeightLimit after = HeightLimit.under(ground, cones);
                for (int i = 0; i < SIDE * SIDE; i++) {
                    int column = i % SIDE;
                    int row = Math.floorDiv(i, SIDE);
                    assertThat(after.limit_m(column, row)).isLessThanOrEqualTo(before.limit_m(column, row));
                }
                before = after;
            }
        });
    }

    @Test
    void without_a_protected_view_nothing_is_limited() {
        HeightLimit limit = HeightLimit.under(ground(new SplittableRandom(1), 5), List.of());
        assertThat(limit.limit_m(3, 3)).isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void seeing_is_mutual() {
        // Eye and target at the same height above the ground: the line between two points is the same in both
        // directions.
        Seeded.check(100, random -> {
            HeightGrid ground = ground(random, 12);
            int c1 = random.nextInt(SIDE);
            int r1 = random.nextInt(SIDE);
            int c2 = random.nextInt(SIDE);
            int r2 = random.nextInt(SIDE);
            boolean there = LineOfSight.from(ground, new View(c1, r1, 1.6, 1.6, View.UNLIMITED, 1))
                    .isSeen(c2, r2);
            boolean back = LineOfSight.from(ground, new View(c2, r2, 1.6, 1.6, View.UNLIMITED, 1))
                    .isSeen(c1, r1);
            assertThat(there).isEqualTo(back);
        });
    }

    @Test
    void a_higher_eye_sees_no_less_on_a_ridge_less_plain() {
        Seeded.check(40, random -> {
            HeightGrid plain = ground(random, 1);
            int column = random.nextInt(SIDE);
            int row = random.nextInt(SIDE);
            // Above everything, every line runs over everything.
            Seen low = LineOfSight.from(plain, View.flat(column, row, 0.1));
            Seen high = LineOfSight.from(plain, View.flat(column, row, 1000));
            assertThat(high.count()).isGreaterThanOrEqualTo(low.count()).isGreaterThan(SIDE * SIDE / 2);
        });
    }

    @Test
    void a_taller_target_is_seen_from_no_fewer_places() {
        Seeded.check(40, random -> {
            HeightGrid ground = ground(random, 15);
            View view = View.flat(random.nextInt(SIDE), random.nextInt(SIDE), 1.6);
            var tall = new View(view.column(), view.row(), 1.6, 10, View.UNLIMITED, 1);
            Seen low = LineOfSight.from(ground, view);
            Seen high = LineOfSight.from(ground, tall);
            for (int i = 0; i < SIDE * SIDE; i++) {
                int column = i % SIDE;
                int row = Math.floorDiv(i, SIDE);
                if (low.isSeen(column, row))
                    assertThat(high.isSeen(column, row)).isTrue();
            }
        });
    }

    @Test
    void a_smaller_radius_shows_a_part_of_the_same() {
        Seeded.check(40, random -> {
            HeightGrid ground = ground(random, 15);
            View far = View.flat(random.nextInt(SIDE), random.nextInt(SIDE), 1.6);
            double radius = random.nextDouble(10, 200);
            Seen near = LineOfSight.from(ground, new View(far.column(), far.row(), 1.6, 0, radius, 1));
            Seen all = LineOfSight.from(ground, far);
            for (int i = 0; i < SIDE * SIDE; i++) {
                int column = i % SIDE;
                int row = Math.floorDiv(i, SIDE);
                boolean inside = Math.hypot(10.0 * (column - far.column()), 10.0 * (row - far.row())) <= radius;
                assertThat(near.isSeen(column, row)).isEqualTo(inside && all.isSeen(column, row));
            }
        });
    }

    @Test
    void a_probability_is_the_share_of_the_places_one_may_stand_at() {
        Seeded.check(10, random -> {
            HeightGrid ground = ground(random, 15);
            View view = View.flat(random.nextInt(2, SIDE - 2), random.nextInt(2, SIDE - 2), 1.6);
            ViewCount around = ViewCount.around(ground, view, 1);
            assertThat(around.views()).isEqualTo(9);
            int seen = 0;
            for (int dr = -1; dr <= 1; dr++) {
                for (int dc = -1; dc <= 1; dc++) {
                    View moved = view.at(view.column() + dc, view.row() + dr);
                    if (RayView.from(ground, moved).isSeen(5, 5)) seen++;
                }
            }
            assertThat(around.probability(5, 5)).isCloseTo(seen / 9.0, within(1e-12));
        });
    }

    @Test
    void what_two_views_share_is_measured() {
        HeightGrid ground = ground(new SplittableRandom(8), 15);
        Seen one = LineOfSight.from(ground, View.flat(2, 2, 2));
        Seen other = LineOfSight.from(ground, View.flat(20, 20, 2));
        assertThat(one.intersectionOverUnion(one)).isEqualTo(1);
        assertThat(one.intersectionOverUnion(other)).isBetween(0.0, 1.0).isEqualTo(other.intersectionOverUnion(one));
    }
}
