package org.songhua.edge.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.problem.ProblemWriter;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sent a request: by bearer token, else by session, else by being on this machine. A token that is no
 * good is refused, never taken for none: its sender should learn of it.
 */
final class VisitorFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer";
    private static final String KEY_PREFIX = "sgh_";

    private final ApiKeys keys;
    private final RateLimits keyLimits;
    private final OidcTokens oidc;
    private final Sessions sessions;
    private final TrustLocal trustLocal;

    VisitorFilter(ApiKeys keys, RateLimits keyLimits, OidcTokens oidc, Sessions sessions, TrustLocal trustLocal) {
        this.keys = keys;
        this.keyLimits = keyLimits;
        this.oidc = oidc;
        this.sessions = sessions;
        this.trustLocal = trustLocal;
    }

    /** {@return whether the request carries a bearer token, which no page of a stranger can make a browser send} */
    static boolean hasToken(HttpServletRequest request) {
        return token(request) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identify(request).attachTo(request);
        } catch (ProblemException e) {
            ProblemWriter.write(e, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Visitor identify(HttpServletRequest request) {
        String token = token(request);
        if (token != null) return byToken(token);
        return sessions.find(request).map(Visitor::inSession).orElseGet(() -> byPlace(request));
    }

    private Visitor byPlace(HttpServletRequest request) {
        return trustLocal.trusts(request)
                ? new Visitor(Visitor.Kind.LOCAL, Caller.all("local"), null)
                : Visitor.ANONYMOUS;
    }

    private Visitor byToken(String token) {
        if (token.startsWith(KEY_PREFIX)) return byKey(token);
        if (oidc.isEnabled()) return new Visitor(Visitor.Kind.TOKEN, oidc.caller(token), null);
        throw refused("AUTH-006", "No identity provider is set up whose tokens are taken.");
    }

    private Visitor byKey(String token) {
        Caller caller = keys.authenticate(token)
                .orElseThrow(() -> refused("AUTH-005", "The API key is unknown, revoked or expired."));
        Duration wait = keyLimits.take(caller.name());
        if (wait.isPositive()) {
            throw new ProblemException(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "AUTH-007", "The API key asks more often than it may.")
                            .withRetryAfter(wait));
        }
        return new Visitor(Visitor.Kind.KEY, caller, null);
    }

    private static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, code, detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        String rest = header.substring(SCHEME.length());
        return rest.isEmpty() || rest.startsWith(" ") ? rest.strip() : null;
    }
}
