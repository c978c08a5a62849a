package org.songhua.cim.internal.imports.batch;

import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.Crs;

/** Looks at coordinates before anything is made of them: can they be what they are said to be? */
public final class Plausibility {
    private long looked = 0;
    private long inDegrees = 0;
    private long swapped = 0;

    /** Looks at one position as the file has it. */
    public void look(double x, double y) {
        looked++;
        if (Math.abs(x) <= 180 && Math.abs(y) <= 90) inDegrees++;
        else if (Math.abs(x) <= 90 && Math.abs(y) <= 180) swapped++;
    }

    /**
     * Checks what was seen against a system.
     *
     * @throws FaultException when most positions cannot be in that system
     */
    public void check(Crs crs, Place place) {
        if (looked == 0) return;
        if (crs.isLonLat() && 2 * swapped > looked) throw fault("CRS-003", place, crs, latitudeFirst());
        if (crs.isLonLat() && 2 * (inDegrees + swapped) < looked) throw fault("CRS-004", place, crs, metres());
        if (isInMetres(crs) && 2 * (inDegrees + swapped) > looked) throw fault("CRS-004", place, crs, degrees());
    }

    /**
     * Checks that a format that holds degrees is not said to be in metres.
     *
     * @throws FaultException {@code CRS-004} when it is
     */
    public static void checkDegrees(Crs crs, Place place) {
        if (isInMetres(crs)) throw fault("CRS-004", place, crs, degrees());
    }

    /** A place in the northeast, turned into a system of metres, has coordinates far greater than any degrees. */
    private static boolean isInMetres(Crs crs) {
        if (crs.isLonLat()) return false;
        double[] xy = {126, 44};
        try {
            crs.fromLonLat(xy, 1);
        } catch (IllegalArgumentException outsideItsArea) {
            return true;
        }
        return Math.max(Math.abs(xy[0]), Math.abs(xy[1])) > 1000;
    }

    private static String latitudeFirst() {
        return "their axes seem to be swapped (latitude first). Write longitude first.";
    }

    private static String metres() {
        return "they are too large for degrees. Name the projected system that they are in.";
    }

    private static String degrees() {
        return "they look like degrees. Name a geographic system such as EPSG:4490, or none.";
    }

    private static FaultException fault(String code, Place place, Crs crs, String why) {
        int end = why.indexOf(". ") + 1;
        return new FaultException(Fault.refused(
                code,
                place.withField("crs"),
                "The coordinates cannot be in " + crs.name() + ": " + why.substring(0, end),
                why.substring(end + 1)));
    }
}
