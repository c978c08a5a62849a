package org.songhua.engine.renewal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songhua.engine.renewal.Capture.Outcome;

/**
 * Whether a failure model says what comes: breaks expected and counted by group of pipes over some years, each year expected from the years before it alone, so that no
 * break helps to foretell itself. Beside it how good the ranking was.
 *
 * @param from first year that was foretold
 * @param to year after the last one; the same as {@code from} when the record is too short
 * @param groups by material, diameter, age and earlier breaks; every pipe-year is in one group of each
 * @param capture at 5 % of the length, over all these years
 */
public record Calibration(int from, int to, List<Group> groups, Capture capture) {
    /** Share of the length at which rankings of pipes are compared. */
    public static final double SHARE_OF_LENGTH = 0.05;

    private static final int MIDDLE_MM = 150;
    private static final int LARGE_MM = 300;
    private static final int AGE_STEP = 20;
    private static final int OLDEST = 80;
    private static final int MANY_BREAKS = 3;

    public Calibration {
        groups = List.copyOf(groups);
    }

    /**
     * Pipes that have something in common.
     *
     * @param property material, diameter, age or breaks
     * @param value of the property: a code, or a range such as {@code 20-39}; {@code ?} when unknown
     * @param pipeYears pipes counted once for each year
     * @param expected breaks
     * @param counted breaks
     */
    public record Group(String property, String value, int pipeYears, double expected, int counted) {

        /** {@return by how many standard deviations of chance more were counted than expected; 0 when none were expected} */
        public double away() {
            return expected > 0 ? (counted - expected) / Math.sqrt(expected) : 0;
        }

        private Group plus(double more, int came) {
            return new Group(property, value, pipeYears + 1, expected + more, counted + came);
        }
    }

    /**
     * Foretells years that have passed.
     *
     * @param firstRecord first year of which breaks are on record
     * @param window how many years a year is foretold from
     * @param from first year to foretell; one without a year on record before it is left out
     * @param to year after the last one
     */
    public static Calibration of(List<PipeHistory> pipes, int firstRecord, int window, int from, int to) {
        var groups = new TreeMap<String, Group>();
        var capture = new Capture(0, 0);
        int first = Math.min(Math.max(from, firstRecord + 1), to);
        for (int year = first; year < to; year++) {
            var foretold = new Year(pipes, firstRecord, window, year);
            foretold.addTo(groups);
            capture = capture.plus(Capture.of(foretold.outcomes, SHARE_OF_LENGTH));
        }
        return new Calibration(first, to, inOrder(groups), capture);
    }

    private static List<Group> inOrder(Map<String, Group> groups) {
        List<String> properties = List.of("material", "diameter", "age", "breaks");
        return groups.values().stream()
                .sorted(Comparator.comparingInt((Group one) -> properties.indexOf(one.property()))
                        .thenComparing(Group::value))
                .toList();
    }

    /** {@return breaks expected of all pipes} */
    public double expected() {
        return ofProperty("material").stream().mapToDouble(Group::expected).sum();
    }

    /** {@return breaks counted of all pipes} */
    public int counted() {
        return ofProperty("material").stream().mapToInt(Group::counted).sum();
    }

    /** {@return groups of a property, in the order of their values} */
    public List<Group> ofProperty(String property) {
        return groups.stream().filter(one -> one.property().equals(property)).toList();
    }

    /** One year foretold. */
    private static final class Year {
        private final List<PipeHistory> pipes;
        private final int firstRecord;
        private final int year;
        private final List<Outcome> outcomes = new ArrayList<>();

        Year(List<PipeHistory> all, int firstRecord, int window, int year) {
            this.firstRecord = firstRecord;
            this.year = year;
            pipes = all.stream().filter(pipe -> pipe.exists(year)).toList();
            if (pipes.isEmpty()) return;
            FailureModel model = FailureModel.fit(all, firstRecord, Math.max(firstRecord, year - window), year);
            for (PipeHistory pipe : pipes)
                outcomes.add(new Outcome(
                        pipe.id(), pipe.lengthMetres(), model.expected(pipe, year), pipe.breaks(year, year + 1)));
        }

        void addTo(Map<String, Group> groups) {
            for (int i = 0; i < outcomes.size(); i++) {
                PipeHistory pipe = pipes.get(i);
                double expected = outcomes.get(i).expected();
                int came = (int) outcomes.get(i).breaks();
                add(groups, "material", pipe.material().isEmpty() ? "?" : pipe.material(), expected, came);
                add(groups, "diameter", diameter(pipe.diameterMillimetres()), expected, came);
                add(groups, "age", age(pipe), expected, came);
                add(groups, "breaks", earlier(pipe), expected, came);
            }
        }

        private static void add(Map<String, Group> groups, String property, String value, double expected, int came) {
            groups.merge(
                    property + " " + value,
                    new Group(property, value, 1, expected, came),
                    (before, any) -> before.plus(expected, came));
        }

        private static String diameter(double millimetres) {
            if (!(millimetres > 0)) return "?";
            if (millimetres <= MIDDLE_MM) return "-" + MIDDLE_MM;
            return millimetres <= LARGE_MM ? MIDDLE_MM + 1 + "-" + LARGE_MM : LARGE_MM + 1 + "-";
        }

        private String age(PipeHistory pipe) {
            if (pipe.yearBuilt() <= 0) return "?";
            int from = (year - pipe.yearBuilt()) / AGE_STEP * AGE_STEP;
            return from >= OLDEST ? OLDEST + "-" : "%02d-%02d".formatted(from, from + AGE_STEP - 1);
        }

        private String earlier(PipeHistory pipe) {
            int breaks = pipe.breaks(firstRecord, year);
            return breaks >= MANY_BREAKS ? MANY_BREAKS + "-" : String.valueOf(breaks);
        }
    }
}
