package org.songhua.edge.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songhua.sensing.Device;
import org.songhua.store.StoreException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for HJ 212, when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
public class Hj212Gateway implements DisposableBean {
    private final @Nullable TcpGateway gateway;
    private final Hj212Intake intake;

    Hj212Gateway(Hj212Intake intake, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        this.intake = intake;
        this.gateway = settings.hj212Port() < 0 ? null : open(intake, settings, bind);
    }

    private static TcpGateway open(Hj212Intake intake, GatewaySettings settings, String bind) {
        try {
            return new TcpGateway(
                    Hj212Intake.PROTOCOL,
                    InetAddress.getByName(bind),
                    settings.hj212Port(),
                    settings,
                    (socket, out) -> new Hj212Conversation(
                            intake, socket.getInetAddress().getHostAddress()));
        } catch (IOException e) {
            throw new StoreException(
                    "The port " + settings.hj212Port() + " for HJ 212 cannot be opened: " + e.getMessage(), e);
        }
    }

    /** {@return the port, when it listens} */
    public Optional<Integer> port() {
        return Optional.ofNullable(gateway).map(TcpGateway::port);
    }

    /** Takes once more what came from a device before it was known. {@return how many messages found their place} */
    public int release(Device device) {
        return intake.release(device);
    }

    @Override
    public void destroy() {
        if (gateway != null) gateway.close();
    }
}
