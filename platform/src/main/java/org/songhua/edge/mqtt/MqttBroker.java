package org.songhua.edge.mqtt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.gateway.GatewaySettings;
import org.songhua.edge.gateway.TcpGateway;
import org.songhua.edge.sta.MessagePort;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for MQTT, when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class MqttBroker implements MessagePort, DisposableBean {
    private final @Nullable TcpGateway gateway;

    MqttBroker(MqttServices services, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        this.gateway = TcpGateway.open(
                "mqtt",
                bind,
                settings.mqttPort(),
                settings,
                (socket, out) -> new MqttConversation(services, socket, out));
    }

    @Override
    public Optional<Integer> port() {
        return Optional.ofNullable(gateway).map(TcpGateway::port);
    }

    @Override
    public void destroy() {
        if (gateway != null) gateway.close();
    }
}
