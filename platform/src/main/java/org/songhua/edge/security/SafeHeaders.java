package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells browsers to forbid, for answers that are given before the chain of filters. The chain says the same: a test compares them. */
public final class SafeHeaders {
    private static final String[] NAMES_AND_VALUES = {
        "X-Content-Type-Options",
        "nosniff",
        "X-XSS-Protection",
        "0",
        "Cache-Control",
        "no-cache, no-store, max-age=0, must-revalidate",
        "Pragma",
        "no-cache",
        "Expires",
        "0",
        "X-Frame-Options",
        "DENY",
        "Content-Security-Policy",
        FilterChainConfiguration.CONTENT_SECURITY_POLICY,
        "Referrer-Policy",
        "same-origin",
        "Permissions-Policy",
        FilterChainConfiguration.PERMISSIONS_POLICY,
        "Cross-Origin-Opener-Policy",
        "same-origin",
        "Cross-Origin-Resource-Policy",
        "same-origin"
    };

    private final boolean isShared;

    /** @param isShared whether pages of other sites may read what is open */
    SafeHeaders(boolean isShared) {
        this.isShared = isShared;
    }

    /** Adds them. */
    public void add(HttpServletResponse response) {
        for (int i = 0; i < NAMES_AND_VALUES.length; i += 2)
            response.setHeader(NAMES_AND_VALUES[i], NAMES_AND_VALUES[i + 1]);
        // Who reads from another site gets another answer.
        if (!isShared) return;
        response.addHeader("Vary", "Origin");
        response.addHeader("Vary", "Access-Control-Request-Method");
        response.addHeader("Vary", "Access-Control-Request-Headers");
    }
}
