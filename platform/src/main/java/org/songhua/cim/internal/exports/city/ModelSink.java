package org.songhua.cim.internal.exports.city;

import java.io.IOException;
import org.songhua.cim.Models.Model;

/** Takes models and makes a file of them; complete when it is finished. */
public interface ModelSink extends AutoCloseable {
    /** Takes one model; all are in the same reference system. */
    void take(Model model) throws IOException;

    /** Writes what is left to write. */
    void finish() throws IOException;

    /** Lets go of everything, finished or not. */
    @Override
    void close() throws IOException;
}
