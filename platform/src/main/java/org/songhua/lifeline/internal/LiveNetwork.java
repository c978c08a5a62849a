package org.songhua.lifeline.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.songhua.engine.hydraulics.burst.BurstSearch;
import org.songhua.engine.hydraulics.burst.BurstSearch.Candidate;
import org.songhua.engine.hydraulics.burst.BurstSearch.Question;
import org.songhua.engine.hydraulics.burst.FallLimit;
import org.songhua.engine.hydraulics.burst.Usual;
import org.songhua.lifeline.Lifeline;
import org.songhua.lifeline.NetworkNodes.Node;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;

/**
 * A network with its sensors. Nothing of what happens is remembered here: each look reads the readings it needs, so that it says the same after a restart, and
 * whatever order they came in. What is usual is learned from the days before, not from the last hour nor from what a burst has gone on since, and anew each hour.
 */
final class LiveNetwork {
    private static final ZoneId CITY_TIME = ZoneId.of("Asia/Shanghai");
    /** Resolution of the instruments, metres of water: assumed. */
    private static final double RESOLUTION_M = 0.02;
    /** A sensor whose last readings were all doubted, so many of them, tells nothing. */
    private static final int MOST_DOUBTED = 500;

    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_DAY = 86_400;
    /** One pipe must explain this share of a change, unless what is left is no more than noise of this many spreads squared a sensor. */
    private static final double LEAST_EXPLAINED = 0.5;

    private static final double NOISE = 3;

    private final LifelineModel model;
    private final Lifeline.Live live;
    private final Gauges gauges;
    private final Observations observations;
    private final List<Node> nodes;
    private final NodeGrid grid;
    private final int[] sensorPlaces;
    private @Nullable Learned learned;

    LiveNetwork(LifelineModel model, Lifeline.Live live, Gauges gauges, Observations observations) {
        this.model = model;
        this.live = live;
        this.gauges = gauges;
        this.observations = observations;
        nodes = nodes(model);
        grid = new NodeGrid(model.pressures(), nodes.stream().map(Node::code).toList());
        sensorPlaces = places(nodes, gauges.nodes());
    }

    /** Nodes without a place cannot be drawn, nor have a sensor. */
    private static List<Node> nodes(LifelineModel model) {
        var nodes = new ArrayList<Node>();
        model.city().network().junctions().forEach(one -> {
            Coordinate at = model.places().at(one.id());
            if (at != null) nodes.add(new Node(one.id(), at.x, at.y));
        });
        return List.copyOf(nodes);
    }

    private static int[] places(List<Node> nodes, List<String> codes) {
        var number = new HashMap<String, Integer>();
        for (Node one : nodes) number.put(one.code(), number.size());
        return codes.stream()
                .mapToInt(code -> Objects.requireNonNull(number.get(code)))
                .toArray();
    }

    private record Learned(long until, Usual usual) {}

    /**
     * What two steps say.
     *
     * @param step number of the second one
     * @param measured pressures in it, metres, NaN where missing
     * @param change mean over both of residual less the usual one
     * @param fallen numbers of the sensors that are below the limit in both
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers by sensor
    record Look(
            long step,
            Moments before,
            Moments now,
            Usual usual,
            double limit,
            double[] measured,
            double[] residuals,
            double[] away,
            double[] change,
            List<Integer> fallen,
            boolean isOver) {}

    /** How much was drawn in a step, and the pressures of the model then. */
    @SuppressWarnings("ArrayRecordComponent") // numbers by sensor
    record Moments(double factor, boolean isMetered, double inflow, double[] modelled) {}

    LifelineModel model() {
        return model;
    }

    Gauges gauges() {
        return gauges;
    }

    int interval() {
        return live.intervalSeconds();
    }

    /** {@return the time at which a step begins} */
    Instant begin(long step) {
        return Instant.ofEpochSecond(step * interval());
    }

