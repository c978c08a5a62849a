package org.songhua.wiring;

import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.planning.TimetableFeed;
import org.songhua.planning.TimetableFeeds.Request;

/** Where the command line sends a timetable. */
interface TimetablePort {
    TimetableFeed add(Request request);

    List<Fault> faults(String code);
}
