package org.songhua.wiring;

import java.util.List;
import org.songhua.engine.fault.Fault;
import org.songhua.people.Caller;
import org.songhua.planning.TimetableFeed;
import org.songhua.planning.TimetableFeeds;
import org.songhua.planning.TimetableFeeds.Request;

/**
 * Timetables of the data folder that this process has opened.
 *
 * @param feeds does the work
 */
record LocalTimetables(TimetableFeeds feeds) implements TimetablePort {
    @Override
    public TimetableFeed add(Request request) {
        return feeds.importZip(request, Caller.SYSTEM);
    }

    @Override
    public List<Fault> faults(String code) {
        return feeds.faults(code);
    }
}
