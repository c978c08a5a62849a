package org.songhua.edge.gateway;

import org.songhua.sensing.Device;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for fire alarm transmitters (GB/T 26875.3), when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
class FireGateway extends ListeningGateway {
    private final FireIntake intake;

    FireGateway(FireIntake intake, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        super(
                FireIntake.PROTOCOL,
                bind,
                settings.gb26875Port(),
                settings,
                address -> new FireConversation(intake, address));
        this.intake = intake;
    }

    @Override
    public int release(Device device) {
        return intake.release(device);
    }
}
