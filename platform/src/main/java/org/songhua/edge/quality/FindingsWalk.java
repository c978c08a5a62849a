package org.songhua.edge.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DataCheck;
import org.songhua.cim.Quality;
import org.songhua.cim.QualityFinding;
import org.songhua.cim.QualityResult;
import org.songhua.edge.quality.QualityViews.Finding;
import org.songhua.edge.quality.QualityViews.Found;
import org.songhua.edge.quality.QualityViews.FoundPage;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.Scope;

/**
 * Walks the findings of checks and data sets in the order of the board, page by page. A page ends at a place
 * {@code check/dataset/number}. Codes {@code QUAL-020} for a severity, {@code QUAL-021} for a place that is none.
 */
final class FindingsWalk {
    private final Quality quality;
    private final Scope scope;

    FindingsWalk(Quality quality, Scope scope) {
        this.quality = quality;
        this.scope = scope;
    }

    FoundPage page(
            @Nullable String severity,
            @Nullable String check,
            @Nullable String dataset,
            @Nullable String after,
            int limit) {
        if (severity != null && !List.of("error", "warning", "notice").contains(severity))
            throw refused(
                    "QUAL-020",
                    "severity",
                    "Findings have no severity of that name.",
                    "Give error, warning or notice.");
        Map<String, String> severities = quality.checks().stream()
                .collect(Collectors.toMap(DataCheck::code, one -> one.severity().code()));
        List<QualityResult> parts = quality.results(scope).stream()
                .filter(one -> one.failure() == null && one.found() > 0)
                .filter(one -> severity == null || severity.equals(severities.get(one.check())))
                .filter(one -> check == null || check.equals(one.check()))
                .filter(one -> dataset == null || dataset.equals(one.dataset()))
                .toList();
        long count = parts.stream().mapToLong(QualityResult::found).sum();
        long listed = parts.stream()
                .mapToLong(one -> Math.min(one.found(), Quality.MOST_FINDINGS))
                .sum();
        return filled(parts, after == null || after.isEmpty() ? null : End.parse(after), count, listed, limit);
    }

    private FoundPage filled(List<QualityResult> parts, @Nullable End after, long count, long listed, int limit) {
        var items = new ArrayList<Found>();
        boolean begun = after == null;
        for (QualityResult part : parts) {
            boolean here = after != null && after.isIn(part);
            begun |= here;
            if (!begun) continue;
            long from = here && after != null ? after.number() : 0;
            for (QualityFinding one : quality.findings(part.check(), part.dataset(), from, limit - items.size(), scope))
                items.add(new Found(part.check(), part.dataset(), Finding.of(one)));
            if (items.size() == limit)
                return new FoundPage(
                        items, count, listed, End.of(items.getLast()).text());
        }
        return new FoundPage(items, count, listed, null);
    }

    private static FaultException refused(String code, String field, String problem, String remedy) {
        return new FaultException(Fault.refused(code, Place.atField(field), problem, remedy));
    }

    /** Where a page ended. */
    private record End(String check, String dataset, long number) {
        static End of(Found last) {
            return new End(last.check(), last.dataset(), last.finding().number());
        }

        static End parse(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length == 3 && parts[2].matches("\\d{1,9}"))
                return new End(parts[0], parts[1], Long.parseLong(parts[2]));
            throw refused(
                    "QUAL-021", "after", "This is not where a page ended.", "Give what the page before called next.");
        }

        boolean isIn(QualityResult part) {
            return part.check().equals(check) && part.dataset().equals(dataset);
        }

        String text() {
            return check + "/" + dataset + "/" + number;
        }
    }
}
