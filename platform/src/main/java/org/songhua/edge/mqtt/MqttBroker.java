package org.songhua.edge.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.gateway.GatewaySettings;
import org.songhua.edge.gateway.TcpGateway;
import org.songhua.store.StoreException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for MQTT, when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class MqttBroker implements DisposableBean {
    private final @Nullable TcpGateway gateway;

    MqttBroker(MqttServices services, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        this.gateway = settings.mqttPort() < 0 ? null : open(services, settings, bind);
    }

    private static TcpGateway open(MqttServices services, GatewaySettings settings, String bind) {
        try {
            return new TcpGateway(
                    "mqtt",
                    InetAddress.getByName(bind),
                    settings.mqttPort(),
                    settings,
                    (socket, out) -> new MqttConversation(services, socket, out));
        } catch (IOException e) {
            throw new StoreException(
                    "The port " + settings.mqttPort() + " for MQTT cannot be opened: " + e.getMessage(), e);
        }
    }

    /** {@return the port, when it listens} */
    public Optional<Integer> port() {
        return Optional.ofNullable(gateway).map(TcpGateway::port);
    }

    @Override
    public void destroy() {
        if (gateway != null) gateway.close();
    }
}
