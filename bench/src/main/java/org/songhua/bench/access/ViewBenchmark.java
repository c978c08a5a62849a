package org.songhua.bench.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.songhua.engine.visibility.HeightGrid;
import org.songhua.engine.visibility.LineOfSight;
import org.songhua.engine.visibility.RayView;
import org.songhua.engine.visibility.Seen;
import org.songhua.engine.visibility.View;
import org.songhua.engine.visibility.ViewCount;

/** A mountain of 1,201 x 1,201 heights (SRTM N42E001), seen from its highest point and from others. */
@State(Scope.Thread)
public class ViewBenchmark {
    private static final View SUMMIT = View.flat(478, 400, 2);
    private static final int VIEWS = 200;

    private HeightGrid grid;
    private List<View> views;

    @Setup
    public void load() throws IOException {
        grid = AccessData.mountain();
        views = new ArrayList<>();
        for (int i = 0; i < VIEWS; i++) views.add(new View(300 + i, 400 + i, 2, 0, 200, 1));
        for (View view : List.of(SUMMIT, View.flat(700, 900, 2), View.flat(300, 650, 2))) {
            Seen exact = LineOfSight.from(grid, view);
            Seen quick = RayView.from(grid, view);
            System.out.printf(
                    "view from %d, %d: R3 %d, R2 %d, intersection over union %.3f%n",
                    view.column(), view.row(), exact.count(), quick.count(), exact.intersectionOverUnion(quick));
        }
    }

    /** Mark: 20,000 us. */
    @Benchmark
    public Seen quickR2() {
        return RayView.from(grid, SUMMIT);
    }

    /** Mark: 1,200,000 us. */
    @Benchmark
    public Seen exactR3() {
        return LineOfSight.from(grid, SUMMIT);
    }

    /** One viewpoint of a cumulative view, radius 200 cells. Mark: 2,500 us (400 a second). */
    @Benchmark
    @OperationsPerInvocation(VIEWS)
    public ViewCount oneOfManyViews() {
        return ViewCount.of(grid, views);
    }
}
