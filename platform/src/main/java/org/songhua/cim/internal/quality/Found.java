package org.songhua.cim.internal.quality;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what a check finds. */
@FunctionalInterface
interface Found {
    /**
     * Takes a finding.
     *
     * @param dataset number of the data set
     * @param object id of the object; null when the finding is of the data set itself
     * @param note what exactly; null when the check says it all
     */
    void add(int dataset, @Nullable UUID object, @Nullable String note);
}
