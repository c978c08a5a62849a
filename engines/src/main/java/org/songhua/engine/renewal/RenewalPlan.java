package org.songhua.engine.renewal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/**
 * What to renew within a budget: pipes by avoided loss per money, as long as the budget lasts; one that no longer fits is passed over for smaller ones behind it. For many small pipes this is within the cost
 * of one pipe of the best (Dantzig 1957).
 *
 * @param chosen in the order of worth
 * @param cost of all of them
 * @param avoided expected loss avoided in a year
 */
public record RenewalPlan(List<Candidate> chosen, double cost, double avoided) {
    private static final Comparator<Candidate> BY_WORTH =
            Comparator.comparingDouble(Candidate::worth).reversed().thenComparing(Candidate::pipe);

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

        private Candidate with(double known) {
            return new Candidate(pipe, breaks, known, cost);
        }
    }

    /** Chooses within a budget. */
    public static RenewalPlan within(double budget, List<Candidate> candidates) {
        var chosen = new ArrayList<Candidate>();
        double left = budget;
        for (Candidate one : ranked(candidates)) {
            if (one.risk() <= 0 || one.cost() > left) continue;
            chosen.add(one);
            left -= one.cost();
        }
        return of(chosen);
    }

    /**
     * Chooses as {@link #within} does, where a consequence is costly to find out: it is asked for only of pipes that may still be chosen (lazy evaluation, Minoux 1978).
     *
     * @param bounds candidates with a consequence that the true one does not exceed; where it does, the pipe may come too late
     * @param most pipes to be chosen
     * @param consequence tells the true one of a pipe; asked once at most
     */
    public static RenewalPlan lazily(
            double budget, int most, List<Candidate> bounds, ToDoubleFunction<String> consequence) {
        var waiting = new PriorityQueue<>(BY_WORTH);
        waiting.addAll(bounds);
        var known = new HashSet<String>();
        var chosen = new ArrayList<Candidate>();
        double left = budget;
        while (!waiting.isEmpty() && chosen.size() < most) {
            Candidate one = waiting.remove();
            if (one.risk() <= 0 || one.cost() > left) continue;
            if (known.add(one.pipe())) {
                waiting.add(one.with(consequence.applyAsDouble(one.pipe())));
                continue;
            }
            chosen.add(one);
            left -= one.cost();
        }
        return of(chosen);
    }

    private static RenewalPlan of(List<Candidate> chosen) {
        return new RenewalPlan(
                chosen,
                chosen.stream().mapToDouble(Candidate::cost).sum(),
                chosen.stream().mapToDouble(Candidate::risk).sum());
    }

    /** {@return candidates by avoided loss per money; equal ones by name} */
    public static List<Candidate> ranked(List<Candidate> candidates) {
        return candidates.stream().sorted(BY_WORTH).toList();
    }
}
