package org.songhua.edge.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.songhua.casework.StaleCaseException;
import org.songhua.cim.StaleRevisionException;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.register.StaleRecordException;
import org.songhua.store.Database;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** From exceptions to responses: a pure function, which never lets a stack trace or a class name out. */
final class Problems {
    /** Requests without a body: what is wrong with them is wrong with their address. */
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

    private Problems() {}

    /**
     * {@return the response to an exception}
     *
     * @param method HTTP method of the request
     */
    static ResponseEntity<Object> response(Throwable e, String method) {
        return switch (e) {
            case ProblemException own -> respond(own.problem(), own.headers());
            case FaultException faults ->
                Problem.ofFaults(statusOfFaults(method), faults.faults()).response();
            case StaleRevisionException stale -> stale(stale);
            case StaleCaseException stale ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, "CASE-412", stale.getMessage())
                        .response();
            case StaleRecordException stale ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, "REG-412", stale.getMessage())
                        .response();
            case NotFoundException missing ->
                Problem.of(HttpStatus.NOT_FOUND, missing.getMessage()).response();
            case NotAllowedException refused ->
                Problem.of(HttpStatus.FORBIDDEN, "AUTH-010", refused.getMessage())
                        .response();
            case HttpMessageNotReadableException unreadable ->
                unreadable(unreadable).response();
            case MultipartException multipart
            when !(e instanceof ErrorResponse) -> badUpload(multipart).response();
            case MethodArgumentTypeMismatchException mismatch ->
                mismatch(mismatch).response();
            case MissingServletRequestParameterException missing ->
                missing(missing.getParameterName()).response();
            case MissingServletRequestPartException missing ->
                missing(missing.getRequestPartName()).response();
            case MissingRequestValueException missing -> plain(missing);
            case InvalidParameterException garbled ->
                Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "The parameters of the request cannot be read; write them in UTF-8, percent-encoded.")
                        .response();
            case TypeMismatchException mismatch ->
                Problem.of(HttpStatus.BAD_REQUEST, "A value of the request cannot be read.")
                        .response();
            case ErrorResponse response -> plain(response);
            case DataIntegrityViolationException unfit
            when Database.refusedValue(unfit) ->
                Problem.of(
                                statusOfFaults(method),
                                "A value of the request is none that is kept here: a character, a time or a number out of range.")
                        .response();
            case DataAccessException full when Database.isFull(full) -> full();
            case TransientDataAccessException busy -> busy();
            case DataAccessResourceFailureException down -> busy();
            case CannotCreateTransactionException down -> busy();
            default -> failure().response();
        };
    }

    /** {@return whether the exception is a failure of ours, which the log must hold} */
    static boolean isFailure(ResponseEntity<Object> response) {
        return response.getStatusCode().is5xxServerError();
    }

    private static HttpStatus statusOfFaults(String method) {
        return BODILESS.contains(method) ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static ResponseEntity<Object> respond(Problem problem, HttpHeaders headers) {
        return new ResponseEntity<>(problem, headers, problem.status());
    }

    private static ResponseEntity<Object> stale(StaleRevisionException stale) {
        Problem problem = Problem.of(HttpStatus.PRECONDITION_FAILED, stale.getMessage());
        HttpHeaders headers = problem.headers();
        headers.setETag("\"" + stale.currentRevision() + "\"");
        return respond(problem, headers);
    }

    /** Spring's own exceptions and those made like them; a code and faults given along are kept. */
    private static ResponseEntity<Object> plain(ErrorResponse response) {
        Map<String, @Nullable Object> extra =
                Optional.ofNullable(response.getBody().getProperties()).orElse(Map.of());
        String code = extra.get("code") instanceof String text
                ? text
                : "HTTP-" + response.getStatusCode().value();
        Problem problem =
                Problem.of(response.getStatusCode(), code, response.getBody().getDetail());
        if (extra.get("faults") instanceof List<?> faults) problem = problem.withFaults(faults);
        var headers = new HttpHeaders();
        headers.addAll(response.getHeaders());
        headers.addAll(problem.headers());
        return respond(problem, headers);
    }

    private static Problem unreadable(HttpMessageNotReadableException e) {
        Optional<BodyTooLargeException> large = cause(e, BodyTooLargeException.class);
        if (large.isPresent()) return tooLarge(large.get());
        return cause(e, JacksonException.class)
                .map(Problems::badJson)
                .orElseGet(() ->
                        Problem.of(HttpStatus.BAD_REQUEST, "The request has no body, or one that cannot be read."));
    }

    private static Problem tooLarge(BodyTooLargeException e) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, e.getMessage());
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) return Optional.of(type.cast(cause));
        }
        return Optional.empty();
    }

    private static Problem badJson(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        int line = location == null ? 0 : location.getLineNr();
        String where = line < 1 ? "" : " at line %d, column %d".formatted(line, location.getColumnNr());
        Place place = line < 1 ? Place.NOWHERE : Place.NOWHERE.withRow(line);
        return Problem.ofFaults(
                HttpStatus.BAD_REQUEST,
                List.of(Fault.refused(
                        "JSON-001",
                        place,
                        "The body is not the JSON that is expected" + where + ".",
                        "Correct it there; the documentation of the interface shows the form.")));
    }

    private static Problem badUpload(MultipartException e) {
        Optional<BodyTooLargeException> large = cause(e, BodyTooLargeException.class);
        if (large.isPresent()) return tooLarge(large.get());
        return Problem.of(HttpStatus.BAD_REQUEST, "The upload is not a complete multipart/form-data body.");
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        return Problem.ofFaults(
                HttpStatus.BAD_REQUEST,
                List.of(Fault.refused(
                        "HTTP-400",
                        Place.atField(e.getName()),
                        "The value of " + e.getName() + " cannot be read.",
                        type == null ? "Correct it." : "Give a value of type " + name(type) + ".")));
    }

    private static String name(Class<?> type) {
        if (type.isPrimitive()) return type.getName();
        return switch (type.getSimpleName()) {
            case "Integer", "Long" -> "integer";
            case "Double", "Float", "BigDecimal" -> "number";
            case "Instant" -> "time (such as 2026-01-31T00:00:00Z)";
            default -> "text";
        };
    }

    private static Problem missing(String name) {
        return Problem.ofFaults(
                HttpStatus.BAD_REQUEST,
                List.of(Fault.refused(
                        "HTTP-400", Place.atField(name), "The request does not give " + name + ".", "Add it.")));
    }

    private static ResponseEntity<Object> busy() {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer at this moment.")
                .withRetryAfter(Duration.ofSeconds(5))
                .response();
    }

    /** Reading goes on, and writing too as soon as there is room. */
    private static ResponseEntity<Object> full() {
        return Problem.of(
                        HttpStatus.INSUFFICIENT_STORAGE, "The disk of the database is full; nothing of this was kept.")
                .withRetryAfter(Duration.ofMinutes(1))
                .response();
    }

    /** The id finds the stack trace in the log, and says nothing else. */
    private static Problem failure() {
        String id = "urn:uuid:" + UUID.randomUUID();
        return Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "Something failed on our side; the log holds it under " + id + ".")
                .withInstance(id);
    }
}
