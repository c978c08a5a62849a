package org.songhua.cim.internal.exports.rows;

import java.io.IOException;

/** Takes rows and makes a file of them; complete when it is finished. */
public interface RowSink extends AutoCloseable {
    /** Takes one row. */
    void take(ExportRow row) throws IOException;

    /** Writes what is left to write. */
    void finish() throws IOException;

    /** Lets go of everything, finished or not. */
    @Override
    void close() throws IOException;
}
