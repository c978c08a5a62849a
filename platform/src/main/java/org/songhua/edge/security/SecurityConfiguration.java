package org.songhua.edge.security;

import java.time.Clock;
import org.songhua.people.Accounts;
import org.songhua.people.ApiKeys;
import org.songhua.people.Audit;
import org.songhua.people.Roles;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** The parts of security that controllers use too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionSettings.class, KeySettings.class, HttpSettings.class, OidcSettings.class})
class SecurityConfiguration {
    /** Fifty failed logins at once from one address, then ten a minute: enough for an office behind one address. */
    private static final TokenBucket.Limit LOGIN_FAILURES = new TokenBucket.Limit(50, 10.0 / 60);

    @Bean
    CsrfTokenRepository csrfTokenRepository() {
        var repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Strict").path("/"));
        return repository;
    }

    @Bean
    Sessions sessions(SessionSettings settings, Accounts accounts, CsrfTokenRepository csrf, Clock clock) {
        return new Sessions(settings, accounts, csrf, clock);
    }

    @Bean
    RateLimits loginFailures(Clock clock) {
        return new RateLimits(LOGIN_FAILURES, clock);
    }

    @Bean(destroyMethod = "close")
    RefusalWatch refusalWatch(Audit audit, @Value("${songhua.audit.refusals-seconds:60}") int seconds) {
        return new RefusalWatch(audit, seconds);
    }

    /** Outside all others, so that it sees what they refuse. */
    @Bean
    FilterRegistrationBean<RefusalWatch> refusalFilter(RefusalWatch watch) {
        var registration = new FilterRegistrationBean<>(watch);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    /** What anybody may ask without an account: sixty at once from one address, then one a second. */
    @Bean
    OpenLimits openLimits(@Value("${songhua.open.burst:60}") int burst, Clock clock) {
        return new OpenLimits(new RateLimits(new TokenBucket.Limit(burst, 1), clock));
    }

    /** Forwarding headers make the remote address a matter of belief, on which no trust can rest. */
    @Bean
    TrustLocal trustLocal(
            @Value("${songhua.trust-local:false}") boolean enabled,
            @Value("${server.forward-headers-strategy:none}") String forwardHeaders) {
        if (enabled && !forwardHeaders.equalsIgnoreCase("none"))
            throw new IllegalArgumentException(
                    "--trust-local does not go together with server.forward-headers-strategy.");
        return new TrustLocal(enabled);
    }

    @Bean
    VisitorFilterParts visitorFilterParts(
            ApiKeys keys, KeySettings settings, OidcSettings oidc, Roles roles, Clock clock) {
        return new VisitorFilterParts(keys, new RateLimits(settings.limit(), clock), new OidcTokens(oidc, roles));
    }

    @Bean
    Devices devices(VisitorFilterParts parts, TrustLocal trustLocal) {
        return new Devices(parts.keys(), parts.keyLimits(), trustLocal);
    }

    @Bean
    SafeHeaders safeHeaders(HttpSettings settings) {
        return new SafeHeaders(!settings.corsOrigins().isEmpty());
    }

    /** What the visitor filter is made of; the filter itself must not be a bean, or it would run twice. */
    record VisitorFilterParts(ApiKeys keys, RateLimits keyLimits, OidcTokens oidc) {}
}
