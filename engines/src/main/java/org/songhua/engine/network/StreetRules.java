package org.songhua.engine.network;

import java.util.Map;

/** What the tags of a way or node mean for a mode. */
interface StreetRules {
    /** Speed on a way that may not be used. */
    double CLOSED = 0;

    /** {@return metres a second along the way in the order of its nodes, {@link #CLOSED} when not allowed} */
    double forward_mps(Map<String, String> way);

    /** {@return metres a second against the order of its nodes, {@link #CLOSED} when not allowed} */
    double backward_mps(Map<String, String> way);

    /** {@return whether nobody gets past the node along a way} */
    boolean blocks(Map<String, String> node);

    /** {@return whether turn restrictions apply} */
    default boolean obeysTurnRestrictions() {
        return false;
    }
}
