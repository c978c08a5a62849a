package org.songhua.sensing;

import java.time.Instant;
import java.util.List;

/**
 * Drops readings that are older than their network keeps them ({@code songhua.sensing.retention.days.NETWORK}), and keeps what they came to by minutes,
 * hours or days. A network that is not named keeps everything. The newest readings of a datastream stay, however old they are.
 */
public interface Retention {

    /** {@return what would go now, by network} */
    List<Dropped> preview();

    /**
     * Drops it. What can go goes in blocks, so some readings stay up to a month longer than they need to.
     *
     * @param by who does it, for the audit log
     * @return what went, by network
     */
    List<Dropped> run(String by);

    /**
     * What goes of a network.
     *
     * @param days that its readings are kept
     * @param before everything of before this goes
     * @param datastreams that lose something
     * @param readings that go
     * @param bytes that they take, packed
     */
    record Dropped(String network, int days, Instant before, long datastreams, long readings, long bytes) {}
}
