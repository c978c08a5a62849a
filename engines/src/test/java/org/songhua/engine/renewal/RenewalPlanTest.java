package org.songhua.engine.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.songhua.engine.renewal.Capture.Outcome;
import org.songhua.engine.renewal.RenewalPlan.Candidate;

/** What a budget buys, and how good a ranking was. */
class RenewalPlanTest {

    /** Worth per cost: A 0.2, B 0.3, C 0.1; for 15 B and then A. */
    @Test
    void theMostLossPerMoneyComesFirst() {
        List<Candidate> pipes =
                List.of(new Candidate("A", 0.1, 20, 10), new Candidate("B", 0.3, 5, 5), new Candidate("C", 0.2, 5, 10));
        RenewalPlan plan = RenewalPlan.within(15, pipes);
        assertThat(plan.chosen()).extracting(Candidate::pipe).containsExactly("B", "A");
        assertThat(plan.cost()).isEqualTo(15);
        assertThat(plan.avoided()).isCloseTo(3.5, within(1e-12));
    }

    @Test
    void aPipeThatNoLongerFitsMakesRoomForSmallerOnes() {
        List<Candidate> pipes =
                List.of(new Candidate("A", 1, 10, 10), new Candidate("B", 1, 8, 10), new Candidate("C", 1, 2, 4));
        assertThat(RenewalPlan.within(15, pipes).chosen())
                .extracting(Candidate::pipe)
                .containsExactly("A", "C");
    }

    @Test
    void aPipeThatNeverBreaksIsNotRenewed() {
        assertThat(RenewalPlan.within(100, List.of(new Candidate("A", 0, 10, 1)))
                        .chosen())
                .isEmpty();
        assertThat(RenewalPlan.within(0, List.of(new Candidate("A", 1, 10, 1))).chosen())
                .isEmpty();
    }

    @Test
    void impossibleCandidatesAreRefused() {
        assertThatThrownBy(() -> new Candidate("A", 1, 1, 0)).hasMessageContaining("Pipe A");
        assertThatThrownBy(() -> new Candidate("A", Double.NaN, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Candidate("A", 1, -1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Against all choices of twelve pipes: never above the budget, and short of the best by no more than the best single pipe. */
    @Test
    void thePlanIsNearlyTheBestOfAll() {
        for (long seed = 0; seed < 30; seed++) {
            var random = new SplittableRandom(seed);
            var pipes = new ArrayList<Candidate>();
            for (int k = 0; k < 12; k++)
                pipes.add(new Candidate("P" + k, random.nextDouble(), 1, 1 + 9 * random.nextDouble()));
            RenewalPlan plan = RenewalPlan.within(25, pipes);
            double largest = pipes.stream().mapToDouble(Candidate::risk).max().orElseThrow();
            assertThat(plan.cost()).as("seed %d", seed).isLessThanOrEqualTo(25);
            assertThat(plan.avoided()).as("seed %d", seed).isBetween(best(pipes, 25) - largest, best(pipes, 25) + 1e-9);
        }
    }

    private static double best(List<Candidate> pipes, double budget) {
        double best = 0;
        for (int choice = 0; choice < 1 << pipes.size(); choice++) {
            double cost = 0;
            double avoided = 0;
            for (int k = 0; k < pipes.size(); k++) {
                if ((choice >> k & 1) == 0) continue;
                cost += pipes.get(k).cost();
                avoided += pipes.get(k).risk();
            }
            if (cost <= budget) best = Math.max(best, avoided);
        }
        return best;
    }

    /** Bounds up to three times too high, a budget for about a third of 60 pipes: the same list, and not every pipe was looked at. */
    @Test
    void theLazyPlanIsTheSameAndAsksLess() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new SplittableRandom(seed);
            var known = new HashMap<String, Double>();
            var bounds = new ArrayList<Candidate>();
            var exact = new ArrayList<Candidate>();
            for (int k = 0; k < 60; k++) {
                double consequence = random.nextInt(5) == 0 ? 0 : 100 * random.nextDouble();
                double bound = consequence * (1 + 2 * random.nextDouble());
                double cost = 5 + random.nextDouble();
                known.put("P" + k, consequence);
                bounds.add(new Candidate("P" + k, 0.1, bound, cost));
                exact.add(new Candidate("P" + k, 0.1, consequence, cost));
            }
            var asked = new ArrayList<String>();
            RenewalPlan lazy = RenewalPlan.lazily(110, 100, bounds, pipe -> {
                asked.add(pipe);
                return known.get(pipe);
            });
            assertThat(lazy).as("seed %d", seed).isEqualTo(RenewalPlan.within(110, exact));
            assertThat(asked).as("seed %d", seed).doesNotHaveDuplicates().hasSizeLessThan(58);
        }
    }

    /** A bound of nothing is never asked about; no more pipes are chosen than wanted. */
    @Test
    void theLazyPlanStopsWhereNothingIsToBeGained() {
        List<Candidate> bounds =
                List.of(new Candidate("A", 1, 0, 1), new Candidate("B", 1, 5, 1), new Candidate("C", 1, 4, 1));
        var asked = new ArrayList<String>();
        RenewalPlan one = RenewalPlan.lazily(100, 1, bounds, pipe -> {
            asked.add(pipe);
            return pipe.equals("B") ? 5 : 4;
        });
        assertThat(one.chosen()).extracting(Candidate::pipe).containsExactly("B");
        assertThat(asked).containsExactly("B");
        assertThat(RenewalPlan.lazily(0, 9, bounds, pipe -> 1).chosen()).isEmpty();
    }

    /** Expected per metre: B 0.02, A 0.01, C 0.001. Half of 300 metres are B and A: 3 of 4 breaks. */
    @Test
    void theCaptureCountsBreaksInTheFirstMetres() {
        List<Outcome> outcomes =
                List.of(new Outcome("A", 100, 1, 2), new Outcome("B", 50, 1, 1), new Outcome("C", 150, 0.15, 1));
        assertThat(Capture.of(outcomes, 0.5).share()).isEqualTo(0.75);
        assertThat(Capture.of(outcomes, 0.49).share()).isEqualTo(0.25);
        assertThat(Capture.of(outcomes, 1).share()).isOne();
        assertThat(Capture.of(outcomes, 0).share()).isZero();
    }

    @Test
    void yearsAreAddedUp() {
        Capture both = new Capture(1, 4).plus(new Capture(2, 2));
        assertThat(both.share()).isEqualTo(0.5);
        assertThat(Capture.of(List.of(), 0.05).share()).isNaN();
    }

    @Test
    void equalPipesComeByName() {
        List<Outcome> outcomes = List.of(new Outcome("B", 10, 1, 0), new Outcome("A", 10, 1, 1));
        assertThat(Capture.of(outcomes, 0.5).share()).isOne();
        assertThat(RenewalPlan.ranked(List.of(new Candidate("B", 1, 1, 1), new Candidate("A", 1, 1, 1))))
                .extracting(Candidate::pipe)
                .containsExactly("A", "B");
    }
}
