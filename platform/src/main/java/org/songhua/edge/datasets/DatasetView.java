package org.songhua.edge.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songhua.cim.DatasetEntry;
import org.songhua.cim.DatasetProfile;

/**
 * A data set as JSON.
 *
 * @param count objects within the caller's scope
 * @param classes the same by class
 * @param extent around them: west, south, east, north in degrees; null when there are none
 * @param due day by which the next edition is due; null where nothing is promised
 * @param overdue whether that day has passed
 * @param ownerName name of the organisation, null when there is none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@SuppressWarnings("ArrayRecordComponent")
record DatasetView(
        int number,
        String code,
        String title,
        @Nullable String source,
        @Nullable String licence,
        boolean synthetic,
        String changedAt,
        long count,
        Map<String, Long> classes,
        double @Nullable [] extent,
        @Nullable String description,
        @Nullable LocalDate dated,
        @Nullable String crs,
        @Nullable Double accuracyMetres,
        @Nullable String owner,
        @Nullable String ownerName,
        @Nullable String contact,
        @Nullable String updateCycle,
        String shareLevel,
        int revision,
        @Nullable String importedAt,
        @Nullable LocalDate due,
        boolean overdue) {

    static DatasetView of(DatasetEntry entry, Map<String, String> organisations, LocalDate today) {
        DatasetProfile profile = entry.profile();
        LocalDate due = entry.due().orElse(null);
        return new DatasetView(
                entry.dataset().number(),
                entry.dataset().code(),
                profile.title(),
                profile.source(),
                profile.licence(),
                entry.dataset().synthetic(),
                entry.dataset().changedAt().toString(),
                entry.objects(),
                new TreeMap<>(entry.classes()),
                box(entry),
                profile.description(),
                profile.dated(),
                profile.crs(),
                profile.accuracyMetres(),
                profile.owner(),
                profile.owner() == null ? null : organisations.getOrDefault(profile.owner(), profile.owner()),
                profile.contact(),
                profile.cycle() == null ? null : profile.cycle().code(),
                profile.share().code(),
                profile.revision(),
                Objects.toString(entry.imported(), null),
                due,
                due != null && due.isBefore(today));
    }

    private static double @Nullable [] box(DatasetEntry entry) {
        var extent = entry.extent();
        return extent == null ? null : new double[] {extent.west(), extent.south(), extent.east(), extent.north()};
    }
}
