package org.songhua.demo.internal.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * Fills a lot with rows of rectangles, as housing estates and works are built.
 *
 * @param axes direction of the rows
 * @param depth of a rectangle, metres
 * @param lengths possible lengths, metres, those tried first are preferred
 * @param pitch distance from row to row, metres
 * @param gap between rectangles of a row, metres
 * @param margin least distance from what stands there already, metres
 */
public record Rows(Axes axes, double depth, List<Double> lengths, double pitch, double gap, double margin) {
    private static final double STEP = 2.5;
    /** How many offsets of the rows are tried; the one that holds most is taken. */
    private static final int OFFSETS = 5;

    /** {@return the rectangles of the best filling; the lot is not changed} */
    public List<Rect> fill(Lot lot) {
        Axes.Box box = axes.box(lot.area());
        List<Rect> best = List.of();
        double most = 0;
        for (int offset = 0; offset < OFFSETS; offset++) {
            List<Rect> rects = new ArrayList<>();
            double north = box.north() - pitch * offset / OFFSETS;
            for (; north - depth > box.south(); north -= pitch) row(lot, box, north, rects);
            double sum = rects.stream().mapToDouble(Rect::halfLength).sum();
            if (sum > most) {
                most = sum;
                best = rects;
            }
        }
        return best;
    }

    private void row(Lot lot, Axes.Box box, double north, List<Rect> out) {
        double west = box.west();
        while (west < box.east()) {
            double length = longest(lot, west, north);
            if (length > 0) {
                out.add(Rect.of(axes, west, north - depth, west + length, north));
                west += length + gap;
            } else {
                west += STEP;
            }
        }
    }

    private double longest(Lot lot, double west, double north) {
        for (double length : lengths) {
            if (lot.isFree(Rect.of(axes, west, north - depth, west + length, north), margin)) return length;
        }
        return 0;
    }
}
