package org.songhua.engine.rule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.baseline.Baseline;
import org.songhua.engine.baseline.BaselineByTemperature;

/**
 * What is known at one time: computes quantities and conditions, whose units have been brought together ({@link Alignment}).
 *
 * @param fresh_us a newest reading older than this says nothing
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one evaluation
record Moment(
        Rules rules,
        History[] histories,
        Baseline[] baselines,
        BaselineByTemperature[] byTemperature,
        long time_us,
        long fresh_us) {
    /** It does not hold. */
    static final int FALSE = 0;
    /** It holds. */
    static final int TRUE = 1;
    /** It cannot be said. */
    static final int UNKNOWN = 2;

    private static final double US_PER_SECOND = 1e6;

    /**
     * {@return whether a condition holds}
     *
     * @param slack 1 where hysteresis makes it easier to hold, -1 where it makes it harder (inside a NOT), 0 without
     */
    int holds(Condition condition, int slack) {
        return switch (condition) {
            case Condition.Compare compare -> compares(compare, slack);
            case Condition.All all -> all(all.parts(), slack);
            case Condition.Any any -> any(any.parts(), slack);
            case Condition.Not not -> not(holds(not.part(), -slack));
            case Condition.Season season -> isWithin(season) ? TRUE : FALSE;
            case Condition.Daytime daytime -> isWithin(daytime) ? TRUE : FALSE;
        };
    }

    /** {@return the rule of that number as it was written} */
    Rule source(int number) {
        return rules.rules().get(number);
    }

    private static int not(int truth) {
        return truth == UNKNOWN ? UNKNOWN : TRUE - truth;
    }

    private int all(List<Condition> parts, int slack) {
        int truth = TRUE;
        for (int i = 0; i < parts.size(); i++) {
            int part = holds(parts.get(i), slack);
            if (part == FALSE) return FALSE;
            if (part == UNKNOWN) truth = UNKNOWN;
        }
        return truth;
    }

    private int any(List<Condition> parts, int slack) {
        int truth = FALSE;
        for (int i = 0; i < parts.size(); i++) {
            int part = holds(parts.get(i), slack);
            if (part == TRUE) return TRUE;
            if (part == UNKNOWN) truth = UNKNOWN;
        }
        return truth;
    }

    private int compares(Condition.Compare compare, int slack) {
        double first = value(compare.first());
        double second = value(compare.second());
        if (Double.isNaN(first) || Double.isNaN(second)) return UNKNOWN;
        double give = slack * compare.hysteresis();
        boolean holds = switch (compare.comparison()) {
            case OVER -> first > second - give;
            case AT_LEAST -> first >= second - give;
            case UNDER -> first < second + give;
            case AT_MOST -> first <= second + give;
        };
        return holds ? TRUE : FALSE;
    }

    /** {@return the value in its own unit; NaN when it is not known} */
    double value(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Constant constant -> constant.value();
            case Quantity.Limit limit -> limit.parameter().at(time_us).value();
            case Quantity.Latest latest -> latest(latest.input());
            case Quantity.Window window -> window(histories[window.input()], window);
            case Quantity.Rate rate -> rate(histories[rate.input()], rate.span_us());
            case Quantity.TimeTo to -> Trend.timeTo_s(histories[to.input()], to, value(to.limit()), time_us, fresh_us);
            case Quantity.Silence silence -> silence(silence.input());
            case Quantity.Usual usual -> usual(usual.input(), usual.by()).value();
            case Quantity.Spread spread -> usual(spread.input(), spread.by()).spread();
            case Quantity.Difference difference -> value(difference.first()) - value(difference.second());
            case Quantity.Ratio ratio -> value(ratio.first()) / nonZero(value(ratio.second()));
            case Quantity.Magnitude magnitude -> Math.abs(value(magnitude.of()));
            case Quantity.Converted converted -> converted.into().from(converted.from(), value(converted.of()));
        };
    }

    private static double nonZero(double divisor) {
        return divisor == 0 ? Double.NaN : divisor;
    }

    /** A count of neighbours stays what it was told last, and is nothing before. */
    double latest(int input) {
        History history = histories[input];
        boolean isCount = rules.inputs().get(input).isNeighbours();
        if (history.time_us() == History.NEVER) return isCount ? 0 : Double.NaN;
        return isCount || time_us - history.time_us() <= fresh_us ? history.value() : Double.NaN;
    }

    /** By a temperature, or when too little is known of that one, by the hour and weekday; beyond all temperatures seen nothing can be said. */
    private Baseline.Usual usual(int input, int by) {
        if (by == Quantity.BY_NONE) return usual(input);
        BaselineByTemperature learned = byTemperature(input, by);
        double temperature = latest(by);
        if (learned == null || Double.isNaN(temperature)) return Baseline.Usual.UNKNOWN;
        Baseline.Usual usual = learned.at(time_us, temperature, rules.zone());
        boolean isFallback = Double.isNaN(usual.value()) && learned.hasSeen(time_us, temperature, rules.zone());
        return isFallback ? usual(input) : usual;
    }

    /** {@return what was learned of a pair of inputs; null when it is of a version that learned nothing so} */
    private @Nullable BaselineByTemperature byTemperature(int input, int by) {
        String series =
                CompiledRules.series(rules.inputs().get(input), rules.inputs().get(by));
        for (BaselineByTemperature one : byTemperature) if (one.series().equals(series)) return one;
        return null;
    }

    private Baseline.Usual usual(int input) {
        return baselines.length == 0 ? Baseline.Usual.UNKNOWN : baselines[input].at(time_us, rules.zone());
    }

    private double silence(int input) {
        long newest_us = histories[input].time_us();
        if (newest_us == History.NEVER) return Double.NaN;
        return (double) (time_us - newest_us) / rules.inputs().get(input).interval_us();
    }

    private double rate(History history, long span_us) {
        int first = history.firstSince(time_us - span_us);
        int last = history.times_us().length - 1;
        if (first >= last) return Double.NaN;
        double change = history.values()[last] - history.values()[first];
        return change / ((history.times_us()[last] - history.times_us()[first]) / US_PER_SECOND);
    }

    private double window(History history, Quantity.Window window) {
        long until_us = time_us - window.ago_us();
        int first = history.firstSince(until_us - window.span_us() + 1);
        int end = window.ago_us() == 0 ? history.times_us().length : history.firstSince(until_us + 1);
        int count = end - first;
        if (window.aggregate() != Quantity.Aggregate.COUNT && !reachesBack(history, window)) return Double.NaN;
        return switch (window.aggregate()) {
            case COUNT -> count;
            case MEAN -> count == 0 ? Double.NaN : sum(history.values(), first, end) / count;
            case MIN -> extreme(history.values(), first, end, -1);
            case MAX -> extreme(history.values(), first, end, 1);
        };
    }

    /** A part of what was before is not what was before: a mean of the first hour of a day is not that of the day. */
    private boolean reachesBack(History history, Quantity.Window window) {
        if (window.ago_us() == 0) return true;
        long oldest_us = history.times_us().length == 0 ? Long.MAX_VALUE : history.times_us()[0];
        long interval_us = rules.inputs().get(window.input()).interval_us();
        return oldest_us <= time_us - window.reach_us() + interval_us * 3 / 2;
    }

    private static double sum(double[] values, int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) sum += values[i];
        return sum;
    }

    private static double extreme(double[] values, int first, int end, int sign) {
        double found = Double.NaN;
        for (int i = first; i < end; i++) if (!(sign * values[i] <= sign * found)) found = values[i];
        return found;
    }

    private LocalDateTime local() {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(Math.floorDiv(time_us, 1_000_000L)), rules.zone());
    }

    private boolean isWithin(Condition.Season season) {
        MonthDay day = MonthDay.from(local());
        boolean isSince = day.compareTo(season.from()) >= 0;
        boolean isUntil = day.compareTo(season.until()) <= 0;
        return season.from().isAfter(season.until()) ? isSince || isUntil : isSince && isUntil;
    }

    private boolean isWithin(Condition.Daytime daytime) {
        LocalTime now = local().toLocalTime();
        boolean isSince = !now.isBefore(daytime.from());
        boolean isBefore = now.isBefore(daytime.until());
        return daytime.from().isAfter(daytime.until()) ? isSince || isBefore : isSince && isBefore;
    }
}
