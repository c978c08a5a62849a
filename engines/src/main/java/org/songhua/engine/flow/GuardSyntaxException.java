package org.songhua.engine.flow;

/** A text that is no condition. */
public final class GuardSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    GuardSyntaxException(String problem, int position) {
        super(problem);
        this.position = position;
    }

    /** {@return where, counted in characters from 1} */
    public int position() {
        return position;
    }
}
