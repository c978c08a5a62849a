package org.songhua.edge.ogc.http;

import java.util.List;
import java.util.stream.Collectors;
import org.songhua.engine.fault.Fault;
import org.springframework.http.HttpStatus;

/** Ends a request with an error status and all the faults found. */
public final class OgcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<Fault> faults;

    private OgcException(HttpStatus status, List<Fault> faults) {
        super(faults.stream().map(Fault::line).collect(Collectors.joining("\n")));
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /** Parameters that are unknown or do not fit. */
    public static OgcException badRequest(List<Fault> faults) {
        return new OgcException(HttpStatus.BAD_REQUEST, faults);
    }

    public static OgcException notFound(Fault fault) {
        return new OgcException(HttpStatus.NOT_FOUND, List.of(fault));
    }

    public static OgcException notAcceptable(Fault fault) {
        return new OgcException(HttpStatus.NOT_ACCEPTABLE, List.of(fault));
    }

    public HttpStatus status() {
        return status;
    }

    /** {@return at least one fault} */
    public List<Fault> faults() {
        return faults;
    }
}
