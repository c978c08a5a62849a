package org.songhua.edge.gateway;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Device;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for terminals of vehicles (JT/T 808), when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class VehicleGateway implements DeviceGateway, DisposableBean {
    private final @Nullable TcpGateway gateway;
    private final VehicleIntake intake;

    VehicleGateway(VehicleIntake intake, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        this.intake = intake;
        this.gateway = TcpGateway.open(
                protocol(),
                bind,
                settings.jt808Port(),
                settings,
                (socket, out) ->
                        new VehicleConversation(intake, socket.getInetAddress().getHostAddress()));
    }

    @Override
    public final String protocol() {
        return VehicleIntake.PROTOCOL;
    }

    @Override
    public Optional<Integer> port() {
        return Optional.ofNullable(gateway).map(TcpGateway::port);
    }

    @Override
    public int release(Device device) {
        return intake.release(device);
    }

    @Override
    public void destroy() {
        if (gateway != null) gateway.close();
    }
}
