package org.songhua.people;

/** Whoever asks may not do it, although the request is well formed. */
public final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAllowedException(String reason) {
        super(reason);
    }
}
