package org.songhua.engine.routing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Suggests a department from decisions of the past. Facts are taken in levels, each naming more of them: {@code [class]}, {@code [class,
 * area]}. At each level the shares of the departments are mixed with those of the level before, which counts as much as
 * {@value #PRIOR} cases, so that one odd decision in a corner does not overrule a thousand (Dirichlet prior). Decisions lose half their
 * weight in {@code halfLifeDays}, so that a reorganisation is followed.
 *
 * <p>Immutable after {@link #learn}; deterministic: of equal shares the first by name wins.
 */
public final class RoutingHistory {
    private static final double PRIOR = 2;
    private static final String UNKNOWN = "";

    private final List<List<String>> levels;
    private final List<Map<List<String>, Map<String, Double>>> tables;

    private RoutingHistory(List<List<String>> levels, List<Map<List<String>, Map<String, Double>>> tables) {
        this.levels = levels;
        this.tables = tables;
    }

    /**
     * One level's part in a suggestion.
     *
     * @param facts what the level looked at, with the values of the case
     * @param cases weight of the past cases with these facts
     * @param unit who got most of them, empty when there are none
     * @param share of the weight
     */
    public record Step(Map<String, String> facts, double cases, String unit, double share) {}

    /**
     * A suggestion with its trace.
     *
     * @param unit the likeliest, empty when there is no past case at all
     * @param share how likely, 0 to 1
     * @param ranking all that ever got a like case, the likeliest first, at most five
     * @param steps what each level said, the most general first
     */
    public record Suggestion(String unit, double share, List<Candidate> ranking, List<Step> steps) {
        public Suggestion {
            ranking = List.copyOf(ranking);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A department with its share.
     *
     * @param unit who
     * @param share how likely, 0 to 1
     */
    public record Candidate(String unit, double share) {}

    /**
     * {@return the history}
     *
     * @param levels names of facts, from general to particular
     * @param today day at which a decision has its full weight
     * @param halfLifeDays above 0
     */
    public static RoutingHistory learn(
            List<RoutedCase> cases, List<List<String>> levels, LocalDate today, double halfLifeDays) {
        if (levels.isEmpty() || !(halfLifeDays > 0)) {
            throw new IllegalArgumentException("Routing needs a level and a half-life above 0");
        }
        var tables = new ArrayList<Map<List<String>, Map<String, Double>>>();
        for (List<String> level : levels) {
            var table = new HashMap<List<String>, Map<String, Double>>();
            for (RoutedCase one : cases) {
                double age = Math.max(0, ChronoUnit.DAYS.between(one.day(), today));
                table.computeIfAbsent(key(one.facts(), level), key -> new TreeMap<>())
                        .merge(one.unit(), Math.pow(0.5, age / halfLifeDays), Double::sum);
            }
            tables.add(table);
        }
        return new RoutingHistory(levels.stream().map(List::copyOf).toList(), tables);
    }

    private static List<String> key(Map<String, String> facts, List<String> level) {
        return level.stream().map(name -> facts.getOrDefault(name, UNKNOWN)).toList();
    }

    /** {@return who gets cases like this one, and why} */
    public Suggestion suggest(Map<String, String> facts) {
        Map<String, Double> shares = Map.of();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < levels.size(); i++) {
            Map<String, Double> weights = tables.get(i).getOrDefault(key(facts, levels.get(i)), Map.of());
            double sum =
                    weights.values().stream().mapToDouble(Double::doubleValue).sum();
            steps.add(step(facts, levels.get(i), weights, sum));
            if (sum > 0) shares = mix(weights, sum, shares);
        }
        List<Candidate> ranking = ranking(shares);
        if (ranking.isEmpty()) return new Suggestion(UNKNOWN, 0, ranking, steps);
        return new Suggestion(ranking.getFirst().unit(), ranking.getFirst().share(), ranking, steps);
    }

    private static Step step(Map<String, String> facts, List<String> level, Map<String, Double> weights, double sum) {
        var seen = new TreeMap<String, String>();
        for (String name : level) seen.put(name, facts.getOrDefault(name, UNKNOWN));
        List<Candidate> ranking = ranking(weights);
        if (ranking.isEmpty()) return new Step(seen, 0, UNKNOWN, 0);
        return new Step(seen, sum, ranking.getFirst().unit(), ranking.getFirst().share() / sum);
    }

    private static Map<String, Double> mix(Map<String, Double> weights, double sum, Map<String, Double> before) {
        double prior = before.isEmpty() ? 0 : PRIOR;
        var mixed = new TreeMap<String, Double>();
        before.forEach((unit, share) -> mixed.put(unit, prior * share / (sum + prior)));
        weights.forEach((unit, weight) -> mixed.merge(unit, weight / (sum + prior), Double::sum));
        return mixed;
    }

    private static List<Candidate> ranking(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Candidate::share).reversed().thenComparing(Candidate::unit))
                .limit(5)
                .toList();
    }
}
