package org.songhua.evaluation.internal;

import java.util.regex.Pattern;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;

/** Periods of values: years from 1900 to 2199, written with four digits. */
public final class Years {
    private static final Pattern YEAR = Pattern.compile("(19|20|21)[0-9]{2}");

    private Years() {}

    /** {@return whether a text is a year} */
    public static boolean isOne(String period) {
        return YEAR.matcher(period).matches();
    }

    /** Refuses what is no year. */
    public static void require(String period) {
        if (isOne(period)) return;
        throw new FaultException(Fault.refused(
                "EVAL-020", Place.atField("/period"), "\"" + period + "\" is no year.", "Give a year such as 2025."));
    }
}
