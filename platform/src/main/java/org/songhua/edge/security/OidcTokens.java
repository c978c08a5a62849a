package org.songhua.edge.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.ProblemException;
import org.songhua.people.Caller;
import org.songhua.people.Roles;
import org.songhua.people.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Callers by tokens of an identity provider. Everything about them is in the token; nothing is kept here. */
final class OidcTokens {
    /** As in names of users, but a provider may use longer ones. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._@|:-]{0,127}");

    private final OidcSettings settings;
    private final Roles roles;
    private final JwtDecoder decoder;

    OidcTokens(OidcSettings settings, Roles roles) {
        this.settings = settings;
        this.roles = roles;
        // The provider is asked at the first token, so that we start while it is down.
        this.decoder = new SupplierJwtDecoder(() -> decoder(settings));
    }

    private static JwtDecoder decoder(OidcSettings settings) {
        String issuer = Objects.requireNonNull(settings.issuer());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .jwsAlgorithms(accepted -> accepted.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .build();
        var audience = new JwtClaimValidator<Object>(
                "aud", value -> value instanceof Collection<?> all && all.contains(settings.audience()));
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer), audience));
        return decoder;
    }

    boolean isEnabled() {
        return settings.isEnabled();
    }

    /**
     * {@return who holds the token}
     *
     * @throws ProblemException when it is not one of the provider's, or says too little
     */
    Caller caller(String token) {
        Jwt jwt = decode(token);
        String name = jwt.getClaimAsString(settings.nameClaim());
        if (name == null || !NAME.matcher(name).matches()) throw refused("names no user in " + settings.nameClaim());
        return new Caller("oidc:" + name, roles.permissions(roles(jwt)), scope(jwt));
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtDecoderInitializationException e) {
            throw new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE, "AUTH-008", "The identity provider does not answer.");
        } catch (JwtException e) {
            throw refused("is not valid here");
        }
    }

    private Set<String> roles(Jwt jwt) {
        var ours = new HashSet<String>();
        for (String theirs : texts(claim(jwt, settings.rolesClaim())))
            ours.add(settings.roleMap().getOrDefault(theirs, theirs));
        return ours;
    }

    private Scope scope(Jwt jwt) {
        return new Scope(
                restriction(jwt, settings.departmentsClaim()),
                restriction(jwt, settings.regionsClaim()),
                restriction(jwt, settings.classesClaim()));
    }

    /** A claim that is asked for must be there: nothing would mean everything. */
    private static Set<String> restriction(Jwt jwt, @Nullable String claim) {
        if (claim == null || claim.isBlank()) return Set.of();
        Set<String> values = texts(claim(jwt, claim));
        if (values.isEmpty()) throw refused("says nothing in " + claim);
        return values;
    }

    private static @Nullable Object claim(Jwt jwt, String path) {
        Object value = jwt.getClaims();
        for (String step : path.split("\\.", -1)) value = value instanceof Map<?, ?> map ? map.get(step) : null;
        return value;
    }

    private static Set<String> texts(@Nullable Object claim) {
        var texts = new HashSet<String>();
        if (claim instanceof String text) texts.addAll(List.of(text.strip().split("\\s+")));
        if (claim instanceof Collection<?> all) all.forEach(one -> texts.add(String.valueOf(one)));
        texts.remove("");
        return texts;
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "AUTH-006", "The token " + reason + ".")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
