package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.songhua.people.ApiKeys;
import org.songhua.people.Caller;
import org.springframework.http.HttpStatus;

/**
 * Who sends, when it is a device or a program: by API key, or by being on this machine. No cookies, and so nothing that a
 * stranger's page could make a browser send.
 */
public final class Devices {
    private static final String KEY_PREFIX = "sgh_";

    private final ApiKeys keys;
    private final RateLimits limits;
    private final TrustLocal trustLocal;

    Devices(ApiKeys keys, RateLimits limits, TrustLocal trustLocal) {
        this.keys = keys;
        this.limits = limits;
        this.trustLocal = trustLocal;
    }

    static boolean isKey(String token) {
        return token.startsWith(KEY_PREFIX);
    }

    /**
     * {@return who sent the request; empty when that takes more to find out} The answer stays with the request, so that nobody
     * asks twice.
     *
     * @throws ProblemException when the key is no good, or asks too often
     */
    public Optional<Caller> find(HttpServletRequest request) {
        String token = VisitorFilter.token(request);
        if (token == null && !isBrowser(request) && trustLocal.trusts(request)) {
            return attached(new Visitor(Visitor.Kind.LOCAL, Caller.all("local"), null), request);
        }
        return token != null && isKey(token) ? attached(byKey(token), request) : Optional.empty();
    }

    private static boolean isBrowser(HttpServletRequest request) {
        return request.getHeader("Cookie") != null || request.getHeader("Origin") != null;
    }

    private static Optional<Caller> attached(Visitor visitor, HttpServletRequest request) {
        visitor.attachTo(request);
        return Optional.ofNullable(visitor.caller());
    }

    /** {@return the caller of a key, without a request; empty when the key is no good or asks too often} */
    public Optional<Caller> findByKey(String key) {
        return keys.authenticate(key)
                .filter(caller -> !limits.take(caller.name()).isPositive());
    }

    Visitor byKey(String token) {
        Caller caller = keys.authenticate(token)
                .orElseThrow(() -> VisitorFilter.refused("AUTH-005", "The API key is unknown, revoked or expired."));
        Duration wait = limits.take(caller.name());
        if (wait.isPositive()) {
            throw new ProblemException(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "AUTH-007", "The API key asks more often than it may.")
                            .withRetryAfter(wait));
        }
        return new Visitor(Visitor.Kind.KEY, caller, null);
    }
}
