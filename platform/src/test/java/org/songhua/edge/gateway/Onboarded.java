package org.songhua.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.songhua.TestPlatform;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Observation;
import org.songhua.sensing.ObservationQuery;
import org.songhua.sensing.Observations;

/** A device of the register of the shared platform, as tests look at it; it need not be known yet. */
record Onboarded(String protocol, String code) {
    private static final Devices DEVICES = TestPlatform.shared().bean(Devices.class);

    Onboarded onboard(String password, String observes) {
        String csv = "protocol,code,name,network,lon,lat,password,observes\n%s,%s,D %s,,125.3,43.9,%s,%s\n"
                .formatted(protocol, code, code, password, observes);
        assertThat(DEVICES.onboard(csv.getBytes(StandardCharsets.UTF_8), "test").faults())
                .isEmpty();
        return this;
    }

    Device device() {
        return DEVICES.find(protocol, code).orElseThrow();
    }

    List<Observation> readings(String channel) {
        long datastream = DEVICES.channels(device()).getOrDefault(channel, 0L);
        var all = new ArrayList<Observation>();
        TestPlatform.shared().bean(Observations.class).stream(
                ObservationQuery.ALL.withDatastreams(datastream), all::add);
        return all;
    }

    /** {@return why its messages are in quarantine, oldest first} */
    List<String> held() {
        return DEVICES.quarantineOf(protocol, code).stream()
                .map(Devices.Quarantined::reason)
                .toList();
    }

    /** {@return the device with what was seen of it} */
    Device seen() {
        return DEVICES.list().stream()
                .filter(one -> one.id() == device().id())
                .findFirst()
                .orElseThrow();
    }
}
