package org.songhua.engine.renewal;

import java.util.List;

/**
 * A pipe and its breaks.
 *
 * @param id identifier
 * @param lengthMetres along it, positive
 * @param diameterMillimetres nominal, NaN when unknown
 * @param material code such as CI or PVC, empty when unknown
 * @param yearBuilt 0 when unknown
 * @param breakYears year of each break, in any order
 */
public record PipeHistory(
        String id,
        double lengthMetres,
        double diameterMillimetres,
        String material,
        int yearBuilt,
        List<Integer> breakYears) {
    public PipeHistory {
        breakYears = breakYears.stream().sorted().toList();
        if (!(lengthMetres > 0)) throw new IllegalArgumentException("Pipe " + id + " has no length.");
    }

    /** {@return how many breaks it had from one year up to another, the latter not included} */
    public int breaks(int from, int to) {
        return (int)
                breakYears.stream().filter(year -> year >= from && year < to).count();
    }

    /** {@return true when it lay in the ground at some time of the year, or nobody knows since when} */
    public boolean exists(int year) {
        return yearBuilt <= year;
    }
}
