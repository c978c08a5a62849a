package org.songhua.metering.internal;

import java.util.stream.Collectors;
import org.songhua.metering.Metering.Consumption;

/** What an amount was counted from, for the history of a record. Pure. */
final class Grounds {
    /** No note of a record is longer. */
    private static final int LONGEST = 500;

    private Grounds() {}

    /** {@return the datastreams with what each counted from and to; as many as a note takes} */
    static String note(Consumption consumption) {
        String all = consumption.meters().stream()
                .map(one -> "Datastreams(" + one.datastream() + "): " + one.first() + " -> " + one.last() + " "
                        + one.unit())
                .collect(Collectors.joining("; ", consumption.quarter() + " ", ""));
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST - 1) + "…";
    }
}
