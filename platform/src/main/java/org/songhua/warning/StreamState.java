package org.songhua.warning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a cluster stands that judges in place of this program. */
public interface StreamState {

    /** {@return how it stands, as it was found a few seconds ago at most; a new sensor is noticed within minutes} */
    View now();

    /** By which plan the cluster judges. */
    enum Plan {
        /** No job has begun on this database: readings are judged by nobody. */
        NONE,
        /** That of the rules, thresholds and sensors there are. */
        CURRENT,
        /** An older one: what was changed since is not judged by until the plan is fetched anew and the job started again. */
        OLDER
    }

    /**
     * How it stands.
     *
     * @param isOn whether a cluster judges
     * @param plan null when none does
     * @param since when its job last began
     */
    record View(boolean isOn, @Nullable Plan plan, @Nullable Instant since) {
        public static final View OFF = new View(false, null, null);
    }
}
