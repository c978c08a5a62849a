package org.songhua.edge.devices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.odata.Literals;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.sensing.Aggregate;
import org.songhua.sensing.Observations;
import org.songhua.sensing.SensorThings;
import org.songhua.sensing.StreamBoard;
import org.songhua.sensing.StreamStatus;
import org.songhua.sensing.TimeSpan;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The latest reading of all datastreams in one call, and least, greatest, mean and number by intervals. */
@RestController
class StreamController {
    private static final int POINTS_MAX = 5000;
    /** A step must be countable in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(200 * 365);

    private final StreamBoard board;
    private final Observations observations;
    private final SensorThings things;

    StreamController(StreamBoard board, Observations observations, SensorThings things) {
        this.board = board;
        this.observations = observations;
        this.things = things;
    }

    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/streams")
    List<StreamStatus> list(@RequestParam(defaultValue = "") String network, Caller caller) {
        Unrestricted.require(caller);
        return board.list(network);
    }

    /**
     * The course of a datastream.
     *
     * @param from where the first interval begins
     * @param step_s seconds of an interval
     * @param intervals those with readings, by time
     */
    record Course(Instant from, Instant until, double step_s, List<Aggregate> intervals) {}

    /**
     * Without a span, all there is. Intervals of a minute or more are whole ones, see {@link CourseSteps}: the first may begin before the span.
     */
    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/streams/{datastream}/course")
    Course course(
            @PathVariable long datastream,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "800") int points,
            Caller caller) {
        Unrestricted.require(caller);
        if (things.stream(datastream).isEmpty())
            throw new ProblemException(HttpStatus.NOT_FOUND, "There is no datastream " + datastream + ".");
        TimeSpan span = observations.span(datastream).orElse(null);
        Instant begin = !from.isEmpty() ? time(from) : span == null ? otherwise(until) : span.phenomenonFrom();
        Instant end = !until.isEmpty()
                ? time(until)
                : span == null ? otherwise(from) : span.phenomenonUntil().plusMillis(1);
        boolean isUpsideDown = span == null ? begin.isAfter(end) : !begin.isBefore(end);
        if (points < 1 || points > POINTS_MAX || isUpsideDown)
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "from must be before until, and points between 1 and %d.".formatted(POINTS_MAX));
        if (Duration.between(begin, end).compareTo(LONGEST) > 0)
            throw new ProblemException(HttpStatus.BAD_REQUEST, "from and until must lie within two hundred years.");
        Duration step = Duration.between(begin, end).dividedBy(points);
        step = step.toNanos() < 1_000_000 ? Duration.ofMillis(1) : CourseSteps.atLeast(step);
        begin = CourseSteps.floor(begin, step);
        return new Course(begin, end, step.toNanos() / 1e9, observations.aggregate(datastream, begin, end, step));
    }

    /** Of a datastream without readings one end of the span is as good as the other. */
    private static Instant otherwise(String text) {
        return text.isEmpty() ? Instant.EPOCH : time(text);
    }

    /** Years beyond four digits are nobody's, and cannot be counted in microseconds. */
    private static Instant time(String text) {
        return Parsing.find(text, Literals::instant)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.BAD_REQUEST, text + " is not a time such as 2026-01-31T08:00:00Z."));
    }
}
