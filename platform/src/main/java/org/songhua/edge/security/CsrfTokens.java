package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;

/**
 * The token that proves that a request was sent by our own page: put into a cookie by every answer under {@code /api},
 * expected back in a header. Never read from a form field, which would mean parsing an upload before it is allowed.
 */
final class CsrfTokens implements CsrfTokenRequestHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        boolean byBrowser = !VisitorFilter.hasToken(request);
        if (byBrowser && request.getRequestURI().startsWith("/api/")) writeCookie(token);
    }

    /** The repository writes the cookie when a new token is first asked for. */
    private static void writeCookie(Supplier<CsrfToken> token) {
        token.get().getToken();
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return request.getHeader(token.getHeaderName());
    }
}
