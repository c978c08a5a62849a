package org.songhua.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a timetable that was imported: what public transport does on which days (GTFS).
 *
 * @param code identifier that all editions share
 * @param edition 1, 2, 3 …; results name it
 * @param title name
 * @param licence on what terms it may be used, empty when that is not known
 * @param fileName what its sender called the file
 * @param sha256 of the file
 * @param facts what is in it
 * @param importedBy user name
 * @param importedAt when
 */
public record TimetableFeed(
        String code,
        int edition,
        String title,
        String licence,
        String fileName,
        String sha256,
        Facts facts,
        String importedBy,
        Instant importedAt) {

    /** {@return how results and inputs name this edition, such as {@code buses@2}} */
    public String reference() {
        return code + "@" + edition;
    }

    /**
     * What is in a feed.
     *
     * @param stops where one boards
     * @param trips journeys of vehicles, those of frequencies one by one
     * @param tripsAfterMidnight of them those that go on beyond 24:00 of their day
     * @param transfers changes that take a time of their own or are not possible
     * @param from first day on which anything runs, null when nothing ever does
     * @param until last day
     * @param specialDays days on which a service runs or does not run against its weekdays
     * @param faults how many faults of each code were found
     * @param unusedFiles files of the feed that nothing is read from
     */
    public record Facts(
            int stops,
            int trips,
            int tripsAfterMidnight,
            int transfers,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int specialDays,
            Map<String, Long> faults,
            List<String> unusedFiles) {
        public Facts {
            faults = Map.copyOf(faults);
            unusedFiles = List.copyOf(unusedFiles);
        }
    }
}
