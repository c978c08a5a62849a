package org.songhua.edge.mqtt;

import java.net.InetAddress;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import org.songhua.edge.security.TrustLocal;
import org.songhua.engine.protocol.mqtt.MqttPacket.Connect;
import org.songhua.people.Accounts;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.songhua.people.Login;
import org.songhua.people.Permission;
import org.songhua.people.Scope;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.sensing.Devices.Sign;
import org.springframework.stereotype.Component;

/**
 * Who connects: an API key (as password, whatever the name), a device of the register by its code and password, a user by name and
 * password, or a program on this machine when that is trusted.
 */
@Component
class MqttLogin {
    private static final String PROTOCOL = "mqtt";
    private static final String KEY_PREFIX = "sgh_";

    private final ApiKeys keys;
    private final Accounts accounts;
    private final Devices devices;
    private final TrustLocal trustLocal;
    private final Clock clock;

    MqttLogin(ApiKeys keys, Accounts accounts, Devices devices, TrustLocal trustLocal, Clock clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.devices = devices;
        this.trustLocal = trustLocal;
        this.clock = clock;
    }

    /** {@return who it is; empty for nobody in particular} */
    Optional<Caller> find(Connect connect, InetAddress from) {
        String user = connect.user();
        String password = connect.password();
        if (password != null && password.startsWith(KEY_PREFIX)) return keys.authenticate(password);
        if (user != null && password != null) {
            Optional<Caller> device = device(user, password);
            return device.isPresent() ? device : account(user, password);
        }
        boolean isLocal = trustLocal.isEnabled() && from.isLoopbackAddress() && user == null;
        return isLocal ? Optional.of(Caller.all("local")) : Optional.empty();
    }

    private Optional<Caller> device(String code, String password) {
        Optional<Device> found = devices.find(PROTOCOL, code)
                .filter(device ->
                        device.enabled() && devices.needsPassword(device) && devices.accepts(device, password));
        found.ifPresent(device -> devices.noteSeen(device, new Sign(clock.instant(), null, null)));
        return found.map(device ->
                new Caller("device:" + code, EnumSet.of(Permission.SENSING_SEND, Permission.SENSING_VIEW), Scope.ALL));
    }

    private Optional<Caller> account(String user, String password) {
        return accounts.logIn(user, password) instanceof Login.Granted granted
                        && !granted.account().mustChangePassword()
                ? Optional.of(granted.account().caller())
                : Optional.empty();
    }

    /** Notes that a device of the register spoke. */
    void noteSeen(String code) {
        devices.find(PROTOCOL, code)
                .ifPresent(device -> devices.noteSeen(device, new Sign(clock.instant(), null, null)));
    }
}
