package org.songhua.edge.processes;

import org.songhua.edge.problem.Problem;
import org.springframework.http.HttpStatus;

/** Ends a request with one of the exceptions that OGC API - Processes names. */
final class ProcessException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String TYPES = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";

    private final transient Problem problem;

    private ProcessException(String type, HttpStatus status, String code, String detail) {
        super(detail);
        Problem plain = Problem.of(status, code, detail);
        this.problem = new Problem(type, plain.title(), plain.status(), detail, null, code, plain.faults(), null, null);
    }

    static ProcessException noSuchProcess(String id) {
        String detail = "There is no process '" + id + "'; the processes are listed at /ogcapi/processes.";
        return new ProcessException(TYPES + "no-such-process", HttpStatus.NOT_FOUND, "PLAN-160", detail);
    }

    static ProcessException noSuchJob(String id) {
        String detail = "There is no job '" + id + "' of yours; jobs are listed at /ogcapi/jobs.";
        return new ProcessException(TYPES + "no-such-job", HttpStatus.NOT_FOUND, "PLAN-161", detail);
    }

    static ProcessException notReady(String id) {
        String detail = "The job '" + id + "' has not ended yet; ask for its status first.";
        return new ProcessException(TYPES + "result-not-ready", HttpStatus.NOT_FOUND, "PLAN-162", detail);
    }

    static ProcessException failed(String message) {
        return new ProcessException("about:blank", HttpStatus.INTERNAL_SERVER_ERROR, "PLAN-163", message);
    }

    Problem problem() {
        return problem;
    }
}
