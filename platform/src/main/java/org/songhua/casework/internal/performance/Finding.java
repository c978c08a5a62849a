package org.songhua.casework.internal.performance;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.Performance.Counted;

/**
 * What was found of a case in a period.
 *
 * @param facts codes of what is true of it
 * @param excludedBy rule that takes it out; empty when it counts
 */
record Finding(
        UUID id,
        String number,
        String classCode,
        @Nullable String department,
        @Nullable String region,
        Set<String> facts,
        String excludedBy) {
    private static final int DISTRICT = 6;

    Finding {
        facts = Set.copyOf(facts);
    }

    boolean isExcluded() {
        return !excludedBy.isEmpty();
    }

    String departmentOrNone() {
        return department == null ? "" : department;
    }

    /** {@return code of the district; empty when the place is unknown} */
    String district() {
        return region == null ? "" : region.substring(0, Math.min(DISTRICT, region.length()));
    }

    Counted counted() {
        return new Counted(id, number, classCode, department, region, isExcluded() ? excludedBy : null);
    }
}
