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
            String by) {}
}
