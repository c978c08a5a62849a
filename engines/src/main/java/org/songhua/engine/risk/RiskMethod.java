package org.songhua.engine.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/**
 * A method that multiplies ranks: LS (likelihood, severity) or LEC (likelihood, exposure, consequence). What ranks there are and
 * which score is which colour are data.
 *
 * @param code name of the method
 * @param factors in order; the score is their product
 * @param bands by lower end, the lowest first
 */
public record RiskMethod(String code, List<Factor> factors, List<Band> bands) {

    /**
     * One factor.
     *
     * @param code letter of the method
     * @param ranks values that it can have, rising
     */
    public record Factor(String code, List<Rank> ranks) {
        public Factor {
            ranks = List.copyOf(ranks);
        }
    }

    /** A value of a factor and what it means. */
    public record Rank(double value, String label) {}

    /** Scores at or above {@code from}, up to the next band. */
    public record Band(double from, String label, RiskColour colour) {}

    /**
     * A score and what it means.
     *
     * @param score product of the factors
     */
    public record Score(double score, String label, RiskColour colour) {}

    public RiskMethod {
        factors = List.copyOf(factors);
        bands = List.copyOf(bands);
    }

    /**
     * {@return the score of ranks, by factor}
     *
     * @throws FaultException with all factors that are missing or have a value which is no rank (RISK-001), or are not of the method (RISK-002)
     */
    public Score score(Map<String, Double> ranks) {
        var faults = new ArrayList<Fault>();
        double score = 1;
        for (Factor factor : factors) score *= rank(factor, ranks.get(factor.code()), faults);
        for (String name : ranks.keySet()) {
            if (factors.stream().noneMatch(f -> f.code().equals(name))) faults.add(unknown(name));
        }
        if (!faults.isEmpty()) throw new FaultException(faults);
        Band band = band(score);
        return new Score(score, band.label(), band.colour());
    }

    private static double rank(Factor factor, @org.jspecify.annotations.Nullable Double value, List<Fault> faults) {
        if (value != null && factor.ranks().stream().anyMatch(r -> r.value() == value)) return value;
        var allowed = factor.ranks().stream().map(r -> plain(r.value())).toList();
        faults.add(Fault.refused(
                "RISK-001",
                Place.atField(factor.code()),
                value == null
                        ? "Factor " + factor.code() + " is missing."
                        : plain(value) + " is no rank of " + factor.code() + ".",
                "Give one of " + String.join(", ", allowed) + "."));
        return 1;
    }

    private Fault unknown(String name) {
        var known = factors.stream().map(Factor::code).toList();
        return Fault.refused(
                "RISK-002",
                Place.atField(name),
                "Method " + code + " has no factor " + name + ".",
                "Its factors are " + String.join(", ", known) + ".");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private Band band(double score) {
        Band found = bands.getFirst();
        for (Band band : bands) if (score >= band.from()) found = band;
        return found;
    }
}
