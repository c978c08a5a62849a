package org.songhua.edge.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** How often an address may ask what is open to everybody. */
public final class OpenLimits {
    private final RateLimits limits;

    OpenLimits(RateLimits limits) {
        this.limits = limits;
    }

    /** Takes a token of the address that asks. @throws ProblemException 429 when it has none left */
    public void take(HttpServletRequest request) {
        Duration wait = limits.take(request.getRemoteAddr());
        if (wait.isPositive())
            throw new ProblemException(
                    Problem.of(HttpStatus.TOO_MANY_REQUESTS, "OPEN-001", "This address asks more often than it may.")
                            .withRetryAfter(wait));
    }
}
