package org.songhua.edge.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DataCheck;
import org.songhua.cim.QualityFinding;
import org.songhua.cim.QualityPoint;
import org.songhua.cim.QualityResult;
import org.songhua.cim.QualityRun;
import org.songhua.pack.Text;

/** Checks and what they found as JSON. */
final class QualityViews {
    private QualityViews() {}

    /**
     * All that the page shows.
     *
     * @param running whether checks run now
     * @param last the newest run that came to its end; null before the first
     * @param checks what is checked
     * @param results what the newest run found, by check and data set
     * @param history counts of the last runs by check, oldest first
     */
    record Board(
            boolean running,
            @Nullable Run last,
            List<Check> checks,
            List<QualityResult> results,
            List<Point> history) {}

    /** A check. */
    record Check(
            String code,
            String pack,
            Text title,
            String severity,
            String subject,
            List<String> classes,
            String rule,
            Text recommendation,
            String clause) {
        static Check of(DataCheck check) {
            return new Check(
                    check.code(),
                    check.pack(),
                    check.title(),
                    check.severity().code(),
                    check.subject().code(),
                    check.classes(),
                    check.rule(),
                    check.recommendation(),
                    check.clause());
        }
    }

    /** A run. */
    record Run(
            long id,
            String startedBy,
            String startedAt,
            @Nullable String finishedAt) {
        static Run of(QualityRun run) {
            return new Run(
                    run.id(), run.startedBy(), run.startedAt().toString(), Objects.toString(run.finishedAt(), null));
        }
    }

    /** How much one check found in one run. */
    record Point(long run, String at, String check, long found) {
        static Point of(QualityPoint point) {
            return new Point(point.run(), point.at().toString(), point.check(), point.found());
        }
    }

    /**
     * A finding.
     *
     * @param position longitude and latitude in degrees; null for the data set itself
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Finding(
            long number,
            @Nullable String object,
            @Nullable String classCode,
            @Nullable String name,
            @Nullable String region,
            @Nullable List<Double> position,
            @Nullable String note) {
        static Finding of(QualityFinding found) {
            boolean placed = !Double.isNaN(found.longitude());
            return new Finding(
                    found.number(),
                    Objects.toString(found.object(), null),
                    found.classCode(),
                    found.name(),
                    found.region(),
                    placed ? List.of(found.longitude(), found.latitude()) : null,
                    found.note());
        }
    }

    /** A finding with the check and the data set it is of. */
    record Found(String check, String dataset, Finding finding) {}

    /**
     * Findings of many checks and data sets.
     *
     * @param count how many were found
     * @param listed how many of them are kept and can be listed
     * @param next what to continue after; null at the end
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FoundPage(
            List<Found> items,
            long count,
            long listed,
            @Nullable String next) {}

    /** @param next number to continue after; null at the end */
    record Findings(List<Finding> items, @Nullable Long next) {}
}
