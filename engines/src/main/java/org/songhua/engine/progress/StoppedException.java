package org.songhua.engine.progress;

/** Ends a computation whose result nobody wants any more. Not a fault: it tells nothing but that it was asked for. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("The computation was stopped.", null, false, false);
    }
}
