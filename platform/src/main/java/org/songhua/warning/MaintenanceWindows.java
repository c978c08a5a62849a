package org.songhua.warning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.people.Caller;
import org.songhua.people.Scope;

/** Works that raise warnings nobody needs. Those that reach beyond the {@link Scope} of who asks do not exist for them. */
public interface MaintenanceWindows {

    /** {@return works that go on at a time or come after it, by their begin} */
    List<MaintenanceWindow> list(Instant at, Scope scope);

    /** {@return works that were over or called off by a time, the newest first, no more than so many} */
    Past past(Instant at, int limit, Scope scope);

    /**
     * Plans works; its id is not regarded.
     *
     * @throws org.songhua.engine.fault.FaultException with what is missing (WARN-001), or because it reaches beyond what the caller may see (WARN-005)
     */
    Maintenance plan(Maintenance plan, Caller caller);

    /**
     * Changes works that are not over. What they are about stays.
     *
     * @throws org.songhua.people.NotFoundException when there are none of that number within the scope
     * @throws org.songhua.engine.fault.FaultException with what is missing (WARN-001), or because they are over (WARN-006)
     */
    Maintenance change(long id, Change change, Caller caller);

    /** Ends works now; those that have not begun are called off. */
    void end(long id, Caller caller);

    /**
     * Works that are over.
     *
     * @param total how many there are in all
     */
    record Past(List<MaintenanceWindow> items, long total) {}

    /**
     * What is changed about works.
     *
     * @param from null to leave it; not regarded once they have begun
     */
    record Change(@Nullable Instant from, Instant until, String reason) {}
}
