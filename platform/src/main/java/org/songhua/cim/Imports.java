package org.songhua.cim;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;

/** Import of files. One import is one transaction: until it is done nothing of it is visible. */
public interface Imports {

    /**
     * Queues a file; imports run one after the other.
     *
     * @throws org.songhua.engine.fault.FaultException when class, system or data set asked for cannot be
     */
    default ImportStatus start(ImportRequest request) {
        return start(request, () -> {});
    }

    /** Queues a file; {@code afterwards} is run when the import has ended, however it ended. */
    ImportStatus start(ImportRequest request, Runnable afterwards);

    /**
     * Runs a file to the end in the calling thread, after those that were queued before.
     *
     * @throws org.songhua.engine.fault.FaultException when class, system or data set asked for cannot be
     */
    ImportStatus run(ImportRequest request);

    Optional<ImportStatus> find(long id);

    /** {@return newest first} */
    List<ImportStatus> list(int limit);

    /** {@return faults in the order found, from the one after {@code after}} */
    default List<Fault> faults(long id, long after, int limit) {
        return faults(id, after, null, limit).stream().map(FoundFault::fault).toList();
    }

    /**
     * {@return faults in the order found}
     *
     * @param after number of the last fault seen, 0 for none
     * @param code only faults of this code; null for all
     */
    List<FoundFault> faults(long id, long after, @Nullable String code, int limit);

    /**
     * A fault of an import.
     *
     * @param number 1, 2, 3 … in the order found
     * @param fault what was found
     */
    record FoundFault(long number, Fault fault) {}

    /** Asks a running import to stop; what it did is rolled back. */
    void cancel(long id);

    /**
     * What to import.
     *
     * @param file path of the file on this machine
     * @param fileName what its sender calls it
     * @param classCode class that all features become, or null to go by the classes' own rules
     * @param crs name of the coordinate reference system, or null to go by the file
     * @param dataset code of the data set, or null to make one from the file name
     * @param title title of the data set if it is new
     * @param licence licence of the data set if it is new
     * @param synthetic whether a new data set is invented
     * @param by user name of who asks
     * @param reading how to read a file that does not tell everything itself
     * @param mode what becomes of objects that the data set has and the file does not
     * @param preview whether only to tell what would change
     */
    record ImportRequest(
            Path file,
            String fileName,
            @Nullable String classCode,
            @Nullable String crs,
            @Nullable String dataset,
            @Nullable String title,
            @Nullable String licence,
            boolean synthetic,
            String by,
            Reading reading,
            Mode mode,
            boolean preview) {

        /** A request that leaves the rest to the file and keeps what the file does not have. */
        public ImportRequest(
                Path file,
                String fileName,
                @Nullable String classCode,
                @Nullable String crs,
                @Nullable String dataset,
                @Nullable String title,
                @Nullable String licence,
                boolean synthetic,
                String by) {
            this(
                    file,
                    fileName,
                    classCode,
                    crs,
                    dataset,
                    title,
                    licence,
                    synthetic,
                    by,
                    Reading.AS_TOLD,
                    Mode.MERGE,
                    false);
        }
    }

    /** What becomes of objects that the data set has and the file does not. */
    enum Mode {
        /** They stay. */
        MERGE,
        /** The file is the whole of the new edition: they end. */
        REPLACE
    }

    /**
     * How to read a file; each part is null to go by the file.
     *
     * @param encoding of texts, such as {@code GBK}
     * @param separator of the values of a table, one character or {@code tab}
     * @param xColumn column with longitudes or eastings
     * @param yColumn column with latitudes or northings
     * @param idColumn column with the identifiers of objects
     * @param layer layer of a GeoPackage, or file in a ZIP archive
     */
    record Reading(
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String xColumn,
            @Nullable String yColumn,
            @Nullable String idColumn,
            @Nullable String layer) {
        /** Everything as the file tells it. */
        public static final Reading AS_TOLD = new Reading(null, null, null, null, null, null);
    }
}
