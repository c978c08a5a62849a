package org.songhua.sensing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;

/** Readings as files for programs that reckon with columns. */
public interface ReadingExports {

    /**
     * Writes the readings of the simple datastreams of a network in a month of UTC as Parquet: by datastream, then by time. Memory does not
     * grow with their number.
     *
     * @param network code of the field; empty for all
     * @param out stays open
     * @return how many
     * @throws org.songhua.engine.fault.FaultException before anything is written, when no datastream is of the network
     */
    long write(String network, YearMonth month, OutputStream out) throws IOException;
}
