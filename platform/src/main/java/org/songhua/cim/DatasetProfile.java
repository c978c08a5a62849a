package org.songhua.cim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What people tell of a data set; all of it may be changed, and each change raises the revision.
 *
 * @param title name for people
 * @param source publisher or file
 * @param licence terms of use
 * @param description what it holds and how it was made
 * @param dated day the content tells of
 * @param crs coordinate reference system of its last file, such as {@code EPSG:4549}
 * @param accuracyMetres one standard deviation of positions, above 0
 * @param owner code of the organisation that answers for it
 * @param contact whom to ask
 * @param cycle promised interval of new editions; null when nobody has said
 * @param share who may learn of it
 * @param revision 1, 2, 3 …
 */
public record DatasetProfile(
        String title,
        @Nullable String source,
        @Nullable String licence,
        @Nullable String description,
        @Nullable LocalDate dated,
        @Nullable String crs,
        @Nullable Double accuracyMetres,
        @Nullable String owner,
        @Nullable String contact,
        @Nullable UpdateCycle cycle,
        ShareLevel share,
        int revision) {}
