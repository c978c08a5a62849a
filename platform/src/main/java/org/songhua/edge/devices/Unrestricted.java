package org.songhua.edge.devices;

import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;

/** Devices do not say yet which district or department they belong to; until then nobody sees more than they may. */
final class Unrestricted {
    private Unrestricted() {}

    static void require(Caller caller) {
        if (!caller.scope().isAll())
            throw new NotAllowedException("Devices are open to callers without a restricted scope only.");
    }
}
