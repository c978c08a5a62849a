package org.songhua.edge.open311;

import org.springframework.http.HttpStatus;

/** A request that Open311 answers with an error of its own form. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    Refused(HttpStatus status, String description) {
        super(description);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    static Refused bad(String description) {
        return new Refused(HttpStatus.BAD_REQUEST, description);
    }

    static Refused missing(String description) {
        return new Refused(HttpStatus.NOT_FOUND, description);
    }
}
