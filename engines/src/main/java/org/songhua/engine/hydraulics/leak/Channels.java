package org.songhua.engine.hydraulics.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * What is watched: the pressures at the sensors, then the consumption of each zone that is known. Immutable.
 *
 * @param sensors junctions with a pressure sensor
 * @param zones numbers of the zones, as {@link Zones} gives them
 */
record Channels(List<String> sensors, List<Integer> zones) {
    Channels {
        sensors = List.copyOf(sensors);
        zones = List.copyOf(zones);
    }

    int count() {
        return sensors.size() + zones.size();
    }

    boolean isPressure(int channel) {
        return channel < sensors.size();
    }

    /** {@return channel of a zone's consumption, -1 when it is not known} */
    int ofZone(int zone) {
        int at = zones.indexOf(zone);
        return at < 0 ? -1 : sensors.size() + at;
    }

    /** {@return what people call the channels} */
    List<String> names() {
        var names = new ArrayList<>(sensors);
        zones.forEach(zone -> names.add("zone " + (zone + 1)));
        return names;
    }
}
