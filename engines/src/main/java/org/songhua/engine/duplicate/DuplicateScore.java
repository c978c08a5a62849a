package org.songhua.engine.duplicate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songhua.engine.duplicate.Candidate.Kind;
import org.songhua.engine.duplicate.Candidate.Reason;

/**
 * How much speaks for two reports being about one thing: the sum of the shares of place, class, text, time and asset, each at most its
 * weight. Place falls linearly to nothing at the radius, time to nothing at the window; text is the part of grams in common (Jaccard).
 */
final class DuplicateScore {
    private static final double ASSET = 0.25;
    private static final double PLACE = 0.30;
    private static final double CATEGORY = 0.20;
    private static final double TEXT = 0.15;
    private static final double TIME = 0.10;
    private static final double SAME_PARENT = 0.4;
    private static final double METERS_PER_DEGREE = 111_195;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private DuplicateScore() {}

    static Candidate of(CaseSketch report, CaseSketch known, double radiusMeters, Duration window) {
        double meters = meters(report, known);
        double hours = Math.abs(Duration.between(report.at(), known.at()).toMillis()) / MILLIS_PER_HOUR;
        var reasons = new ArrayList<Reason>();
        add(reasons, Kind.ASSET, !report.asset().isEmpty() && report.asset().equals(known.asset()) ? ASSET : 0);
        add(reasons, Kind.PLACE, Double.isNaN(meters) ? 0 : PLACE * Math.max(0, 1 - meters / radiusMeters));
        add(reasons, Kind.CATEGORY, CATEGORY * likeness(report.category(), known.category()));
        add(reasons, Kind.TEXT, TEXT * common(report.grams(), known.grams()));
        add(reasons, Kind.TIME, TIME * Math.max(0, 1 - hours * MILLIS_PER_HOUR / window.toMillis()));
        reasons.sort(Comparator.comparingDouble(Reason::share).reversed());
        double score = reasons.stream().mapToDouble(Reason::share).sum();
        return new Candidate(known.id(), score, meters, hours, reasons);
    }

    private static void add(List<Reason> reasons, Kind kind, double share) {
        if (share > 0) reasons.add(new Reason(kind, share));
    }

    /** Equirectangular distance on the mean sphere; within a kilometre exact to a centimetre below 70 degrees. */
    static double meters(CaseSketch a, CaseSketch b) {
        double north = (a.latitude() - b.latitude()) * METERS_PER_DEGREE;
        double east = (a.longitude() - b.longitude())
                * METERS_PER_DEGREE
                * Math.cos(Math.toRadians((a.latitude() + b.latitude()) / 2));
        return Math.hypot(north, east);
    }

    static double likeness(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) return 0;
        if (a.equals(b)) return 1;
        return parent(a).isEmpty() || !parent(a).equals(parent(b)) ? 0 : SAME_PARENT;
    }

    private static String parent(String category) {
        int slash = category.lastIndexOf('/');
        return slash < 0 ? "" : category.substring(0, slash);
    }

    /** Part of the grams of both that are in both; both ascending. */
    static double common(int[] a, int[] b) {
        int both = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) both++;
            int left = a[i];
            if (left <= b[j]) i++;
            if (left >= b[j]) j++;
        }
        int all = a.length + b.length - both;
        return all == 0 ? 0 : (double) both / all;
    }
}
