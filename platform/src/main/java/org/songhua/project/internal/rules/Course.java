package org.songhua.project.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.Place;
import org.songhua.project.Library;
import org.songhua.project.ProjectSheet.Milestone;
import org.songhua.project.ProjectSheet.Standing;
import org.songhua.register.RegisterRecord;

/**
 * The milestones of a project in their order. Codes {@code PROJ-006} for one that is planned before the one it follows, {@code PROJ-007}
 * for one that was reached although an earlier one was not, or was later.
 */
final class Course {
    private Course() {}

    static List<Milestone> milestones(Library library, List<RegisterRecord> rows, LocalDate today) {
        Library.Milestones part = library.milestones();
        if (part == null) return List.of();
        return rows.stream()
                .map(row -> milestone(part, row, today))
                .sorted(Comparator.comparingLong(Milestone::order)
                        .thenComparing(one -> one.row().key()))
                .toList();
    }

    private static Milestone milestone(Library.Milestones part, RegisterRecord row, LocalDate today) {
        BigDecimal order = Fields.number(row, part.order());
        LocalDate planned = Fields.day(row, part.planned());
        LocalDate day = planned == null ? today : planned;
        LocalDate actual = Fields.day(row, part.actual());
        long late = ChronoUnit.DAYS.between(day, actual == null ? today : actual);
        Standing standing = standing(actual, late);
        return new Milestone(
                row,
                order == null ? 0 : order.longValue(),
                Fields.text(row, part.name()),
                day,
                actual,
                standing,
                late,
                actual == null ? part.colour(late) : "");
    }

    private static Standing standing(@Nullable LocalDate actual, long late) {
        if (actual != null) return late > 0 ? Standing.REACHED_LATE : Standing.REACHED;
        return late > 0 ? Standing.OVERDUE : Standing.AHEAD;
    }

    static List<Fault> faults(List<Milestone> milestones) {
        var faults = new ArrayList<Fault>();
        for (int i = 1; i < milestones.size(); i++) {
            Milestone before = milestones.get(i - 1);
            Milestone one = milestones.get(i);
            if (one.planned().isBefore(before.planned()))
                faults.add(fault(
                        "PROJ-006", one, " is planned before ", before, "Correct the days planned, or the order."));
            if (isReachedTooSoon(before, one))
                faults.add(fault(
                        "PROJ-007", one, " was reached before ", before, "Enter the earlier one first, or correct."));
        }
        return faults;
    }

    private static boolean isReachedTooSoon(Milestone before, Milestone one) {
        LocalDate actual = one.actual();
        LocalDate earlier = before.actual();
        return actual != null && (earlier == null || actual.isBefore(earlier));
    }

    private static Fault fault(String code, Milestone one, String word, Milestone before, String remedy) {
        return Fault.refused(
                code,
                Place.atField("/milestones/" + one.order()),
                "Milestone " + one.order() + " " + one.name() + word + before.order() + " " + before.name() + ".",
                remedy);
    }
}