    /** {@return the fall that half of the sensors tell from chance, from what was usual at the newest readings; the instruments' own where nothing is known yet} */
    double tells() {
        Look look = look(newest().orElse(0L), null);
        double[] spreads = Arrays.stream(look.usual().spread())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double spread = spreads.length == 0 ? RESOLUTION_M : spreads[spreads.length / 2];
        return look.limit() * spread;
    }

    long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), interval());
    }

    /** {@return the step of the newest reading of any sensor that counts; a clock that runs ahead does not hide what is now} */
    Optional<Long> newest() {
        return gauges.places().keySet().stream()
                .flatMap(one -> newest(one).stream())
                .map(reading -> Courses.step(reading, interval()))
                .max(Long::compare);
    }

    private Optional<Observation> newest(long datastream) {
        Optional<Observation> latest = observations.latest(datastream);
        if (latest.isEmpty() || !Double.isNaN(Courses.value(latest.get()))) return latest;
        var found = new ArrayList<Observation>();
        var query = ObservationQuery.ALL
                .withDatastreams(datastream)
                .newestFirst(true)
                .withLimit(MOST_DOUBTED)
                .guessing(2);
        observations.stream(query, reading -> {
            if (!Double.isNaN(Courses.value(reading))) found.add(reading);
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    /**
     * Looks at a step and the one before.
     *
     * @param frozen step from which on nothing is learned; null when no burst goes on
     */
    synchronized Look look(long step, @Nullable Long frozen) {
        Courses courses = Courses.read(observations, gauges, step - 1, 2, interval());
        int sensors = gauges.pressures.size();
        Moments before = moments(courses, 0, step - 1);
        Moments now = moments(courses, 1, step);
        double[] first = residuals(courses, 0, before);
        double[] second = residuals(courses, 1, now);
        Usual usual = usual(step, frozen, second);
        double limit = FallLimit.limit(Math.max(1, usual.count()), interval(), live.falseAlarmsPerYear());
        double[] earlier = usual.standardised(first);
        double[] away = usual.standardised(second);
        double[] change = IntStream.range(0, sensors)
                .mapToDouble(s -> (first[s] + second[s]) / 2 - usual.offset()[s])
                .toArray();
        double[] measured =
                IntStream.range(0, sensors).mapToDouble(s -> courses.at(s, 1)).toArray();
        return new Look(
                step,
                before,
                now,
                usual,
                limit,
                measured,
                second,
                away,
                change,
                FallLimit.fallen(earlier, away, limit),
                isOver(earlier, away, limit));
    }

    /** Half of the sensors must be heard; silence is no repair. */
    private static boolean isOver(double[] before, double[] now, double limit) {
        long heard = IntStream.range(0, now.length)
                .filter(s -> !Double.isNaN(before[s]) && !Double.isNaN(now[s]))
                .count();
        return 2 * heard >= now.length
                && FallLimit.fallen(before, now, 0.6 * limit).isEmpty();
    }

    private double[] residuals(Courses courses, int at, Moments moments) {
        return IntStream.range(0, gauges.pressures.size())
                .mapToDouble(s -> courses.at(s, at) - moments.modelled()[s])
                .toArray();
    }

    /** The factor follows from the meters when all are heard, else from the course of the day. */
    private Moments moments(Courses courses, int at, long step) {
        int sensors = gauges.pressures.size();
        double inflow = gauges.isMetered() ? courses.sum(sensors, gauges.count(), at) : Double.NaN;
        double demand = model.pressures().demand();
        boolean isMetered = !Double.isNaN(inflow) && demand > 0;
        double factor = isMetered ? inflow / demand : ofDay(step);
        return new Moments(factor, isMetered, inflow, modelled(factor));
    }

    /** Between the middles of the hours. */
    private double ofDay(long step) {
        ZonedDateTime at = Instant.ofEpochSecond(step * interval()).atZone(CITY_TIME);
        double hour = at.getHour() + at.getMinute() / 60.0 - 0.5;
        int from = (int) Math.floor(hour);
        double share = hour - from;
        return (1 - share) * ofHour(from) + share * ofHour(from + 1);
    }

    private double ofHour(int hour) {
        return live.day().get(Math.floorMod(hour, live.day().size()));
    }

    /** {@return pressures at the sensors; NaN without a solution} */
    private double[] modelled(double factor) {
        return grid.at(factor, sensorPlaces);
    }

    /** {@return the nodes of the model, in the order in which their pressures are told} */
    List<Node> nodes() {
        return nodes;
    }

    /** {@return pressures of the model at nodes, by their places in the list, when so much is drawn; NaN without a solution} */
    synchronized double[] pressures(double factor, int[] places) {
        return grid.at(factor, places);
    }

    /**
     * One step by itself, without what is usual.
     *
     * @param measured pressures at the sensors, metres, NaN where missing
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers by sensor
    record Step(Moments moments, double[] measured) {}

    synchronized Step read(long step) {
        Courses courses = Courses.read(observations, gauges, step, 1, interval());
        double[] measured = IntStream.range(0, gauges.pressures.size())
                .mapToDouble(s -> courses.at(s, 0))
                .toArray();
        return new Step(moments(courses, 0, step), measured);
    }

    /** Learned anew each hour, and when a sensor is heard of which nothing is known. */
    private Usual usual(long step, @Nullable Long frozen, double[] residuals) {
        int hour = Math.max(1, SECONDS_PER_HOUR / interval());
        long until = Math.floorDiv(frozen == null ? step - hour : Math.min(step - hour, frozen), hour) * hour;
        Learned known = learned;
        if (known != null && known.until == until && isEnough(known.usual, residuals)) return known.usual;
        Usual usual = learn(until);
        learned = new Learned(until, usual);
        return usual;
    }

    private static boolean isEnough(Usual usual, double[] residuals) {
        return IntStream.range(0, residuals.length)
                .allMatch(s -> Double.isNaN(residuals[s]) || !Double.isNaN(usual.spread()[s]));
    }

    private Usual learn(long until) {
        int steps = (int) ((long) live.learnDays() * SECONDS_PER_DAY / interval());
        Courses courses = Courses.read(observations, gauges, until - steps, steps, interval());
        var residuals = new double[gauges.pressures.size()][steps];
        for (int i = 0; i < steps; i++) {
            double[] of = residuals(courses, i, moments(courses, i, until - steps + i));
            for (int s = 0; s < of.length; s++) residuals[s][i] = of[s];
        }
        return Usual.learn(residuals, RESOLUTION_M);
    }

    /** {@return pipes that explain the change, the best first; none when no pipe explains it well enough} */
    List<Candidate> explain(Look look) {
        boolean isMetered = look.before().isMetered() && look.now().isMetered();
        double factor = (look.before().factor() + look.now().factor()) / 2;
        double[] spread = IntStream.range(0, look.change().length)
                .mapToDouble(s -> look.usual().spread()[s] / Math.sqrt(2))
                .toArray();
        var question = new Question(factor, isMetered, look.change(), spread);
        List<Candidate> found = BurstSearch.find(model.pressures(), gauges.nodes(), question).stream()
                .filter(one -> LifelineModel.isObject(one.pipe()))
                .toList();
        return found.isEmpty() || isExplained(found.getFirst(), look, spread) ? found : List.of();
    }

    private static boolean isExplained(Candidate best, Look look, double[] spread) {
        double total = 0;
        int count = 0;
        for (int s = 0; s < spread.length; s++) {
            double size = look.change()[s] / spread[s];
            if (Double.isNaN(size)) continue;
            total += size * size;
            count++;
        }
        return best.explained() >= LEAST_EXPLAINED || (1 - best.explained()) * total <= NOISE * count;
    }
}
