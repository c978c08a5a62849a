package org.songhua.demo.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.songhua.demo.internal.shape.Dice;

/**
 * Positions of the lines of the street frame in one direction: arterial roads at irregular distances, between them
 * secondary ones, between those tertiary ones.
 */
final class Lattice {
    private final List<Line> lines;

    /**
     * A line of the frame.
     *
     * @param position metres from the plaza
     * @param level 0 arterial, 1 secondary, 2 tertiary
     */
    record Line(double position, int level) {}

    Lattice(Dice dice, double limit, double k) {
        lines = new ArrayList<>();
        lines.add(new Line(0, 0));
        extend(dice, limit, k, 1);
        extend(dice, limit, k, -1);
        lines.sort(Comparator.comparingDouble(Line::position));
    }

    private void extend(Dice dice, double limit, double k, int way) {
        double at = 0;
        while (at < limit) {
            boolean old = at < 1300 * k;
            double step = old ? dice.between(540, 860) : dice.between(700, 1150);
            subdivide(dice, way * at, way * (at + step), 1);
            at += step;
            lines.add(new Line(way * at, 0));
        }
    }

    /** Halves a gap, not quite in the middle, down to tertiary streets at least 130 m apart. */
    private void subdivide(Dice dice, double from, double to, int level) {
        double gap = StrictMath.abs(to - from);
        if (gap < 270 || level > 2) return;
        double middle = from + (to - from) * dice.between(0.38, 0.62);
        lines.add(new Line(middle, level));
        subdivide(dice, from, middle, level + 1);
        subdivide(dice, middle, to, level + 1);
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** {@return index of the nearest line of at most that level at or before an index} */
    int start(int index, int level) {
        int i = index;
        while (i > 0 && lines.get(i).level() > level) i--;
        return i;
    }

    /** {@return index of the nearest line of at most that level after an index} */
    int end(int index, int level) {
        int i = index + 1;
        while (i < lines.size() - 1 && lines.get(i).level() > level) i++;
        return Math.min(i, lines.size() - 1);
    }
}
