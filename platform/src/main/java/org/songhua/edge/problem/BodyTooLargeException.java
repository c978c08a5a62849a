package org.songhua.edge.problem;

import java.io.IOException;

/** The body of a request goes on past what is allowed. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param limit bytes allowed */
    public BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes.");
    }
}
