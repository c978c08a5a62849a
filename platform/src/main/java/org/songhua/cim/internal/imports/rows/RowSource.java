package org.songhua.cim.internal.imports.rows;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an open file, one by one. */
public interface RowSource extends AutoCloseable {

    /**
     * {@return the next row, or null at the end}
     *
     * @throws org.songhua.engine.fault.FaultException when the file cannot be read any further
     */
    @Nullable
    Row next() throws IOException;

    /** {@return share of the file read, 0 to 1} */
    double share();

    @Override
    void close() throws IOException;
}
