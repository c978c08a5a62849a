package org.songhua.metering.internal;

import java.time.Clock;
import org.songhua.metering.Metering;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackView;
import org.songhua.register.Registers;
import org.songhua.sensing.Datastreams;
import org.songhua.sensing.Observations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class MeteringConfiguration {

    @Bean
    Metering metering(
            PackContent packs, Registers registers, Datastreams datastreams, Observations observations, Clock clock) {
        return new DefaultMetering(
                PackView.listOf(packs, MetersPart::meters), registers, datastreams, observations, clock);
    }
}
