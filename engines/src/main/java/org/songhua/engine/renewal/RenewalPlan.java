package org.songhua.engine.renewal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What to renew within a budget: pipes by avoided loss per money, as long as the budget lasts; one that no longer fits is passed over for smaller ones behind it. For many small pipes this is within the cost
 * of one pipe of the best (Dantzig 1957).
 *
 * @param chosen in the order of worth
 * @param cost of all of them
 * @param avoided expected loss avoided in a year
 */
public record RenewalPlan(List<Candidate> chosen, double cost, double avoided) {
    public RenewalPlan {
        chosen = List.copyOf(chosen);
    }

    /**
     * A pipe that may be renewed.
     *
     * @param pipe identifier
     * @param breaks expected in a year
     * @param consequence loss of one break, in any unit, the same for all: people without water, money
     * @param cost of renewing it, positive
     */
    public record Candidate(String pipe, double breaks, double consequence, double cost) {
        public Candidate {
            if (!(cost > 0) || !(breaks >= 0) || !(consequence >= 0))
                throw new IllegalArgumentException(
                        "Pipe " + pipe + " needs a cost, and breaks and a consequence not below 0.");
        }

        /** {@return expected loss of a year} */
        public double risk() {
            return breaks * consequence;
        }

        double worth() {
            return risk() / cost;
        }
    }

    /** Chooses within a budget. */
    public static RenewalPlan within(double budget, List<Candidate> candidates) {
        var chosen = new ArrayList<Candidate>();
        double cost = 0;
        double avoided = 0;
        for (Candidate one : ranked(candidates)) {
            if (one.risk() <= 0 || cost + one.cost() > budget) continue;
            chosen.add(one);
            cost += one.cost();
            avoided += one.risk();
        }
        return new RenewalPlan(chosen, cost, avoided);
    }

    /** {@return candidates by avoided loss per money; equal ones by name} */
    public static List<Candidate> ranked(List<Candidate> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::worth).reversed().thenComparing(Candidate::pipe))
                .toList();
    }
}
