package org.songhua.cim;

import org.jspecify.annotations.Nullable;

/**
 * What one check found in one data set.
 *
 * @param check code of the check
 * @param dataset code of the data set; empty when the check could not run
 * @param found findings; for those who see a part of the city only, how many of the findings kept lie in it
 * @param checked objects looked at, or 1 for a data set as such; null for those who see a part of the city only
 * @param before findings in the run before; null when there was none, or for those who see a part of the city only
 * @param failure why the check could not run; null when it did
 */
public record QualityResult(
        String check,
        String dataset,
        long found,
        @Nullable Long checked,
        @Nullable Long before,
        @Nullable String failure) {}
