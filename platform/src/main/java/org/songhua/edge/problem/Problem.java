package org.songhua.edge.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An RFC 9457 problem document.
 *
 * @param type always {@code about:blank}: the code says more
 * @param title words of the status
 * @param detail one sentence for people
 * @param instance address of this very occurrence in the log, only for our own failures
 * @param code stable code for programs, such as {@code AUTH-010}, or {@code HTTP-404} where the status says it all
 * @param faults everything that is wrong with the request
 * @param retryAfterSeconds when trying again makes sense
 * @param conflicts what was sent beside what stands there now, when somebody else was faster
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        String code,
        List<?> faults,
        @Nullable Long retryAfterSeconds,
        @Nullable Object conflicts) {
    public static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

    public Problem {
        faults = List.copyOf(faults);
    }

    /** A problem whose status says it all. */
    public static Problem of(HttpStatusCode status, @Nullable String detail) {
        return of(status, "HTTP-" + status.value(), detail);
    }

    public static Problem of(HttpStatusCode status, String code, @Nullable String detail) {
        return new Problem("about:blank", title(status), status.value(), detail, null, code, List.of(), null, null);
    }

    /** A problem made of faults; the first gives the code. */
    public static Problem ofFaults(HttpStatusCode status, List<Fault> faults) {
        String detail = faults.getFirst().problem();
        return of(status, faults.getFirst().code(), detail)
                .withFaults(faults.stream().map(FaultView::of).toList());
    }

    Problem withFaults(List<?> newFaults) {
        return new Problem(type, title, status, detail, instance, code, newFaults, retryAfterSeconds, conflicts);
    }

    /** Shows what was sent beside what stands there now. */
    public Problem withConflicts(Object newConflicts) {
        return new Problem(type, title, status, detail, instance, code, faults, retryAfterSeconds, newConflicts);
    }

    Problem withInstance(String newInstance) {
        return new Problem(type, title, status, detail, newInstance, code, faults, retryAfterSeconds, conflicts);
    }

    /** Says when to try again, in the document and in the header; rounded up to whole seconds. */
    public Problem withRetryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return new Problem(type, title, status, detail, instance, code, faults, seconds, conflicts);
    }

    /** {@return headers that belong to the document} */
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        headers.setContentType(MEDIA_TYPE);
        if (retryAfterSeconds != null) headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds));
        return headers;
    }

    /** {@return the document as a response} */
    public ResponseEntity<Object> response() {
        return new ResponseEntity<>(this, headers(), HttpStatusCode.valueOf(status));
    }

    private static String title(HttpStatusCode status) {
        return status instanceof HttpStatus known ? known.getReasonPhrase() : "Status " + status.value();
    }
}
