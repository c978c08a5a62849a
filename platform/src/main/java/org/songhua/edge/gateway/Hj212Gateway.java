package org.songhua.edge.gateway;

import org.songhua.sensing.Device;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for HJ 212, when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
class Hj212Gateway extends ListeningGateway {
    private final Hj212Intake intake;

    Hj212Gateway(Hj212Intake intake, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        super(
                Hj212Intake.PROTOCOL,
                bind,
                settings.hj212Port(),
                settings,
                address -> new Hj212Conversation(intake, address));
        this.intake = intake;
    }

    @Override
    public int release(Device device) {
        return intake.release(device);
    }
}
