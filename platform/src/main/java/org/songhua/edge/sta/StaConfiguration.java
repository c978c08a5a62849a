package org.songhua.edge.sta;

import java.time.Clock;
import org.songhua.edge.security.Devices;
import org.songhua.edge.security.SafeHeaders;
import org.songhua.sensing.Observations;
import org.songhua.sensing.SensorThings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the quick ways of readings, and of questions, before everything else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class StaConfiguration {
    @Bean
    FilterRegistrationBean<QuickPosts> quickPosts(
            SensorThings things, Observations observations, Devices devices, Clock clock) {
        var filter = new QuickPosts(things, observations, devices, new QuickReadings(things, clock));
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/sta/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Behind the filter that counts what is refused. */
    @Bean
    FilterRegistrationBean<QuickReads> quickReads(
            StaService service, Sta2Service service2, Devices devices, SafeHeaders safety) {
        var registration = new FilterRegistrationBean<>(new QuickReads(service, service2, devices, safety));
        registration.addUrlPatterns("/sta/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }
}
