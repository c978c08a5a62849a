package org.songhua.edge.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.ProblemException;
import org.songhua.edge.problem.ProblemWriter;
import org.songhua.edge.security.SecurityConfiguration.VisitorFilterParts;
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

    private final Devices devices;
    private final OidcTokens oidc;
    private final Sessions sessions;
    private final TrustLocal trustLocal;

    VisitorFilter(VisitorFilterParts parts, Sessions sessions, TrustLocal trustLocal) {
        this.devices = new Devices(parts.keys(), parts.keyLimits(), trustLocal);
        this.oidc = parts.oidc();
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
            // Known already when a quicker way was tried before.
            if (Visitor.of(request).kind() == Visitor.Kind.ANONYMOUS)
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
        if (Devices.isKey(token)) return devices.byKey(token);
        if (oidc.isEnabled()) return new Visitor(Visitor.Kind.TOKEN, oidc.caller(token), null);
        throw refused("AUTH-006", "No identity provider is set up whose tokens are taken.");
    }

    static ProblemException refused(String code, String detail) {
        return new ProblemException(HttpStatus.UNAUTHORIZED, code, detail)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }

    static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        String rest = header.substring(SCHEME.length());
        return rest.isEmpty() || rest.startsWith(" ") ? rest.strip() : null;
    }
}
