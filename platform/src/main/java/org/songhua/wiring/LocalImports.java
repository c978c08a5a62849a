package org.songhua.wiring;

import java.util.List;
import org.songhua.cim.ImportStatus;
import org.songhua.cim.Imports;
import org.songhua.cim.Imports.ImportRequest;
import org.songhua.engine.fault.Fault;

/**
 * Imports into the data folder that this process has opened.
 *
 * @param imports does the work
 */
record LocalImports(Imports imports) implements ImportPort {
    @Override
    public ImportStatus start(ImportRequest request) {
        return imports.start(request);
    }

    @Override
    public ImportStatus status(long id) {
        return imports.find(id).orElseThrow();
    }

    @Override
    public List<Fault> faults(long id, int limit) {
        return imports.faults(id, 0, limit);
    }
}
