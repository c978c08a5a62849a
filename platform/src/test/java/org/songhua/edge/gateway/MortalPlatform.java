package org.songhua.edge.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.songhua.edge.mqtt.MqttBroker;
import org.songhua.sensing.Device;
import org.songhua.sensing.Devices;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;

/**
 * The whole platform as a program to be killed. When it is ready it prints the ports of HTTP, MQTT and HJ 212 and the datastreams of
 * its devices, as {@code ready http mqtt hj212 datastream datastream ...}.
 */
public final class MortalPlatform {
    static final int DEVICES_EACH = 2;
    private static final String[] PROTOCOLS = {"mqtt", "hj212", "http"};

    private MortalPlatform() {}

    /** Runs until it is killed; arguments: data folder, address, user and password of the database. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        var settings = new Settings(folder, arguments[1], arguments[2], arguments[3], folder, Map.of());
        var properties = new LinkedHashMap<String, Object>(Map.of(
                "server.port", 0,
                "songhua.gateway.hj212-port", 0,
                "songhua.gateway.mqtt-port", 0,
                "songhua.gateway.messages-per-second", 1_000_000,
                "songhua.trust-local", true));
        var context = Application.serve(Store.open(settings), properties);
        var ready = new StringJoiner(" ", "ready ", "");
        ready.add(Integer.toString(Application.port(context)));
        ready.add(Integer.toString(context.getBean(MqttBroker.class).port().orElseThrow()));
        ready.add(Integer.toString(context.getBean(Hj212Gateway.class).port().orElseThrow()));
        onboard(context.getBean(Devices.class), ready);
        System.out.println(ready);
    }

    private static void onboard(Devices devices, StringJoiner ready) {
        var csv = new StringBuilder("protocol,code,name,network,lon,lat,observes\n");
        for (String protocol : PROTOCOLS)
            for (int i = 0; i < DEVICES_EACH; i++)
                csv.append("%s,K%d,device,air,125.3,43.9,a34004=air_pm25%n".formatted(protocol, i));
        devices.onboard(csv.toString().getBytes(StandardCharsets.UTF_8), "test");
        for (String protocol : PROTOCOLS)
            for (int i = 0; i < DEVICES_EACH; i++) {
                Device device = devices.find(protocol, "K" + i).orElseThrow();
                ready.add(Long.toString(devices.channels(device).get("a34004")));
            }
    }
}
