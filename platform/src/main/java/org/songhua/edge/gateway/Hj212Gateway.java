package org.songhua.edge.gateway;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Device;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for HJ 212, when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class Hj212Gateway implements DeviceGateway, DisposableBean {
    private final @Nullable TcpGateway gateway;
    private final Hj212Intake intake;

    Hj212Gateway(Hj212Intake intake, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        this.intake = intake;
        this.gateway = TcpGateway.open(
                protocol(),
                bind,
                settings.hj212Port(),
                settings,
                (socket, out) ->
                        new Hj212Conversation(intake, socket.getInetAddress().getHostAddress()));
    }

    @Override
    public final String protocol() {
        return Hj212Intake.PROTOCOL;
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
