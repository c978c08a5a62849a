package org.songhua.engine.hydraulics.burst;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.hydraulics.Pipe;
import org.songhua.engine.hydraulics.burst.PressureModel.Moment;
import org.songhua.engine.hydraulics.solve.HeadResponse;

/**
 * Says which pipe explains a fall of pressures. Sensitivities at the moment (adjoint method) tell where to look; the pipes there, those beside the sensors that
 * fell most, and then the neighbours of the best are computed in full, for a burst is too large for a linear answer. For each pipe what it loses is fitted by least squares.
 */
public final class BurstSearch {
    /** Error of the model, as a share of the largest change: assumed. */
    private static final double MODEL_ERROR = 0.02;

    private static final int FROM_SENSITIVITIES = 25;
    private static final int FROM_SENSORS = 3;
    private static final int BEST = 5;
    private static final int MOST_PIPES = 150;
    private static final int FITS = 4;
    /** Losses of head grow with this power of the flow. */
    private static final double POWER = 1.852;

    private final PressureModel model;
    private final List<String> sensors;
    private final Question question;
    private final Moment usual;
    private final double[] usualPressures;
    private final double[] weights;
    private final Map<String, Pipe> pipes = new LinkedHashMap<>();
    private final Map<String, List<String>> pipesAt = new HashMap<>();
    private final Map<String, Fit> fits = new LinkedHashMap<>();

    private BurstSearch(PressureModel model, List<String> sensors, Question question, Moment usual) {
        this.model = model;
        this.sensors = sensors;
        this.question = question;
        this.usual = usual;
        usualPressures = usual.pressures(sensors);
        weights = weights(question);
        for (Pipe pipe : model.pipes()) {
            pipes.put(pipe.id(), pipe);
            pipesAt.computeIfAbsent(pipe.from(), any -> new ArrayList<>()).add(pipe.id());
            pipesAt.computeIfAbsent(pipe.to(), any -> new ArrayList<>()).add(pipe.id());
        }
    }

    /**
     * What has changed.
     *
     * @param factor of demand that the model was given
     * @param isMetered whether that follows from the measured inflow, of which the burst is a part then
     * @param change of the pressure at each sensor against what is usual; NaN where unknown
     * @param spread of each change, one standard deviation
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers by sensor
    public record Question(double factor, boolean isMetered, double[] change, double[] spread) {}

    /**
     * A pipe that may be it.
     *
     * @param drawn what fits best, in the network's flow unit
     * @param explained share of the change that it explains, at most 1
     * @param likelihood among all pipes that were computed, when all are as likely beforehand
     */
    public record Candidate(String pipe, double drawn, double explained, double likelihood) {}

    private record Fit(String pipe, double drawn, double left) {}

    /**
     * Looks for the pipe.
     *
     * @param sensors nodes with a sensor, in the order of the question
     * @return pipes that explain anything, the best first, equal ones by name; none without a solution of the model
     */
    public static List<Candidate> find(PressureModel model, List<String> sensors, Question question) {
        Optional<Moment> usual = model.at(question.factor());
        if (usual.isEmpty()) return List.of();
        return new BurstSearch(model, sensors, question, usual.get()).find();
    }

    private List<Candidate> find() {
        List<Fit> linear = linear();
        if (linear.isEmpty()) return List.of();
        double start = Math.clamp(linear.getFirst().drawn(), 1e-6, most());
        var pool = new LinkedHashSet<String>();
        linear.stream().limit(FROM_SENSITIVITIES).forEach(fit -> pool.add(fit.pipe()));
        pool.addAll(besideSensors());
        compute(pool, start);
        boolean better = true;
        while (better && fits.size() < MOST_PIPES) better = compute(neighboursOfBest(), start);
        return ranked();
    }

    private static double[] weights(Question question) {
        double largest = 0;
        for (double change : question.change())
            if (!Double.isNaN(change)) largest = Math.max(largest, Math.abs(change));
        double model = MODEL_ERROR * largest;
        var weights = new double[question.change().length];
        for (int s = 0; s < weights.length; s++) {
            double weight = 1 / (question.spread()[s] * question.spread()[s] + model * model);
            weights[s] = Double.isFinite(weight) && !Double.isNaN(question.change()[s]) ? weight : 0;
        }
        return weights;
    }

    /** The whole supply cannot be lost. */
    private double most() {
        return 0.9 * Math.max(1e-5, question.factor()) * model.demand();
    }

    private List<Fit> linear() {
        double[][] effects = effects();
        var found = new ArrayList<Fit>();
        int p = 0;
        for (String pipe : pipes.keySet()) {
            Fit fit = scaled(pipe, 1, effects[p++]);
            if (fit != null) found.add(fit);
        }
        found.sort(Comparator.comparingDouble(Fit::left).thenComparing(Fit::pipe));
        return found;
    }

