package org.songhua.engine.indicator;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts of the problem register: buildings, not findings. */
public final class Problems {
    private Problems() {}

    /**
     * A problem found at an object.
     *
     * @param subject id of the building, estate or street
     * @param indicator code of the indicator that it counts for
     * @param code of the problem catalogue
     * @param open whether it is not yet put right
     */
    public record Finding(String subject, String indicator, String code, boolean open) {}

    /**
     * Problems of one indicator. A stock alone would rise when one looks more closely.
     *
     * @param detected subjects with any problem
     * @param closed subjects all of whose problems are put right
     * @param stock subjects with an open problem
     */
    public record Counts(int detected, int closed, int stock) {}

    /** {@return how many subjects have problems of an indicator; one with five problems counts once} */
    public static Counts count(Collection<Finding> findings, String indicator) {
        Set<String> all = subjects(findings, indicator, false);
        int stock = subjects(findings, indicator, true).size();
        return new Counts(all.size(), all.size() - stock, stock);
    }

    private static Set<String> subjects(Collection<Finding> findings, String indicator, boolean openOnly) {
        return findings.stream()
                .filter(finding -> finding.indicator.equals(indicator) && (finding.open || !openOnly))
                .map(Finding::subject)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
