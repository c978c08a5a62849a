package org.songhua.sensing.internal.devices;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an onboarding file, without faults.
 *
 * @param line of the file, from 1
 * @param password empty for none, or to leave the one there is
 * @param lon degrees east (CGCS2000); null when the place is not known
 * @param observes codes of observed properties by the device's own words for them
 * @param cityObject id of the city object that the device is of; empty for none
 */
record DeviceRow(
        long line,
        String protocol,
        String code,
        String name,
        String network,
        String password,
        String maker,
        String firmware,
        @Nullable Double lon,
        @Nullable Double lat,
        Map<String, String> observes,
        String cityObject) {}
