package org.songhua.sensing;

import java.util.List;

/** How all datastreams stand, at one glance. */
public interface StreamBoard {

    /**
     * {@return the simple datastreams with their latest reading}
     *
     * @param network only those of it; empty for all
     */
    List<StreamStatus> list(String network);
}
