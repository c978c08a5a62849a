package org.songhua.engine.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.songhua.engine.progress.Watched;
import org.songhua.engine.random.Seeded;

/** Views tell how far they are, see the same, and end where they are stopped. */
class E03_StopTest {
    private static HeightGrid hills(java.util.SplittableRandom random, int columns, int rows) {
        var heights = new float[columns * rows];
        for (int i = 0; i < heights.length; i++) heights[i] = random.nextInt(9);
        return HeightGrid.of(columns, rows, 1, 1, heights);
    }

    @Test
    void a_view_that_is_watched_sees_the_same() {
        Seeded.check(60, random -> {
            HeightGrid grid = hills(random, random.nextInt(1, 15), random.nextInt(1, 15));
            View view = View.flat(random.nextInt(grid.columns()), random.nextInt(grid.rows()), 2);
            Seen alone = LineOfSight.from(grid, view);
            Seen watched = Watched.through(progress -> LineOfSight.from(grid, view, progress));
            assertThat(watched.intersectionOverUnion(alone)).isEqualTo(1);
            assertThat(watched.count()).isEqualTo(alone.count());
            ViewCount many = Watched.through(progress -> ViewCount.around(grid, view, 2, progress));
            ViewCount same = ViewCount.around(grid, view, 2);
            assertThat(many.views()).isEqualTo(same.views());
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    assertThat(many.count(column, row)).isEqualTo(same.count(column, row));
                }
            }
        });
    }

    @Test
    void a_view_ends_in_the_row_and_a_count_at_the_viewpoint_where_it_is_stopped() {
        HeightGrid grid = hills(new java.util.SplittableRandom(4), 30, 20);
        Watched.stopping(progress -> LineOfSight.from(grid, View.flat(3, 3, 2), progress));
        List<View> views = List.of(View.flat(0, 0, 2), View.flat(5, 5, 2), View.flat(29, 19, 2));
        Watched.stopping(progress -> ViewCount.of(grid, views, progress));
    }
}
