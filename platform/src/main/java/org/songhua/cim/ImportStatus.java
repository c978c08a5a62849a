package org.songhua.cim;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is and what came of it. {@code read = imported + unchanged + refused} once it is done.
 *
 * @param id number of the import
 * @param fileName as its sender calls it
 * @param format {@code osm-pbf}, {@code geojson}, {@code shapefile} …; null until known
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
 * @param ended objects that the data set had and the file does not have, ended by this import
 * @param preview whether this import only told what would change
 * @param differences between file and data set by class, once they are known
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
        long ended,
        boolean preview,
        Map<String, Difference> differences,
        @Nullable String message,
        String by,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * In what a file and its data set differ.
     *
     * @param added objects that only the file has
     * @param changed objects that the file tells otherwise
     * @param unchanged objects that both have alike
     * @param gone objects that only the data set has
     */
    public record Difference(long added, long changed, long unchanged, long gone) {
        /** {@return the sum} */
        public Difference plus(Difference other) {
            return new Difference(
                    added + other.added, changed + other.changed, unchanged + other.unchanged, gone + other.gone);
        }
    }

    /** Steps of an import. */
    public enum State {
        QUEUED,
        READING,
        STORING,
        DONE,
        /** What would change is told; nothing was kept. */
        PREVIEWED,
        FAILED,
        CANCELLED;

        /** {@return whether nothing more will happen} */
        public boolean isFinal() {
            return this == DONE || this == PREVIEWED || this == FAILED || this == CANCELLED;
        }
    }
}
