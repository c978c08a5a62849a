package org.songhua.edge.gateway;

import org.songhua.sensing.Device;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Listens for terminals of vehicles (JT/T 808), when a port is given. */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(GatewaySettings.class)
class VehicleGateway extends ListeningGateway {
    private final VehicleIntake intake;

    VehicleGateway(VehicleIntake intake, GatewaySettings settings, @Value("${server.address:127.0.0.1}") String bind) {
        super(
                VehicleIntake.PROTOCOL,
                bind,
                settings.jt808Port(),
                settings,
                address -> new VehicleConversation(intake, address));
        this.intake = intake;
    }

    @Override
    public int release(Device device) {
        return intake.release(device);
    }
}
