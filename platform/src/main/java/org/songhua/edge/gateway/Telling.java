package org.songhua.edge.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.NewObservation;
import org.songhua.sensing.Result;

/**
 * What a device tells of one moment, on its way into datastreams.
 *
 * @param values by the device's own words
 * @param doubts flags of what the device itself doubts
 */
record Telling(Instant time, Map<String, Result> values, int doubts) {

    /**
     * {@return the readings of those words that have a datastream}
     *
     * @param features of the readings; null for none
     */
    List<NewObservation> readings(Devices devices, Device device, @Nullable Features features) {
        var readings = new ArrayList<NewObservation>();
        values.forEach((word, value) -> {
            Optional<Long> datastream = devices.channel(device, word);
            datastream.ifPresent(number -> readings.add(reading(number, value, features)));
        });
        return readings;
    }

    private NewObservation reading(long datastream, Result value, @Nullable Features features) {
        Long feature = features == null ? null : features.find(datastream);
        return new NewObservation(datastream, time, null, null, value, null, feature, doubts);
    }

    /** Knows the features of interest of datastreams. */
    interface Features {
        @Nullable
        Long find(long datastream);
    }
}
