package org.songhua.cim;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is and what came of it. {@code read = imported + unchanged + refused} once it is done.
 *
 * @param id number of the import
 * @param fileName as its sender calls it
 * @param format {@code osm-pbf} or {@code geojson}; null until known
 * @param dataset code of the data set; null until known
 * @param crs coordinate reference system used; null until known
 * @param state where it stands
 * @param progress share of the input read, 0 to 1
 * @param read features met
 * @param imported features stored as new or changed objects
 * @param unchanged features equal to what is stored
 * @param refused features not taken, each with a fault
 * @param importedByClass features stored, by class
 * @param faultsByCode faults and remarks, by code
 * @param message reason of a failure, or null
 * @param by user name of who asked
 * @param startedAt beginning
 * @param finishedAt end, or null
 */
public record ImportStatus(
        long id,
        String fileName,
        @Nullable String format,
        @Nullable String dataset,
        @Nullable String crs,
        State state,
        double progress,
        long read,
        long imported,
        long unchanged,
        long refused,
        Map<String, Long> importedByClass,
        Map<String, Long> faultsByCode,
        @Nullable String message,
        String by,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Steps of an import. */
    public enum State {
        QUEUED,
        READING,
        STORING,
        DONE,
        FAILED,
        CANCELLED;

        /** {@return whether nothing more will happen} */
        public boolean isFinal() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }
}
