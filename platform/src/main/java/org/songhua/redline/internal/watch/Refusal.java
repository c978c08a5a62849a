package org.songhua.redline.internal.watch;

import java.util.List;
import java.util.Locale;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;

/** A crossing in words: the object in conflict, the distance, the clause and the approval needed. Code {@code RLINE-001}. */
final class Refusal {
    private static final int MOST = 20;

    private Refusal() {}

    /** {@return a fault for each crossing, the nearest twenty} */
    static List<Fault> of(List<Crossing> crossings, Place place) {
        return crossings.stream()
                .limit(MOST)
                .map(one -> Fault.refused(
                        "RLINE-001",
                        place,
                        zh(one) + " / " + en(one),
                        "Change the plan, or have the approval recorded and give its number in "
                                + one.line().document() + "."))
                .toList();
    }

    private static String zh(Crossing one) {
        RedLine line = one.line();
        return "%s（%s%s）%s；应办：%s"
                .formatted(
                        line.title().zh(),
                        line.basis(),
                        clauses(line),
                        conflict(one, "，与", "相距 %.1f 米"),
                        line.approval().zh());
    }

    private static String en(Crossing one) {
        RedLine line = one.line();
        return "%s%s; needed: %s"
                .formatted(
                        line.title().en(),
                        conflict(one, ", conflict with ", "at %.1f m"),
                        line.approval().en());
    }

    private static String clauses(RedLine line) {
        return line.clauses().isEmpty() ? "" : "，" + String.join("、", line.clauses());
    }

    private static String conflict(Crossing one, String head, String distance) {
        if (Double.isNaN(one.distance_m())) return "";
        String name = one.name() == null ? "" : " \"" + one.name() + "\"";
        return head + one.classCode() + name + " " + String.format(Locale.ROOT, distance, one.distance_m());
    }
}
