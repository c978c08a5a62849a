package org.songhua.engine.hydraulics.inp;

import java.util.List;
import java.util.Set;
import org.songhua.engine.hydraulics.Times;

/** Reads [TIMES]. */
final class TimeSection {
    private static final long SECONDS_PER_DAY = 86_400;
    private static final Set<String> STATISTICS = Set.of("NONE", "NO", "AVERAGE", "MINIMUM", "MAXIMUM", "RANGE");

    private long duration;
    private long hydraulicStep = 3600;
    private long qualityStep;
    private long ruleStep;
    private long patternStep = 3600;
    private long patternStart;
    private long reportStep = 3600;
    private long reportStart;
    private long startClock;
    private String statistic = "NONE";

    private TimeSection() {}

    static Times read(List<Row> rows) {
        var section = new TimeSection();
        for (Row row : rows) if (row.needs(2)) section.line(row);
        return section.times().adjusted();
    }

    private void line(Row row) {
        if (row.is(0, "STAT")) statistic(row);
        else if (row.is(0, "MINI")) return;
        else step(row, seconds(row));
    }

    private void statistic(Row row) {
        int last = row.size() - 1;
        statistic = STATISTICS.stream()
                .filter(known -> row.is(last, known))
                .findFirst()
                .orElse("NONE");
        if (statistic.equals("NO")) statistic = "NONE";
        if (statistic.equals("NONE") && !row.is(last, "NO"))
            row.unknownWord(last, "none, average, minimum, maximum, range");
    }

    /** The last word is the time, or its unit when it is no number and no clock. */
    private static long seconds(Row row) {
        int last = row.size() - 1;
        double hours = Numbers.hours(row.text(last), "");
        if (Double.isNaN(hours)) hours = Numbers.hours(row.text(last - 1), row.text(last));
        if (hours >= 0 && hours < 1e9) return (long) (3600 * hours + 0.5);
        row.refuse(
                Problems.NOT_A_NUMBER,
                "\"" + row.text(last) + "\" is not a time.",
                "Write hours, hh:mm, or a number and SEC, MIN, HOURS or DAYS.");
        return 3600;
    }

    private void step(Row row, long seconds) {
        if (row.is(0, "DURA")) duration = seconds;
        else if (row.is(0, "HYDR")) hydraulicStep = seconds;
        else if (row.is(0, "QUAL")) qualityStep = seconds;
        else if (row.is(0, "RULE")) ruleStep = seconds;
        else if (row.is(0, "PATT")) pattern(row, seconds);
        else if (row.is(0, "REPO")) report(row, seconds);
        else if (row.is(0, "STAR")) startClock = seconds % SECONDS_PER_DAY;
        else row.unknownWord(0, "duration, hydraulic, quality, rule, pattern, report, start, statistic");
    }

    private void pattern(Row row, long seconds) {
        if (row.is(1, "TIME")) patternStep = seconds;
        else if (row.is(1, "STAR")) patternStart = seconds;
        else row.unknownWord(1, "timestep, start");
    }

    private void report(Row row, long seconds) {
        if (row.is(1, "TIME")) reportStep = seconds;
        else if (row.is(1, "STAR")) reportStart = seconds;
        else row.unknownWord(1, "timestep, start");
    }

    private Times times() {
        return new Times(
                duration,
                hydraulicStep,
                qualityStep,
                ruleStep,
                patternStep,
                patternStart,
                reportStep,
                reportStart,
                startClock,
                statistic);
    }
}
