package org.songhua.planning.internal.view;

import java.util.List;
import org.songhua.engine.progress.Progress;
import org.songhua.engine.visibility.HeightGrid;
import org.songhua.engine.visibility.LineOfSight;
import org.songhua.engine.visibility.RayView;
import org.songhua.engine.visibility.Seen;
import org.songhua.engine.visibility.View;

/** From how many viewpoints each point and each building is seen; a building is seen when some of it is. */
public final class Sight {
    private final int[] points;
    private final int[] blocks;
    private final int views;

    private Sight(int points, int blocks, int views) {
        this.points = new int[points];
        this.blocks = new int[blocks];
        this.views = views;
    }

    /**
     * {@return what is seen from some viewpoints}
     *
     * @param exact lines of sight to every point (R3) instead of rays (R2)
     */
    public static Sight of(Skyline skyline, List<View> views, boolean exact, Progress progress) {
        var sight = new Sight((int) skyline.frame().size(), skyline.blocks().size(), views.size());
        for (int v = 0; v < views.size(); v++) {
            Progress part = progress.part((double) v / views.size(), (v + 1.0) / views.size());
            sight.add(skyline, seen(skyline.heights(), views.get(v), exact, part));
        }
        progress.at(1);
        return sight;
    }

    private static Seen seen(HeightGrid grid, View view, boolean exact, Progress progress) {
        if (exact) return LineOfSight.from(grid, view, progress);
        progress.at(0);
        return RayView.from(grid, view);
    }

    private void add(Skyline skyline, Seen seen) {
        int columns = skyline.frame().columns();
        for (int at = 0; at < points.length; at++) {
            if (seen.isSeen(at % columns, at / columns)) points[at]++;
        }
        for (int b = 0; b < blocks.length; b++) {
            for (int cell : skyline.blocks().get(b).cells()) {
                if (!seen.isSeen(cell % columns, cell / columns)) continue;
                blocks[b]++;
                break;
            }
        }
    }

    /** {@return share of the viewpoints from which the point is seen} */
    public double ofPoint(int at) {
        return (double) points[at] / views;
    }

    /** {@return share of the viewpoints from which some of the building is seen} */
    public double ofBlock(int number) {
        return (double) blocks[number] / views;
    }

    public int views() {
        return views;
    }
}
