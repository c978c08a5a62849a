package org.songhua.edge.devices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.songhua.edge.gateway.DeviceGateway;
import org.songhua.edge.problem.FaultView;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.upload.SentFile;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Devices.Quarantined;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The register of devices. */
@RestController
class DeviceController {
    private static final Set<String> BINARY = Set.of("gb26875", "jt808");
    private static final int MOST_MESSAGES = 500;
    private static final long MOST_BYTES = 8 << 20;

    private final Devices devices;
    private final List<DeviceGateway> gateways;

    DeviceController(Devices devices, List<DeviceGateway> gateways) {
        this.devices = devices;
        this.gateways = gateways;
    }

    /**
     * All devices, and how many messages wait for one that is known.
     *
     * @param ports where which protocol is spoken, those that are
     */
    record DeviceList(List<Device> devices, long quarantined, Map<String, Integer> ports) {}

    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/devices")
    DeviceList list(Caller caller) {
        Unrestricted.require(caller);
        var ports = new TreeMap<String, Integer>();
        for (DeviceGateway gateway : gateways) gateway.port().ifPresent(port -> ports.put(gateway.protocol(), port));
        return new DeviceList(devices.list(), devices.countQuarantine(), ports);
    }

    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/devices/{protocol}/{code}/channels")
    Map<String, Long> channels(@PathVariable String protocol, @PathVariable String code, Caller caller) {
        Unrestricted.require(caller);
        return devices.channels(device(protocol, code));
    }

    private Device device(String protocol, String code) {
        return devices.find(protocol, code)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "There is no such device."));
    }

    /**
     * A message in quarantine.
     *
     * @param message as text, or as hexadecimal digits when its protocol is none of text
     */
    record Held(
            long id, String protocol, String code, String address, String reason, String message, Instant received) {
        static Held of(Quarantined one) {
            return new Held(
                    one.id(), one.protocol(), one.code(), one.address(), one.reason(), shown(one), one.received());
        }

        private static String shown(Quarantined one) {
            return BINARY.contains(one.protocol())
                    ? HexFormat.ofDelimiter(" ").withUpperCase().formatHex(one.message())
                    : new String(one.message(), StandardCharsets.UTF_8);
        }
    }

    @Allow(Permission.SENSING_VIEW)
    @GetMapping("/api/devices/quarantine")
    List<Held> quarantine(Caller caller) {
        Unrestricted.require(caller);
        return devices.listQuarantine(MOST_MESSAGES).stream().map(Held::of).toList();
    }

    /**
     * What became of a file.
     *
     * @param released messages that had waited for its devices and are readings now
     */
    record Onboarded(int created, int changed, int unchanged, int released, List<FaultView> faults) {}

    @Allow(Permission.SENSING_EDIT)
    @PostMapping(path = "/api/devices/onboard", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Onboarded onboard(@RequestParam MultipartFile file, Caller caller) throws IOException {
        Unrestricted.require(caller);
        SentFile.requireAtMost(MOST_BYTES, file);
        Devices.Onboarding done = devices.onboard(file.getBytes(), caller.name());
        return new Onboarded(
                done.created(),
                done.changed(),
                done.unchanged(),
                release(),
                done.faults().stream().map(FaultView::of).toList());
    }

    private int release() {
        return devices.listHeld().stream().mapToInt(this::release).sum();
    }

    private int release(Device device) {
        return gateways.stream()
                .filter(gateway -> gateway.protocol().equals(device.protocol()))
                .mapToInt(gateway -> gateway.release(device))
                .sum();
    }
}
