package org.songhua.wiring;

import java.util.List;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.engine.fault.Fault;

/** Where the command line sends its file. */
interface ImportPort {
    ImportStatus start(ImportRequest request);

    ImportStatus status(long id);

    /** {@return the first faults} */
    List<Fault> faults(long id, int limit);
}
