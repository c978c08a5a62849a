package org.songhua.engine.contradiction;

import java.util.List;

/**
 * A stored value that a report may speak of.
 *
 * @param id by which it is quoted
 * @param names what it is called in texts; the longest that fits counts
 * @param unit as written after it
 * @param value in that unit; NaN when there is none
 * @param net of a gap, what is left when surplus is set against it; NaN elsewhere
 * @param thresholds of all editions
 * @param edition the one the report is of
 * @param broken whether its series has a break, so that years cannot be compared
 */
public record Figure(
        String id,
        List<String> names,
        String unit,
        double value,
        double net,
        List<Threshold> thresholds,
        String edition,
        boolean broken) {
    public Figure {
        names = List.copyOf(names);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * A range or limit.
     *
     * @param edition that it belongs to, with the class of city where that matters
     * @param text such as {@code 0.7–1.5}
     */
    public record Threshold(String edition, String text) {}
}