    private double[][] effects() {
        var effects = new double[pipes.size()][sensors.size()];
        HeadResponse response = usual.response();
        for (int s = 0; s < sensors.size(); s++) {
            if (weights[s] == 0) continue;
            double[] falls = response.falls(usual.node(sensors.get(s)));
            double shared = question.isMetered() ? model.shared(falls) : 0;
            int p = 0;
            for (Pipe pipe : pipes.values())
                effects[p++][s] = shared - (fall(falls, pipe.from()) + fall(falls, pipe.to())) / 2;
        }
        return effects;
    }

    private double fall(double[] falls, String node) {
        int at = usual.node(node);
        return at < falls.length ? falls[at] : 0;
    }

    /** The effect of a loss, made larger or smaller so that it fits best; null when only a gain would. */
    private @Nullable Fit scaled(String pipe, double drawn, double[] effect) {
        double scale = scale(effect);
        return scale > 0 && scale < 1e9 ? new Fit(pipe, drawn * scale, left(effect, scale)) : null;
    }

    private double scale(double[] effect) {
        double power = 0;
        double match = 0;
        for (int s = 0; s < effect.length; s++) {
            power += weights[s] * effect[s] * effect[s];
            if (weights[s] > 0) match += weights[s] * effect[s] * question.change()[s];
        }
        return match / power;
    }

    private double left(double[] effect, double scale) {
        double sum = 0;
        for (int s = 0; s < effect.length; s++) {
            if (weights[s] == 0) continue;
            double error = question.change()[s] - scale * effect[s];
            sum += weights[s] * error * error;
        }
        return sum;
    }

    private Set<String> besideSensors() {
        var beside = new LinkedHashSet<String>();
        IntStream.range(0, weights.length)
                .filter(s -> weights[s] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(s -> question.change()[s]))
                .limit(FROM_SENSORS)
                .forEach(s -> beside.addAll(pipesAt.getOrDefault(sensors.get(s), List.of())));
        return beside;
    }

    private Set<String> neighboursOfBest() {
        var around = new LinkedHashSet<String>();
        fits.values().stream()
                .sorted(Comparator.comparingDouble(Fit::left).thenComparing(Fit::pipe))
                .limit(BEST)
                .map(fit -> pipes.get(fit.pipe()))
                .forEach(pipe -> {
                    around.addAll(pipesAt.getOrDefault(pipe.from(), List.of()));
                    around.addAll(pipesAt.getOrDefault(pipe.to(), List.of()));
                });
        return around;
    }

    /** {@return whether any of them had not been computed before} */
    private boolean compute(Set<String> some, double start) {
        boolean isNew = false;
        for (String pipe : some) {
            if (fits.containsKey(pipe)) continue;
            fits.put(pipe, fit(pipe, start));
            isNew = true;
        }
        return isNew;
    }

    /** Goes towards what fits best, as if the effect grew with a power of the loss. */
    private Fit fit(String pipe, double start) {
        var best = new Fit(pipe, 0, left(new double[weights.length], 0));
        double drawn = start;
        for (int round = 0; round < FITS; round++) {
            double[] effect = effect(pipe, drawn);
            if (effect == null) break;
            double left = left(effect, 1);
            if (left < best.left()) best = new Fit(pipe, drawn, left);
            double scale = scale(effect);
            if (!(scale > 0) || Math.abs(scale - 1) < 0.01) break;
            drawn = Math.clamp(drawn * Math.pow(scale, 1 / POWER), 1e-6, most());
        }
        return best;
    }

    private double @Nullable [] effect(String pipe, double drawn) {
        double factor = question.factor() - (question.isMetered() ? drawn / model.demand() : 0);
        Optional<Moment> burst = model.at(usual, factor, pipe, drawn);
        if (burst.isEmpty()) return null;
        double[] effect = burst.get().pressures(sensors);
        for (int s = 0; s < effect.length; s++) effect[s] -= usualPressures[s];
        return effect;
    }

    private List<Candidate> ranked() {
        double total = left(new double[weights.length], 0);
        List<Fit> all = fits.values().stream()
                .filter(fit -> fit.drawn() > 0)
                .sorted(Comparator.comparingDouble(Fit::left).thenComparing(Fit::pipe))
                .toList();
        if (all.isEmpty()) return List.of();
        double least = all.getFirst().left();
        double sum = all.stream().mapToDouble(fit -> likelihood(fit, least)).sum();
        return all.stream()
                .map(fit ->
                        new Candidate(fit.pipe(), fit.drawn(), 1 - fit.left() / total, likelihood(fit, least) / sum))
                .toList();
    }

    private static double likelihood(Fit fit, double least) {
        return Math.exp((least - fit.left()) / 2);
    }
}
