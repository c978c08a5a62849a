package org.songhua.edge.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient HttpHeaders headers = new HttpHeaders();

    public ProblemException(Problem problem) {
        super(problem.code() + " " + problem.detail());
        this.problem = problem;
        headers.addAll(problem.headers());
    }

    /** A problem with a code of its own. */
    public ProblemException(HttpStatus status, String code, String detail) {
        this(Problem.of(status, code, detail));
    }

    /** A problem whose status says it all. */
    public ProblemException(HttpStatus status, String detail) {
        this(Problem.of(status, detail));
    }

    /** Adds a header to the response. */
    public ProblemException with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    public Problem problem() {
        return problem;
    }

    public HttpHeaders headers() {
        return headers;
    }
}
