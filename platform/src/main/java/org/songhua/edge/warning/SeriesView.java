package org.songhua.edge.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.songhua.engine.rule.Unit;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;
import org.songhua.sensing.Result;
import org.songhua.warning.Warning;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The readings around a warning, with its limits in their unit.
 *
 * @param points time in milliseconds since 1970 and value, by time
 * @param isThinned whether only the extremes of each interval are here
 */
@SuppressWarnings("ArrayRecordComponent") // written out at once
record SeriesView(String name, String unit, List<double[]> points, List<LimitView> limits, boolean isThinned) {
    private static final Pattern OF_THE_VALUE = Pattern.compile("[a-z][a-z0-9_]*\\s*[<>]");
    private static final int POINTS_MAX = 1500;
    private static final int READINGS_MAX = 200_000;
    private static final Duration BEFORE = Duration.ofHours(12);
    private static final Duration AFTER = Duration.ofHours(12);

    /** A limit and where it comes from. */
    record LimitView(double value, String text, String clause, boolean verified) {}

    static SeriesView of(Warning warning, Datastreams datastreams, Observations observations) {
        var stream = datastreams.list(List.of(warning.subject())).stream().findFirst();
        String unit = stream.map(Datastreams.Described::unit).orElse("1");
        Instant end =
                warning.clearedAt() == null ? Instant.MAX : warning.clearedAt().plus(AFTER);
        List<double[]> all = readings(warning.subject(), warning.raisedAt().minus(BEFORE), end, observations);
        return new SeriesView(
                stream.map(Datastreams.Described::name).orElse(warning.property()),
                unit,
                thinned(all),
                limits(warning, unit),
                all.size() > POINTS_MAX);
    }

    private static List<double[]> readings(long datastream, Instant from, Instant until, Observations observations) {
        var points = new ArrayList<double[]>();
        var query = ObservationQuery.ALL
                .withDatastreams(datastream)
                .within(from, until.equals(Instant.MAX) ? null : until)
                .withLimit(READINGS_MAX);
        observations.stream(query, reading -> {
            add(points, reading);
            return true;
        });
        return points;
    }

    private static void add(List<double[]> points, Observation reading) {
        if (reading.result() instanceof Result.Numeric number) {
            points.add(new double[] {reading.phenomenonStart().toEpochMilli(), number.value()});
        }
    }

    /** Keeps the least and the greatest of each interval, so that no peak is lost. */
    static List<double[]> thinned(List<double[]> all) {
        if (all.size() <= POINTS_MAX) return all;
        var kept = new ArrayList<double[]>();
        int buckets = POINTS_MAX / 2;
        for (int i = 0; i < buckets; i++) {
            int from = (int) ((long) i * all.size() / buckets);
            int until = (int) ((long) (i + 1) * all.size() / buckets);
            double[] least = all.get(from);
            double[] most = all.get(from);
            for (double[] point : all.subList(from, until)) {
                if (point[1] < least[1]) least = point;
                if (point[1] > most[1]) most = point;
            }
            kept.add(least[0] <= most[0] ? least : most);
            if (least[0] != most[0]) kept.add(least[0] <= most[0] ? most : least);
        }
        return kept;
    }

    /** Only limits of the value itself can be drawn beside it: those whose unit converts. */
    private static List<LimitView> limits(Warning warning, String unit) {
        var limits = new ArrayList<LimitView>();
        Unit own = Unit.of(unit);
        for (JsonNode reason : JsonMapper.shared().readTree(warning.reasonsJson())) {
            Unit of = Unit.of(reason.path("unit").asString("1"));
            JsonNode limit = reason.get("limit");
            String text = reason.path("text").asString("");
            // A limit of a difference or a rate is none of the value itself and has no place on its axis.
            if (limit == null
                    || !limit.isNumber()
                    || !own.isLike(of)
                    || !OF_THE_VALUE.matcher(text).lookingAt()) continue;
            limits.add(new LimitView(
                    own.from(of, limit.doubleValue()),
                    text,
                    reason.path("clause").asString(""),
                    reason.path("verified").asBoolean(true)));
        }
        return limits;
    }
}
