package org.songhua.edge.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns every exception of every handler into a problem document; failures of ours also go to the log. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> handle(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) return null;
        ResponseEntity<Object> answer = Problems.response(e, request.getMethod());
        if (Problems.isFailure(answer)) log(e, request, answer);
        else if (e instanceof DataIntegrityViolationException unfit) {
            // Mostly somebody's mistake; but a value of our own making would come this way too.
            LOG.warn(
                    "{} {}: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    unfit.getMostSpecificCause().getMessage());
        }
        return response.isCommitted() ? null : answer;
    }

    private static void log(Exception e, HttpServletRequest request, ResponseEntity<Object> answer) {
        String instance = answer.getBody() instanceof Problem problem ? problem.instance() : null;
        LOG.error("{} {} failed {}", request.getMethod(), request.getRequestURI(), instance, e);
    }
}
