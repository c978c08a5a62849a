package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.problem.ProblemWriter;
import org.songhua.edge.security.SecurityConfiguration.VisitorFilterParts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * What every request passes before a handler. Whether it may be handled is not decided here but by the
 * {@link AuthorisationInterceptor}, which knows the handler.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableWebSecurity
class FilterChainConfiguration {
    /** Everything from our own server and nowhere else; map libraries make images and workers from blobs. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data: blob:; "
            + "style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; connect-src 'self'; "
            + "object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    static final String PERMISSIONS_POLICY =
            "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), serial=(), bluetooth=()";

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            CsrfTokenRepository csrfTokens,
            VisitorFilterParts parts,
            Sessions sessions,
            TrustLocal trustLocal,
            HttpSettings settings) {
        var visitors = new VisitorFilter(parts, sessions, trustLocal);
        return http.headers(FilterChainConfiguration::headers)
                .cors(cors -> cors.configurationSource(corsSource(settings)))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokens())
                        .ignoringRequestMatchers(request ->
                                VisitorFilter.hasToken(request) || trustLocal.trusts(request) || isOpen311(request)))
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(
                        (request, response, e) -> ProblemWriter.write(missingCsrfToken(), response)))
                .addFilterAfter(new BodyLimitFilter(settings.maxBody().toBytes()), HeaderWriterFilter.class)
                .addFilterAfter(visitors, CsrfFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .securityContext(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Its clients carry a key in the form; no handler there looks at the session, so there is nothing to ride on. */
    private static boolean isOpen311(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/open311/v2/");
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static ProblemException missingCsrfToken() {
        return new ProblemException(
                HttpStatus.FORBIDDEN,
                "AUTH-011",
                "The header X-XSRF-TOKEN does not repeat the cookie XSRF-TOKEN; reload the page.");
    }

    /** Closed for all but reading the open standards, and there for the origins that are named. */
    private static CorsConfigurationSource corsSource(HttpSettings settings) {
        var source = new UrlBasedCorsConfigurationSource();
        if (settings.corsOrigins().isEmpty()) return source;
        var reading = new CorsConfiguration();
        reading.setAllowedOrigins(settings.corsOrigins());
        reading.setAllowedMethods(List.of("GET", "HEAD", "OPTIONS"));
        reading.setAllowedHeaders(List.of("Authorization", "Accept", "Accept-Language", "If-None-Match"));
        reading.setExposedHeaders(List.of("ETag", "Link", "Retry-After"));
        reading.setMaxAge(3600L);
        source.registerCorsConfiguration("/ogcapi/**", reading);
        source.registerCorsConfiguration("/ogcapi", reading);
        source.registerCorsConfiguration("/sta/**", reading);
        return source;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, e) -> ProblemWriter.write(
                new ProblemException(HttpStatus.BAD_REQUEST, "The address or a header of the request is malformed."),
                response);
    }

    /** The cookie is marked secure by the server itself when the request came by HTTPS. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie() {
        return factory -> {
            Session session = factory.getSettings().getSession();
            session.setPersistent(false);
            session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
            session.getCookie().setName("songhua_session");
            session.getCookie().setPath("/");
            session.getCookie().setHttpOnly(true);
            session.getCookie().setSameSite(Cookie.SameSite.STRICT);
        };
    }
}
