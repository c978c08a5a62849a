package org.songhua.edge.sta;

import java.io.IOException;
import java.io.InputStream;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.fault.FaultException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What all editions of SensorThings have in common over HTTP: how large a body may be, and how faults are told. */
abstract class StaEdge {
    /** Largest body; that of a batch does not pass the limit for documents, because it comes as an upload. */
    private static final int MOST_BYTES = 32 << 20;

    static byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES)
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, "The body is larger than %d bytes.".formatted(MOST_BYTES));
        return bytes;
    }

    @ExceptionHandler
    ResponseEntity<Object> faults(FaultException e) {
        return StaFaults.response(e);
    }

    @ExceptionHandler
    ResponseEntity<Object> conflict(DuplicateKeyException e) {
        return StaFaults.conflict().problem().response();
    }

    @ExceptionHandler
    ResponseEntity<Object> unfit(DataIntegrityViolationException e) {
        return StaFaults.unfit().problem().response();
    }
}
