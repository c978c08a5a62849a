package org.songhua.cim.internal.quality;

/** A check that could not run; the message says why, for people. */
final class CheckFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CheckFailure(String why) {
        super(why);
    }

    CheckFailure(String why, Throwable cause) {
        super(why, cause);
    }
}
